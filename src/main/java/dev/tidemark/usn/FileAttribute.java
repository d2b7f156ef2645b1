package dev.tidemark.usn;

/**
 * File attributes as a USN record carries them.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/file-attribute-constants">File Attribute Constants</a>
 */
public enum FileAttribute implements Flag {
    READONLY(0x0000_0001, "Read only", 'R'),
    HIDDEN(0x0000_0002, "Hidden", 'H'),
    SYSTEM(0x0000_0004, "System", 'S'),
    DIRECTORY(0x0000_0010, "Directory", 'D'),
    ARCHIVE(0x0000_0020, "Archive", 'A'),
    DEVICE(0x0000_0040, "Device", 'X'),
    NORMAL(0x0000_0080, "Normal", 'N'),
    TEMPORARY(0x0000_0100, "Temporary", 'T'),
    SPARSE_FILE(0x0000_0200, "Sparse", 'P'),
    REPARSE_POINT(0x0000_0400, "Reparse point", 'L'),
    COMPRESSED(0x0000_0800, "Compressed", 'C'),
    OFFLINE(0x0000_1000, "Offline", 'O'),
    NOT_CONTENT_INDEXED(0x0000_2000, "Not content indexed", 'I'),
    ENCRYPTED(0x0000_4000, "Encrypted", 'E'),
    INTEGRITY_STREAM(0x0000_8000, "Integrity stream", 'V'),
    VIRTUAL(0x0001_0000, "Virtual", 'v'),
    NO_SCRUB_DATA(0x0002_0000, "No scrub data", 'B'),
    RECALL_ON_OPEN(0x0004_0000, "Recall on open", 'o'),
    PINNED(0x0008_0000, "Pinned", 'p'),
    UNPINNED(0x0010_0000, "Unpinned", 'U'),
    RECALL_ON_DATA_ACCESS(0x0040_0000, "Recall on data access", 'M');

    private static final FileAttribute[] VALUES = values();

    private final int bit;
    private final String label;
    private final char letter;

    FileAttribute(int bit, String label, char letter) {
        this.bit = bit;
        this.label = label;
        this.letter = letter;
    }

    @Override
    public int bit() {
        return bit;
    }

    @Override
    public String symbol() {
        return "FILE_ATTRIBUTE_" + name();
    }

    @Override
    public String label() {
        return label;
    }

    public boolean in(int mask) {
        return (mask & bit) != 0;
    }

    /** The labels in bit order, joined by {@code " | "}; unknown bits in hex; empty for 0. */
    public static String labels(int mask) {
        return Flags.labels(mask, VALUES, " | ");
    }

    /**
     * One letter an attribute, as {@code attrib} and PowerShell's {@code Mode} do it: {@code HSA} is hidden, system,
     * archive; unknown bits follow in hex.
     */
    public static String letters(int mask) {
        StringBuilder text = new StringBuilder();
        int left = mask;
        for (FileAttribute attribute : VALUES) {
            if (attribute.in(mask)) {
                text.append(attribute.letter);
                left &= ~attribute.bit;
            }
        }
        return left == 0
                ? text.toString()
                : text.append('+').append(Flags.hex(left)).toString();
    }
}
