package dev.tidemark.path;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.Utf16;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells whether a record has the file, the directory and the name of the record that was looked at before it: in a journal most follow
 * another of the same file, and what was made of the name need not be made again. Not thread-safe.
 */
public final class FileBefore {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NONE = -1;
    private static final int USUAL_LENGTH = 1 << 7;

    private byte[] name = new byte[USUAL_LENGTH];
    private int length = NONE;
    private long high;
    private long low;
    private long parentHigh;
    private long parentLow;

    /**
     * Looks at a record: the next one is compared with it. Without a name it is the same as none.
     *
     * @param row shows a record of version 2 or 3, in a {@link dev.tidemark.store.RowVisitor}
     */
    public boolean isSame(RecordCursor row) {
        ByteBuffer bytes = row.bytes();
        int from = row.position() + RecordBytes.nameOffset(bytes, row.position());
        int count = RecordBytes.nameLength(bytes, row.position()) & -Character.BYTES;
        if (count > 0 && count == length && hasIds(row) && isName(bytes, from)) {
            return true;
        }
        keep(row, from, count);
        return false;
    }

    /**
     * The name of the record that was looked at last, as it was read then: that a mapped file has become shorter may be told only behind
     * the reading, and what was made of the name must be of the bytes that the next one is compared with.
     */
    String name() {
        return Utf16.text(ByteBuffer.wrap(name).order(ByteOrder.LITTLE_ENDIAN), 0, length / Character.BYTES);
    }

    /** No record is the same as the next one. */
    public void forget() {
        length = NONE;
    }

    private boolean hasIds(RecordCursor row) {
        return low == row.fileIdLow()
                && parentLow == row.parentIdLow()
                && high == row.fileIdHigh()
                && parentHigh == row.parentIdHigh();
    }

    private boolean isName(ByteBuffer bytes, int from) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if ((long) LONGS.get(name, i) != bytes.getLong(from + i)) {
                return false;
            }
        }
        for (; i < length; i += Character.BYTES) {
            if ((char) CHARS.get(name, i) != bytes.getChar(from + i)) {
                return false;
            }
        }
        return true;
    }

    private void keep(RecordCursor row, int from, int count) {
        length = NONE;
        if (name.length < count) {
            name = new byte[count];
        }
        row.bytes().get(from, name, 0, count);
        high = row.fileIdHigh();
        low = row.fileIdLow();
        parentHigh = row.parentIdHigh();
        parentLow = row.parentIdLow();
        length = count;
    }
}
