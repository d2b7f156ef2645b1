package dev.tidemark.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What is written of some records of one source, one behind the other, and what is needed to put it between that of other sources.
 * Belongs to one thread at a time.
 */
final class LineBatch {

    private static final int INITIAL = 1 << 8;

    /** Bytes of memory a record takes beside its text. */
    private static final int BESIDE = 2 * Long.BYTES + Integer.BYTES;

    private final Text text;
    private int count;
    private int[] ends = new int[INITIAL];
    private long[] times = new long[INITIAL];
    private long[] identities = new long[INITIAL];
    private long arrived;

    /** Is read where it stands: millions of lines go through it. */
    private static final class Text extends ByteArrayOutputStream {

        Text(int size) {
            super(size);
        }

        byte[] array() {
            return buf;
        }

        int length() {
            return count;
        }
    }

    /**
     * @param size how much text it has room for at first
     */
    LineBatch(int size) {
        text = new Text(size);
    }

    /** Makes it empty again, for other records. */
    LineBatch clear() {
        text.reset();
        count = 0;
        return this;
    }

    /** What takes the text of a record before it is {@linkplain #add added}. */
    OutputStream text() {
        return text;
    }

    int textLength() {
        return text.length();
    }

    int count() {
        return count;
    }

    /**
     * Adds a record, with all text behind that of the one before.
     *
     * @param time by which it stands, may be {@linkplain #setTimes set} later
     * @param identity tells it from every other
     */
    void add(long time, long identity) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
            identities = Arrays.copyOf(identities, 2 * count);
        }
        ends[count] = text.length();
        times[count] = time;
        identities[count++] = identity;
    }

    /** Sets the times of the records from one on. */
    void setTimes(int from, long time) {
        Arrays.fill(times, from, count, time);
    }

    /** No more is added. */
    void end(long nanos) {
        arrived = nanos;
    }

    /** When it ended, as {@link System#nanoTime} tells. */
    long arrived() {
        return arrived;
    }

    /** How much memory it takes. */
    long bytes() {
        return text.array().length + (long) count * BESIDE;
    }

    long time(int record) {
        return times[record];
    }

    long identity(int record) {
        return identities[record];
    }

    /** Writes the text of a record. */
    void writeTo(OutputStream out, int record) throws IOException {
        int from = record == 0 ? 0 : ends[record - 1];
        out.write(text.array(), from, ends[record] - from);
    }

    // --- as bytes

    /** All of it as bytes, for {@link #of}. */
    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + count * BESIDE + text.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(count).putInt(text.size());
        for (int i = 0; i < count; i++) {
            bytes.putInt(ends[i]).putLong(times[i]).putLong(identities[i]);
        }
        return bytes.put(text.array(), 0, text.size()).flip();
    }

    /** What {@link #toBytes} gave. */
    static LineBatch of(ByteBuffer all) {
        ByteBuffer bytes = all.order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.getInt();
        int length = bytes.getInt();
        LineBatch batch = new LineBatch(length);
        batch.ends = new int[count];
        batch.times = new long[count];
        batch.identities = new long[count];
        for (int i = 0; i < count; i++) {
            batch.ends[i] = bytes.getInt();
            batch.times[i] = bytes.getLong();
            batch.identities[i] = bytes.getLong();
        }
        batch.count = count;
        batch.text.write(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
        return batch;
    }
}
