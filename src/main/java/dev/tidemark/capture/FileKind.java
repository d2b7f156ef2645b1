package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names files that people take for a {@code $J} or an {@code $MFT} though they are neither, by the bytes that such files begin
 * or end with. Immutable.
 */
public enum FileKind {
    EMPTY,
    DEVICE,
    FILE_TABLE,
    NTFS_VOLUME,
    OTHER_VOLUME,
    DISK,
    VHD(0, "conectix"),
    VHDX(0, "vhdxfile"),
    VMDK(0, "KDMV"),
    QCOW(0, "QFI\u00fb"),
    EWF(0, "EVF\t\r\n\u00ff\0"),
    EWF2(0, "EVF2\r\n\u0081\0"),
    GZIP(0, "\u001f\u008b\b"),
    ZIP(0, "PK\3\4"),
    SEVEN_ZIP(0, "7z\u00bc\u00af\u0027\u001c"),
    RAR(0, "Rar!\u001a\7"),
    XZ(0, "\u00fd7zXZ\0"),
    BZIP2(0, "BZh"),
    ZSTD(0, "(\u00b5/\u00fd"),
    CABINET(0, "MSCF\0\0\0\0"),
    EVENT_LOG(0, "ElfFile\0"),
    REGISTRY(0, "regf"),
    LOG_FILE(0, "RSTR"),
    PREFETCH(0, "MAM\4"),
    SQLITE(0, "SQLite format 3\0"),
    PDF(0, "%PDF-"),
    JOURNAL_MAX,
    TEXT;

    private static final int FILE_TYPE = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int BLOCK_DEVICE = 0x6000;
    private static final int HEAD = 4096;
    private static final int SECTOR = 512;
    private static final int RECORD_NEAR = 1 << 20;
    private static final int MAX_STREAM = 32;
    private static final int PARTITIONS = 446;
    private static final int PARTITION = 16;

    private final int at;
    private final byte[] magic;

    FileKind() {
        this(0, "");
    }

    FileKind(int at, String magic) {
        this.at = at;
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What a file is; {@code null} when it may be a journal, or is no file that can be read again, as a pipe is none. Reads the disk. */
    public static @Nullable FileKind of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return isDevice(file) ? DEVICE : null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = read(channel, 0);
            ByteBuffer tail = read(channel, Math.max(0, channel.size() - SECTOR));
            FileKind kind = of(head, tail, channel.size());
            if (kind == null) {
                return FileTableFile.test(file) ? FILE_TABLE : null;
            }
            return kind.isWeak() && hasRecord(channel) ? null : kind;
        }
    }

    /** A device may never end; a pipe ends when who writes it does. */
    private static boolean isDevice(Path file) throws IOException {
        try {
            int type = Files.exists(file) ? ((Number) Files.getAttribute(file, "unix:mode")).intValue() & FILE_TYPE : 0;
            return type == CHARACTER_DEVICE || type == BLOCK_DEVICE;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether there is nothing in such a file that could be found as it is: it is empty, packed, or no file. Reads the disk, for
     * what stores may have stored without packing.
     */
    boolean hidesItsContent(Path file) throws IOException {
        return hidesItsContent() && !(Files.isRegularFile(file) && hasRecord(file));
    }

    private static boolean hasRecord(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return hasRecord(channel);
        }
    }

    private boolean hidesItsContent() {
        return switch (this) {
            case EMPTY, DEVICE, EWF, EWF2, GZIP, ZIP, SEVEN_ZIP, RAR, XZ, BZIP2, ZSTD, CABINET, PREFETCH, PDF -> true;
            default -> false;
        };
    }

    /**
     * Whether the few bytes that tell this kind are no match for a record behind them: no file of this kind has records in it
     * that can be read as they are.
     */
    private boolean isWeak() {
        return switch (this) {
            case GZIP, XZ, BZIP2, ZSTD, PREFETCH, TEXT -> true;
            default -> false;
        };
    }

    /** Whether what no foreign bytes look like stands near the beginning. */
    private static boolean hasRecord(FileChannel channel) throws IOException {
        ByteBuffer bytes = read(channel, 0, RECORD_NEAR);
        boolean found = false;
        for (int from = 0; from < RecordBytes.ALIGNMENT && !found; from++) {
            found = RecordCheck.find(bytes, from, bytes.limit(), bytes.limit()) >= 0;
        }
        return found;
    }

    /**
     * Whether a file is named, or looks, like something that people keep because it cannot be made again: a journal, a table, an
     * image, an archive. Text is what is written of them. Reads the disk.
     */
    static boolean isEvidence(Path file) throws IOException {
        FileKind kind = of(file);
        if (kind != null) {
            return kind != EMPTY && kind != TEXT;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = read(channel, 0);
            // A journal may begin with a hole of any length.
            return isZero(head) || beginsWithRecord(head) || hasRecord(channel);
        }
    }

    /** Whether a file begins with a record, behind no more than a page of zeros. Reads the disk. */
    static boolean beginsWithRecord(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return beginsWithRecord(read(channel, 0));
        }
    }

    /** Whether a file that is named as a journal may hold one, or was to: a text or a database tells of one. */
    boolean isEvidenceOfJournal() {
        return switch (this) {
            case TEXT, JOURNAL_MAX, FILE_TABLE, SQLITE, PDF, EVENT_LOG, REGISTRY -> false;
            default -> true;
        };
    }

    private static boolean isZero(ByteBuffer bytes) {
        int at = 0;
        while (at < bytes.limit() && bytes.get(at) == 0) {
            at++;
        }
        return at == bytes.limit();
    }

    private static ByteBuffer read(FileChannel channel, long from) throws IOException {
        return read(channel, from, HEAD);
    }

    private static ByteBuffer read(FileChannel channel, long from, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, from + bytes.position());
        }
        return bytes.flip();
    }

    private static @Nullable FileKind of(ByteBuffer head, ByteBuffer tail, long size) {
        if (size == 0) {
            return EMPTY;
        }
        if (beginsWithRecord(head)) {
            return null;
        }
        for (FileKind kind : values()) {
            if (kind.magic.length > 0 && has(head, kind.at, kind.magic)) {
                return kind;
            }
        }
        if (isBoot(head) && tail.limit() == SECTOR && has(tail, 0, VHD.magic)) {
            return VHD;
        }
        FileKind volume = volume(head);
        return volume != null ? volume : isMaxStream(head, size) ? JOURNAL_MAX : isText(head) ? TEXT : null;
    }

    /** Then it is a journal, whatever its names look like: who gave a file its name must not make another thing of the journal. */
    static boolean beginsWithRecord(ByteBuffer head) {
        int at = 0;
        while (at + Long.BYTES <= head.limit() && head.getLong(at) == 0) {
            at += Long.BYTES;
        }
        return RecordCheck.check(head, at, head.limit()) == RecordCheck.Problem.NONE
                && RecordBytes.isKnown(RecordBytes.majorVersion(head, at));
    }

    private static boolean isBoot(ByteBuffer head) {
        return head.limit() >= SECTOR && head.getShort(SECTOR - 2) == (short) 0xAA55;
    }

    private static @Nullable FileKind volume(ByteBuffer head) {
        if (!isBoot(head)) {
            return null;
        }
        if (has(head, 3, "NTFS    ")) {
            return NTFS_VOLUME;
        }
        if (has(head, 3, "EXFAT   ") || has(head, 54, "FAT1") || has(head, 82, "FAT32   ")) {
            return OTHER_VOLUME;
        }
        return hasPartitions(head) || has(head, SECTOR, "EFI PART") ? DISK : null;
    }

    private static boolean hasPartitions(ByteBuffer head) {
        int used = 0;
        for (int i = 0; i < 4; i++) {
            int active = head.get(PARTITIONS + i * PARTITION) & 0xFF;
            if (active != 0 && active != 0x80) {
                return false;
            }
            used += head.get(PARTITIONS + i * PARTITION + 4) != 0 ? 1 : 0;
        }
        return used > 0;
    }

    /** Maximum size, allocation delta, id and lowest USN: the journal's other stream. */
    private static boolean isMaxStream(ByteBuffer head, long size) {
        return size == MAX_STREAM
                && head.getLong(0) > 0
                && head.getLong(8) > 0
                && head.getLong(8) <= head.getLong(0)
                && head.getLong(24) >= 0;
    }

    private static boolean has(ByteBuffer bytes, int at, String ascii) {
        return has(bytes, at, ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean has(ByteBuffer bytes, int at, byte[] wanted) {
        return at + wanted.length <= bytes.limit()
                && bytes.slice(at, wanted.length).equals(ByteBuffer.wrap(wanted));
    }

    /** Letters, signs and ends of lines only, in UTF-8 or with the mark of UTF-16. */
    private static boolean isText(ByteBuffer head) {
        boolean utf16 = head.limit() >= 2 && (head.getShort(0) == (short) 0xFEFF || head.getShort(0) == (short) 0xFFFE);
        for (int i = 0; i < head.limit() && !utf16; i++) {
            int b = head.get(i) & 0xFF;
            if (b < ' ' && b != '\t' && b != '\r' && b != '\n' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    // --- in words

    /** Why such a file is no source of records, and what to do with it. */
    public Problem asJournal(String file) {
        return problem(file, "journal");
    }

    /** Why such a file is no {@code $MFT}, and what to do with it. */
    Problem asTable(String file) {
        return problem(file, "table");
    }

    private Problem problem(String file, String wanted) {
        String key = "filekind." + name().toLowerCase(Locale.ROOT);
        String what = Messages.text("filekind.what", file, Messages.text(key));
        String next = key + ".next." + wanted;
        String usual = key + ".next";
        return Problem.refusal(
                what,
                Messages.text("filekind.here." + wanted),
                Messages.text(Messages.has(next) ? next : Messages.has(usual) ? usual : "filekind.next." + wanted));
    }

    /** What is said of a file that has no record in it. */
    public static Problem withoutRecords(String file, long bytes) {
        return Problem.refusal(
                Messages.text("filekind.none", file, bytes),
                Messages.text("filekind.here.journal"),
                Messages.text("filekind.none.next"));
    }
}
