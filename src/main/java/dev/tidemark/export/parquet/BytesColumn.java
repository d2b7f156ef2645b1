package dev.tidemark.export.parquet;

import org.jspecify.annotations.Nullable;

/** A column of text or other bytes. Not thread-safe. */
final class BytesColumn extends PagedColumn {

    private final @Nullable BytesDictionary dictionary;
    private final GrowingBytes plain = new GrowingBytes();
    private final Indices indices = new Indices();
    private boolean full;

    BytesColumn(TableColumn column, Compression.Compressor compressor) {
        super(column, compressor);
        dictionary = column.values() == TableColumn.Values.DICTIONARY ? new BytesDictionary() : null;
    }

    @Override
    public void same(byte[] value, int count) {
        int index = number(value, 0, value.length);
        for (int i = 0; i < count; i++) {
            put(index, value, 0, value.length);
        }
    }

    @Override
    public void texts(Texts values, int[] flags, int mask, int count) {
        byte[] bytes = values.bytes();
        for (int i = 0; i < count; i++) {
            if ((flags[i] & mask) == mask) {
                int from = values.start(i);
                int to = values.end(i);
                put(number(bytes, from, to), bytes, from, to);
            } else {
                lacks();
            }
        }
    }

    /** The number of a text in the dictionary; -1 where it has none: from the first one on that does not fit in. */
    private int number(byte[] value, int from, int to) {
        if (dictionary == null || full) {
            return -1;
        }
        int index = dictionary.index(value, from, to);
        if (index < 0) {
            endPage();
            full = true;
        }
        return index;
    }

    private void put(int index, byte[] value, int from, int to) {
        if (index >= 0) {
            indices.put(present(), index);
        } else {
            plain.int32(to - from);
            plain.put(value, from, to - from);
            plainBytes = plain.size();
        }
        taken();
    }

    @Override
    int values(GrowingBytes to) {
        if (dictionary != null && !full) {
            return indices.write(to, present(), dictionary.size());
        }
        to.put(plain.array(), 0, plain.size());
        plain.clear();
        return Chunk.PLAIN;
    }

    @Override
    long heldBytes() {
        long ofDictionary = dictionary == null ? 0 : dictionary.heldBytes();
        return super.heldBytes() + ofDictionary + plain.room() + indices.heldBytes();
    }

    @Override
    @Nullable
    GrowingBytes dictionary() {
        return dictionary == null || dictionary.size() == 0 ? null : dictionary.plain();
    }

    @Override
    int entries() {
        return dictionary == null ? 0 : dictionary.size();
    }

    @Override
    void clear() {
        if (dictionary != null) {
            dictionary.clear();
        }
        plain.release();
        indices.clear();
        full = false;
    }

    @Override
    byte @Nullable [] least() {
        return null;
    }

    @Override
    byte @Nullable [] greatest() {
        return null;
    }
}
