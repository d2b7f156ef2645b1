package dev.tidemark.export.parquet;

import dev.tidemark.export.parquet.TableColumn.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of numbers, times or truth. Not thread-safe. */
final class NumberColumn extends PagedColumn {

    private static final int LEAST = 1 << 8;

    private final ColumnType.Physical physical;
    private final @Nullable NumberDictionary dictionary;
    private final Indices indices = new Indices();
    private long[] numbers = new long[LEAST];
    private boolean full;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    NumberColumn(TableColumn column, Compression.Compressor compressor) {
        super(column, compressor);
        physical = column.type().physical();
        boolean repeats = column.values() == Values.DICTIONARY && physical != ColumnType.Physical.BOOLEAN;
        dictionary = repeats ? new NumberDictionary() : null;
    }

    @Override
    public void same(long value, int count) {
        int index = number(value);
        for (int i = 0; i < count; i++) {
            put(index, value);
        }
    }

    @Override
    public void numbers(long[] values, int[] flags, int mask, int count) {
        for (int i = 0; i < count; i++) {
            if ((flags[i] & mask) == mask) {
                put(number(values[i]), values[i]);
            } else {
                lacks();
            }
        }
    }

    /** The number of a value in the dictionary; -1 where it has none: from the first one on that does not fit in. */
    private int number(long value) {
        if (dictionary == null || full) {
            return -1;
        }
        int index = dictionary.index(value);
        if (index < 0) {
            endPage();
            full = true;
        }
        return index;
    }

    private void put(int index, long value) {
        if (column.statistics()) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        if (index >= 0) {
            indices.put(present(), index);
        } else {
            put(value);
        }
        taken();
    }

    private void put(long value) {
        int at = present();
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * at);
        }
        numbers[at] = value;
    }

    @Override
    int values(GrowingBytes to) {
        int count = present();
        if (dictionary != null && !full) {
            return indices.write(to, count, dictionary.size());
        }
        if (column.values() == Values.DIFFERENCES) {
            Differences.write(to, numbers, count);
            return Chunk.DIFFERENCES;
        }
        plain(to, count);
        return Chunk.PLAIN;
    }

    private void plain(GrowingBytes to, int count) {
        switch (physical) {
            case BOOLEAN -> Packing.truth(to, numbers, count);
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    to.int32((int) numbers[i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    to.int64(numbers[i]);
                }
            }
        }
    }

    @Override
    long heldBytes() {
        long ofDictionary = dictionary == null ? 0 : dictionary.heldBytes();
        return super.heldBytes() + ofDictionary + indices.heldBytes() + (long) Long.BYTES * numbers.length;
    }

    @Override
    @Nullable
    GrowingBytes dictionary() {
        return dictionary == null || dictionary.size() == 0 ? null : dictionary.plain(physical);
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
        indices.clear();
        numbers = new long[LEAST];
        full = false;
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
    }

    @Override
    byte @Nullable [] least() {
        return least > greatest ? null : plain(least);
    }

    @Override
    byte @Nullable [] greatest() {
        return least > greatest ? null : plain(greatest);
    }

    private byte[] plain(long value) {
        GrowingBytes bytes = new GrowingBytes();
        bytes.lowest(value, physical == ColumnType.Physical.INT32 ? Integer.BYTES : Long.BYTES);
        return Arrays.copyOf(bytes.array(), bytes.size());
    }
}
