package dev.tidemark.export.parquet;

import java.nio.charset.StandardCharsets;

/**
 * Writes structures in Thrift's compact protocol: fields in ascending order of their numbers, each begun with how far its number is
 * from the one before. Not thread-safe.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Thrift Compact Protocol</a>
 */
final class ThriftWriter {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int INT8 = 3;
    private static final int INT16 = 4;
    private static final int INT32 = 5;
    private static final int INT64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private static final int MOST_SHORT = 15;
    private static final int DEEPEST = 16;

    private final GrowingBytes to;
    private final int[] last = new int[DEEPEST];
    private int depth;

    /** Begins with a structure that no field has. */
    ThriftWriter(GrowingBytes to) {
        this.to = to;
    }

    private void field(int id, int type) {
        int step = id - last[depth];
        if (step > 0 && step <= MOST_SHORT) {
            to.put(step << 4 | type);
        } else {
            to.put(type);
            to.varint(zigzag(id));
        }
        last[depth] = id;
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> Long.SIZE - 1;
    }

    ThriftWriter bool(int id, boolean value) {
        field(id, value ? TRUE : FALSE);
        return this;
    }

    ThriftWriter int8(int id, int value) {
        field(id, INT8);
        to.put(value);
        return this;
    }

    ThriftWriter int16(int id, int value) {
        field(id, INT16);
        to.varint(zigzag(value));
        return this;
    }

    ThriftWriter int32(int id, int value) {
        field(id, INT32);
        to.varint(zigzag(value));
        return this;
    }

    ThriftWriter int64(int id, long value) {
        field(id, INT64);
        to.varint(zigzag(value));
        return this;
    }

    ThriftWriter text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    ThriftWriter binary(int id, byte[] value) {
        field(id, BINARY);
        to.varint(value.length);
        to.put(value, 0, value.length);
        return this;
    }

    /** Begins a structure that is a field; {@link #end} ends it. */
    ThriftWriter begin(int id) {
        field(id, STRUCT);
        return element();
    }

    /** Begins a structure that is an element of a list; {@link #end} ends it. */
    ThriftWriter element() {
        last[++depth] = 0;
        return this;
    }

    /** Ends the structure that was begun last. */
    ThriftWriter end() {
        to.put(0);
        depth--;
        return this;
    }

    /** Ends the structure that it began with. */
    void endAll() {
        to.put(0);
    }

    /** Begins a list of so many structures, each of them an {@link #element}. */
    ThriftWriter structures(int id, int count) {
        list(id, count, STRUCT);
        return this;
    }

    ThriftWriter int32s(int id, int... values) {
        list(id, values.length, INT32);
        for (int value : values) {
            to.varint(zigzag(value));
        }
        return this;
    }

    ThriftWriter texts(int id, String... values) {
        list(id, values.length, BINARY);
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            to.varint(bytes.length);
            to.put(bytes, 0, bytes.length);
        }
        return this;
    }

    private void list(int id, int count, int type) {
        field(id, LIST);
        if (count < MOST_SHORT) {
            to.put(count << 4 | type);
        } else {
            to.put(MOST_SHORT << 4 | type);
            to.varint(count);
        }
    }
}
