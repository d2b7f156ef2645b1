package dev.tidemark.export.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of text or other bytes. Not thread-safe. */
final class BytesColumn extends PagedColumn {

    private static final int LEAST = 1 << 8;

    private final @Nullable BytesDictionary dictionary;
    private final GrowingBytes plain = new GrowingBytes();
    private int[] indices = new int[LEAST];
    private boolean full;

    BytesColumn(TableColumn column, Compression.Compressor compressor) {
        super(column, compressor);
        dictionary = column.values() == TableColumn.Values.DICTIONARY ? new BytesDictionary() : null;
    }

    @Override
    public void same(byte[] value, int count) {
        for (int i = 0; i < count; i++) {
            bytes(value, 0, value.length);
        }
    }

    @Override
    public void texts(Texts values, int[] flags, int mask, int count) {
        byte[] bytes = values.bytes();
        for (int i = 0; i < count; i++) {
            if ((flags[i] & mask) == mask) {
                bytes(bytes, values.start(i), values.end(i));
            } else {
                lacks();
            }
        }
    }

    private void bytes(byte[] value, int from, int to) {
        if (dictionary != null && !full) {
            int index = dictionary.index(value, from, to);
            if (index >= 0) {
                put(index);
                taken();
                return;
            }
            endPage();
            full = true;
        }
        plain.int32(to - from);
        plain.put(value, from, to - from);
        plainBytes = plain.size();
        taken();
    }

    private void put(int index) {
        int at = present();
        if (at == indices.length) {
            indices = Arrays.copyOf(indices, 2 * at);
        }
        indices[at] = index;
    }

    @Override
    int values(GrowingBytes to) {
        if (dictionary != null && !full) {
            return NumberColumn.ofDictionary(to, indices, present(), dictionary.size());
        }
        to.put(plain.array(), 0, plain.size());
        plain.clear();
        return Chunk.PLAIN;
    }

    @Override
    long heldBytes() {
        long ofDictionary = dictionary == null ? 0 : dictionary.heldBytes();
        return super.heldBytes() + ofDictionary + plain.room() + (long) Integer.BYTES * indices.length;
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
        indices = new int[LEAST];
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
