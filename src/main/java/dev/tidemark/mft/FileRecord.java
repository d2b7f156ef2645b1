package dev.tidemark.mft;

import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A copy of one file record with its fixups undone: NTFS replaces the last two bytes of every 512 by a number that changes
 * with each write, so that a torn write shows. Not thread-safe; used again for every record.
 */
final class FileRecord {

    static final Layout HEADER = Layout.of(
            "FILE_RECORD_SEGMENT_HEADER",
            48,
            Layout.field("Signature", 0, 4),
            Layout.field("UpdateSequenceArrayOffset", 4, 2),
            Layout.field("UpdateSequenceArrayCount", 6, 2),
            Layout.field("LogFileSequenceNumber", 8, 8),
            Layout.field("SequenceNumber", 16, 2),
            Layout.field("LinkCount", 18, 2),
            Layout.field("FirstAttributeOffset", 20, 2),
            Layout.field("Flags", 22, 2),
            Layout.field("UsedSize", 24, 4),
            Layout.field("AllocatedSize", 28, 4),
            Layout.field("BaseFileRecord", 32, 8),
            Layout.field("NextAttributeId", 40, 2),
            Layout.field("RecordNumberHigh", 42, 2),
            Layout.field("RecordNumber", 44, 4));

    private static final int FILE_SIGNATURE = 0x454C_4946;

    /** What Windows writes over the signature of a record that it found torn. */
    private static final int BAD_SIGNATURE = 0x4441_4142;

    private static final int USA_OFFSET = HEADER.offset("UpdateSequenceArrayOffset");
    private static final int USA_COUNT = HEADER.offset("UpdateSequenceArrayCount");
    private static final int SEQUENCE = HEADER.offset("SequenceNumber");
    private static final int LINKS = HEADER.offset("LinkCount");
    private static final int FIRST_ATTRIBUTE = HEADER.offset("FirstAttributeOffset");
    private static final int FLAGS = HEADER.offset("Flags");
    private static final int ALLOCATED = HEADER.offset("AllocatedSize");
    private static final int USED = HEADER.offset("UsedSize");
    private static final int BASE = HEADER.offset("BaseFileRecord");
    private static final int NUMBER_HIGH = HEADER.offset("RecordNumberHigh");
    private static final int NUMBER = HEADER.offset("RecordNumber");

    private static final int IN_USE = 1;
    private static final int DIRECTORY = 2;
    private static final int STRIDE = 512;

    final byte[] array;
    final ByteBuffer bytes;

    FileRecord(int size) {
        array = new byte[size];
        bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    void copy(ByteBuffer from, int at) {
        from.get(at, array);
    }

    boolean hasSignature() {
        return bytes.getInt(0) == FILE_SIGNATURE;
    }

    /** Whether Windows found it torn: what stands behind the signature is as it was. */
    boolean isMarkedBad() {
        return bytes.getInt(0) == BAD_SIGNATURE;
    }

    /** Whether nothing was ever written here: the table grew, and no file has used the record yet. */
    boolean isBlank() {
        for (byte b : array) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the header says where the fixups are, and as many as the record has sectors. */
    boolean hasFixups() {
        int offset = fixups();
        int count = Short.toUnsignedInt(bytes.getShort(USA_COUNT));
        return count == array.length / STRIDE + 1 && offset >= NUMBER_HIGH && offset + 2 * count <= STRIDE - 2;
    }

    private int fixups() {
        return Short.toUnsignedInt(bytes.getShort(USA_OFFSET));
    }

    /** Whether all sectors end as they were written, or as the file had them; {@link #hasFixups} says that it can be told. */
    boolean matchesFixups(boolean undone) {
        return firstTorn(undone) == array.length / STRIDE;
    }

    private int firstTorn(boolean undone) {
        int offset = fixups();
        int sectors = array.length / STRIDE;
        int sector = 0;
        while (sector < sectors
                && bytes.getShort((sector + 1) * STRIDE - 2)
                        == bytes.getShort(undone ? offset + 2 * (sector + 1) : offset)) {
            sector++;
        }
        return sector;
    }

    /** Up to where the sectors are those that were written together: a multiple of 512, 0 when none is, or nobody can tell. */
    int soundBytes(boolean undone) {
        return hasFixups() ? firstTorn(undone) * STRIDE : 0;
    }

    /** Puts back what the fixups replaced, up to where the sectors are sound. */
    void undoFixups(int soundBytes) {
        int offset = fixups();
        for (int i = 1; i * STRIDE <= soundBytes; i++) {
            bytes.putShort(i * STRIDE - 2, bytes.getShort(offset + 2 * i));
        }
    }

    /** Whether the record says that it stands where it was found; records of before NTFS 3.1 do not say. */
    boolean isNumbered(long recordNumber) {
        long high = Short.toUnsignedLong(bytes.getShort(NUMBER_HIGH)) << 32;
        return !saysNumber() || (high | Integer.toUnsignedLong(bytes.getInt(NUMBER))) == recordNumber;
    }

    /** Whether the record says its number at all. */
    boolean saysNumber() {
        return fixups() >= HEADER.size();
    }

    /** AllocatedSize. */
    int allocated() {
        return bytes.getInt(ALLOCATED);
    }

    int sequence() {
        return Short.toUnsignedInt(bytes.getShort(SEQUENCE));
    }

    int links() {
        return Short.toUnsignedInt(bytes.getShort(LINKS));
    }

    boolean isInUse() {
        return (bytes.getShort(FLAGS) & IN_USE) != 0;
    }

    boolean isDirectory() {
        return (bytes.getShort(FLAGS) & DIRECTORY) != 0;
    }

    /** The reference of the base record, 0 in a base record itself. */
    long base() {
        return bytes.getLong(BASE);
    }

    int firstAttribute() {
        return Short.toUnsignedInt(bytes.getShort(FIRST_ATTRIBUTE));
    }

    /** How many bytes hold attributes, at most the record's size; negative when the header is damaged. */
    int used() {
        int used = bytes.getInt(USED);
        return used > array.length ? -1 : used;
    }
}
