package dev.tidemark.mft;

import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;

/**
 * Goes through an {@code $MFT} piece by piece, from its first record on, and gives the files in use and their names to a
 * sink. Not thread-safe. Damaged records are skipped and counted.
 *
 * <p>Names in extension records are found by their base references; attribute lists are not followed, since a long one lies
 * outside the table.
 */
public final class FileTableScanner {

    /** The least size of a file record, in bytes: enough to tell the record size of a table. */
    public static final int LEAST_RECORD = 512;

    private static final int MOST_RECORD = 1 << 16;
    private static final int FIRST_RECORD = 0;

    private final FileTableSink sink;
    private final FileRecord record;
    private long next = FIRST_RECORD;
    private long files;
    private long damaged;

    /**
     * @param recordSize what {@link #recordSize} says
     */
    public FileTableScanner(int recordSize, FileTableSink sink) {
        this.record = new FileRecord(recordSize);
        this.sink = sink;
    }

    /**
     * The size of the file records of a table, as its first record says.
     *
     * @param bytes little-endian; holds the first {@link #LEAST_RECORD} bytes of the table at {@code at}
     * @return a power of two from 512 to 65,536; 0 when these bytes are not the start of an {@code $MFT}
     */
    public static int recordSize(ByteBuffer bytes, int at) {
        FileRecord first = new FileRecord(LEAST_RECORD);
        first.copy(bytes, at);
        int size = first.bytes.getInt(FileRecord.HEADER.offset("AllocatedSize"));
        boolean sane = size >= LEAST_RECORD && size <= MOST_RECORD && Integer.bitCount(size) == 1;
        return first.hasSignature() && sane && first.isNumbered(FIRST_RECORD) ? size : 0;
    }

    /**
     * Goes through the whole records in a piece, the first of which follows the last one of the piece before.
     *
     * @param bytes little-endian
     * @param to where the piece ends, at most the limit
     * @return the position behind the last whole record
     */
    public int scan(ByteBuffer bytes, int from, int to) {
        int at = from;
        for (; at + record.array.length <= to; at += record.array.length) {
            record.copy(bytes, at);
            read(next++);
        }
        return at;
    }

    /** How many records were gone through: the number of the next one. */
    public long records() {
        return next;
    }

    /** How many files and directories in use were found. */
    public long files() {
        return files;
    }

    /** How many records were skipped since they are damaged. */
    public long damaged() {
        return damaged;
    }

    private void read(long number) {
        if (!record.hasSignature()) {
            damaged += record.isBlank() ? 0 : 1;
        } else if (record.isInUse()) {
            boolean whole = record.undoFixups()
                    && record.isNumbered(number)
                    && Attribute.allValid(record.bytes, record.firstAttribute(), record.used());
            if (whole) {
                give(number);
            } else {
                damaged++;
            }
        }
    }

    private void give(long number) {
        if (record.base() != 0) {
            giveNames(record.base(), false);
            return;
        }
        files++;
        long reference = FileId.ntfs(number, record.sequence()).low();
        giveFile(reference);
        giveNames(reference, true);
    }

    private void giveFile(long reference) {
        ByteBuffer bytes = record.bytes;
        long usn = 0;
        boolean extended = false;
        for (int at = record.firstAttribute(); !Attribute.isEnd(bytes, at); at = Attribute.next(bytes, at)) {
            int type = Attribute.type(bytes, at);
            extended |= type == Attribute.ATTRIBUTE_LIST;
            if (type == Attribute.STANDARD_INFORMATION && Attribute.isResident(bytes, at)) {
                usn = Attribute.usn(bytes, at);
            }
        }
        sink.file(reference, record.isDirectory(), record.links(), extended, usn);
    }

    private void giveNames(long reference, boolean inBase) {
        ByteBuffer bytes = record.bytes;
        for (int at = record.firstAttribute(); !Attribute.isEnd(bytes, at); at = Attribute.next(bytes, at)) {
            if (Attribute.type(bytes, at) == Attribute.FILE_NAME && Attribute.isResident(bytes, at)) {
                sink.name(
                        reference,
                        inBase,
                        Attribute.parent(bytes, at),
                        Attribute.nameSpace(bytes, at),
                        bytes,
                        Attribute.name(bytes, at),
                        Attribute.nameLength(bytes, at));
            }
        }
    }
}
