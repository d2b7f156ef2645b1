package dev.tidemark.export.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are put one behind the other, integers as the lowest byte first. Not thread-safe. */
final class GrowingBytes {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LEAST = 256;
    private static final int MOST_VARINT = 10;
    private static final int VARINT_BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[LEAST];
    private int size;

    int size() {
        return size;
    }

    /** How many bytes of heap it takes. */
    int room() {
        return bytes.length;
    }

    /** The bytes, of which {@link #size} count; others after the next one is put. */
    byte[] array() {
        return bytes;
    }

    /** Forgets what was put. */
    void clear() {
        size = 0;
    }

    /** Forgets what was put, and the room it took. */
    void release() {
        size = 0;
        bytes = new byte[LEAST];
    }

    /** Forgets what was put, and the room it took unless that is kept for more. */
    void clear(boolean keep) {
        if (keep) {
            clear();
        } else {
            release();
        }
    }

    /** Makes room for so many more. */
    void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length + (bytes.length >> 1)));
        }
    }

    /** Says that so many were put into {@link #array} behind the last. */
    void grew(int by) {
        size += by;
    }

    void put(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void put(byte[] from, int start, int count) {
        ensure(count);
        System.arraycopy(from, start, bytes, size, count);
        size += count;
    }

    void int32(int value) {
        ensure(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Puts the lower bytes of a number. */
    void lowest(long value, int count) {
        ensure(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += count;
    }

    /** Puts the lower bytes of numbers, the first ones of an array. */
    void lowest(long[] values, int count, int each) {
        ensure(count * each + Long.BYTES);
        int at = size;
        for (int i = 0; i < count; i++, at += each) {
            LONGS.set(bytes, at, values[i]);
        }
        size = at;
    }

    /** As {@link #lowest(long[], int, int)}, of those from one place to another. */
    void lowest(int[] values, int from, int to, int each) {
        ensure((to - from) * each + Integer.BYTES);
        int at = size;
        for (int i = from; i < to; i++, at += each) {
            INTS.set(bytes, at, values[i]);
        }
        size = at;
    }

    /** Puts an unsigned number in groups of seven bits, the lowest first. */
    void varint(long value) {
        ensure(MOST_VARINT);
        long rest = value;
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= VARINT_BITS;
        }
        bytes[size++] = (byte) rest;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }
}
