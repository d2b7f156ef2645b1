package dev.tidemark.usn;

/**
 * The 24 documented reasons of a USN record, in bit order.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v2">USN_RECORD_V2,
 *     member Reason</a>
 */
public enum Reason implements Flag {
    DATA_OVERWRITE(0x0000_0001, Kind.DATA, "Data overwrite"),
    DATA_EXTEND(0x0000_0002, Kind.DATA, "Data extend"),
    DATA_TRUNCATION(0x0000_0004, Kind.DATA, "Data truncation"),
    NAMED_DATA_OVERWRITE(0x0000_0010, Kind.NAMED_DATA, "Named data overwrite"),
    NAMED_DATA_EXTEND(0x0000_0020, Kind.NAMED_DATA, "Named data extend"),
    NAMED_DATA_TRUNCATION(0x0000_0040, Kind.NAMED_DATA, "Named data truncation"),
    FILE_CREATE(0x0000_0100, Kind.LIFE, "File create"),
    FILE_DELETE(0x0000_0200, Kind.LIFE, "File delete"),
    EA_CHANGE(0x0000_0400, Kind.METADATA, "EA change"),
    SECURITY_CHANGE(0x0000_0800, Kind.METADATA, "Security change"),
    RENAME_OLD_NAME(0x0000_1000, Kind.NAME, "Rename: old name"),
    RENAME_NEW_NAME(0x0000_2000, Kind.NAME, "Rename: new name"),
    INDEXABLE_CHANGE(0x0000_4000, Kind.METADATA, "Indexable change"),
    BASIC_INFO_CHANGE(0x0000_8000, Kind.METADATA, "Basic info change"),
    HARD_LINK_CHANGE(0x0001_0000, Kind.NAME, "Hard link change"),
    COMPRESSION_CHANGE(0x0002_0000, Kind.METADATA, "Compression change"),
    ENCRYPTION_CHANGE(0x0004_0000, Kind.METADATA, "Encryption change"),
    OBJECT_ID_CHANGE(0x0008_0000, Kind.METADATA, "Object ID change"),
    REPARSE_POINT_CHANGE(0x0010_0000, Kind.METADATA, "Reparse point change"),
    STREAM_CHANGE(0x0020_0000, Kind.NAMED_DATA, "Stream change"),
    TRANSACTED_CHANGE(0x0040_0000, Kind.METADATA, "Transacted change"),
    INTEGRITY_CHANGE(0x0080_0000, Kind.METADATA, "Integrity change"),
    DESIRED_STORAGE_CLASS_CHANGE(0x0100_0000, Kind.METADATA, "Desired storage class change"),
    CLOSE(0x8000_0000, Kind.CLOSE, "Close");

    /** What a reason is about; the window groups and colours reasons by it. */
    public enum Kind {
        /** The unnamed data stream was written, extended or truncated. */
        DATA,
        /** A named data stream was written, or the set of streams changed. */
        NAMED_DATA,
        /** The file or directory came into being or went. */
        LIFE,
        /** A name or hard link changed. */
        NAME,
        /** Attributes, security, EAs, compression and other facts about the file changed. */
        METADATA,
        /** The last handle was closed. */
        CLOSE
    }

    /** All documented reasons. */
    public static final int ALL = allBits();

    private static final Reason[] VALUES = values();

    private final int bit;
    private final Kind kind;
    private final String label;

    Reason(int bit, Kind kind, String label) {
        this.bit = bit;
        this.kind = kind;
        this.label = label;
    }

    @Override
    public int bit() {
        return bit;
    }

    @Override
    public String symbol() {
        return "USN_REASON_" + name();
    }

    @Override
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public boolean in(int mask) {
        return (mask & bit) != 0;
    }

    /**
     * What a record leaves set for the next one of its file: nothing when the file was closed with it. One of version 4 says CLOSE too,
     * but the close record is still to come, and says it anew.
     *
     * @param hasTimeAndName whether it is of version 2 or 3
     */
    public static int left(int mask, boolean hasTimeAndName) {
        return CLOSE.in(mask) && hasTimeAndName ? 0 : mask & ~CLOSE.bit;
    }

    /** The labels in bit order, joined by {@code " | "} as {@code fsutil} prints them; unknown bits in hex. */
    public static String labels(int mask) {
        return Flags.labels(mask, VALUES, " | ");
    }

    /** The {@code USN_REASON_} symbols in bit order, joined by {@code |}; unknown bits in hex. */
    public static String symbols(int mask) {
        return Flags.symbols(mask, VALUES);
    }

    /**
     * Reads a mask from hex ({@code 0x80000100}, {@code 80000100}) or names ({@code FILE_CREATE|CLOSE}).
     *
     * @throws IllegalArgumentException naming the word that is no reason
     */
    public static int parse(String text) {
        return Flags.parse(text, VALUES, "USN_REASON_");
    }

    private static int allBits() {
        int mask = 0;
        for (Reason reason : values()) {
            mask |= reason.bit;
        }
        return mask;
    }
}
