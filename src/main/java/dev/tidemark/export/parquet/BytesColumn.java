package dev.tidemark.export.parquet;

import java.util.Arrays;
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
        for (int left = count; left > 0; ) {
            int some = Math.min(left, room());
            int index = dictionary == null || full ? -1 : number(dictionary, value, 0, value.length);
            if (index >= 0) {
                int at = present();
                Arrays.fill(indices.room(at + some), at, at + some, index);
                taken(some);
                left -= some;
            } else {
                put(value, 0, value.length);
                left--;
            }
        }
    }

    @Override
    public void texts(Texts values, int[] flags, int mask, int count) {
        for (int at = 0; at < count; ) {
            int some = alike(flags, mask, at, count);
            if ((flags[at] & mask) == mask) {
                some = put(values, at, some);
            } else {
                lack(some);
            }
            at += some;
        }
    }

    /** The number of a text in a dictionary; -1 when that has no more room for it: then none is used from here on. */
    private int number(BytesDictionary in, byte[] value, int from, int to) {
        int index = in.index(value, from, to);
        if (index < 0) {
            endPage();
            full = true;
        }
        return index;
    }

    /** Puts the first ones of some texts, at least one; gives how many. */
    private int put(Texts values, int from, int some) {
        int numbered = dictionary == null || full ? 0 : putNumbers(dictionary, values, from, some);
        if (numbered == 0) {
            put(values.bytes(), values.start(from), values.end(from));
        }
        return Math.max(1, numbered);
    }

    /** Puts the numbers of texts; gives how many it could. */
    private int putNumbers(BytesDictionary in, Texts values, int from, int some) {
        byte[] bytes = values.bytes();
        int at = present();
        int[] into = indices.room(at + some);
        for (int i = 0; i < some; i++) {
            if (i > 0 && values.isSame(from + i)) {
                into[at + i] = into[at + i - 1];
                continue;
            }
            int index = in.index(bytes, values.start(from + i), values.end(from + i));
            if (index < 0) {
                taken(i);
                endPage();
                full = true;
                return i;
            }
            into[at + i] = index;
        }
        taken(some);
        return some;
    }

    /** As it is: a page ends once it is long. */
    private void put(byte[] value, int from, int to) {
        plain.int32(to - from);
        plain.put(value, from, to - from);
        plainBytes = plain.size();
        taken(1);
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
    void clear(boolean keep) {
        if (dictionary != null) {
            dictionary.clear(keep);
        }
        plain.clear(keep);
        if (!keep) {
            indices.release();
        }
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
