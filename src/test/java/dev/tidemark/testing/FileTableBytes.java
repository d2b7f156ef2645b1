package dev.tidemark.testing;

import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds the bytes of an {@code $MFT} for tests: file records at their numbers, with fixups. */
public final class FileTableBytes {

    public static final int POSIX = 0;
    public static final int WIN32 = 1;
    public static final int DOS = 2;
    public static final int WIN32_AND_DOS = 3;

    private static final int FIRST_ATTRIBUTE = 0x38;
    private static final int USA = 0x30;
    private static final int STRIDE = 512;
    private static final short CHECK = 0x0107;

    private final int recordSize;
    private final byte[] table;

    public FileTableBytes(int records, int recordSize) {
        this.recordSize = recordSize;
        this.table = new byte[records * recordSize];
        file(0, 1, 0).name(FileId.NTFS_ROOT, "$MFT", WIN32_AND_DOS).write();
    }

    /** A table of records of 1,024 bytes that holds {@code $MFT} and the root. */
    public static FileTableBytes withRoot(int records) {
        FileTableBytes table = new FileTableBytes(records, 1024);
        table.directory(5, 5, 0).name(FileId.NTFS_ROOT, ".", WIN32_AND_DOS).write();
        return table;
    }

    public Entry file(long number, int sequence, long usn) {
        return new Entry(number, sequence, 1, usn);
    }

    public Entry directory(long number, int sequence, long usn) {
        return new Entry(number, sequence, 3, usn);
    }

    public byte[] toBytes() {
        return table.clone();
    }

    /** The table's bytes themselves, to damage them. */
    public byte[] array() {
        return table;
    }

    /** One file record. */
    public final class Entry {

        private final long number;
        private final ByteBuffer bytes;
        private int names;
        private int at = FIRST_ATTRIBUTE;

        private Entry(long number, int sequence, int flags, long usn) {
            this.number = number;
            this.bytes = ByteBuffer.allocate(recordSize).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(0, 0x454C4946);
            bytes.putShort(4, (short) USA).putShort(6, (short) (recordSize / STRIDE + 1));
            bytes.putShort(16, (short) sequence).putShort(20, (short) FIRST_ATTRIBUTE);
            bytes.putShort(22, (short) flags).putInt(28, recordSize);
            bytes.putInt(44, (int) number);
            ByteBuffer standard = value(72);
            standard.putLong(64, usn);
            attribute(0x10, standard.array());
        }

        private static ByteBuffer value(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }

        public Entry name(FileId parent, String name, int space) {
            byte[] chars = name.getBytes(StandardCharsets.UTF_16LE);
            ByteBuffer value = value(66 + chars.length);
            value.putLong(0, parent.low());
            value.put(64, (byte) name.length()).put(65, (byte) space).put(66, chars);
            attribute(0x30, value.array());
            names++;
            return this;
        }

        /** An attribute list that names an extension record. */
        public Entry list(FileId extension) {
            ByteBuffer value = value(32);
            value.putInt(0, 0x30).putShort(4, (short) 32).putLong(16, extension.low());
            attribute(0x20, value.array());
            return this;
        }

        /** Makes this an extension record of another. */
        public Entry of(FileId base) {
            bytes.putLong(32, base.low());
            return this;
        }

        public Entry free() {
            bytes.putShort(22, (short) 0);
            return this;
        }

        /** As NTFS leaves the record of a deleted directory. */
        public Entry deleted() {
            bytes.putShort(22, (short) 2);
            return this;
        }

        public Entry links(int count) {
            names = count;
            return this;
        }

        public Entry attribute(int type, byte... value) {
            int length = 24 + value.length + 7 & -8;
            bytes.putInt(at, type).putInt(at + 4, length);
            bytes.putInt(at + 16, value.length).putShort(at + 20, (short) 24);
            bytes.put(at + 24, value);
            at += length;
            return this;
        }

        public FileTableBytes write() {
            bytes.putInt(at, -1);
            bytes.putInt(24, at + 8).putShort(18, (short) names);
            bytes.putShort(USA, CHECK);
            for (int i = 1; i <= recordSize / STRIDE; i++) {
                int end = i * STRIDE - 2;
                bytes.putShort(USA + 2 * i, bytes.getShort(end)).putShort(end, CHECK);
            }
            bytes.get(0, table, (int) number * recordSize, recordSize);
            return FileTableBytes.this;
        }
    }
}
