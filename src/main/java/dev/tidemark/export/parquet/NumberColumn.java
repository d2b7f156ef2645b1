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
        for (int left = count; left > 0; ) {
            int some = Math.min(left, room());
            look(value);
            int index = dictionary == null || full ? -1 : number(dictionary, value);
            int at = present();
            if (index >= 0) {
                Arrays.fill(indices.room(at + some), at, at + some, index);
            } else {
                Arrays.fill(numbers(at + some), at, at + some, value);
            }
            taken(some);
            left -= some;
        }
    }

    @Override
    public void numbers(long[] values, int[] flags, int mask, int count) {
        for (int at = 0; at < count; ) {
            int some = alike(flags, mask, at, count);
            if ((flags[at] & mask) == mask) {
                put(values, at, some);
            } else {
                lack(some);
            }
            at += some;
        }
    }

    /** The number of a value in a dictionary; -1 when that has no more room for it: then none is used from here on. */
    private int number(NumberDictionary in, long value) {
        int index = in.index(value);
        if (index < 0) {
            endPage();
            full = true;
        }
        return index;
    }

    private void look(long value) {
        if (column.statistics()) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
    }

    private void put(long[] values, int from, int some) {
        if (column.statistics()) {
            for (int i = from; i < from + some; i++) {
                look(values[i]);
            }
        }
        int numbered = dictionary == null || full ? 0 : putNumbers(dictionary, values, from, some);
        int left = some - numbered;
        if (left > 0) {
            System.arraycopy(values, from + numbered, numbers(present() + left), present(), left);
            taken(left);
        }
    }

    /** Puts the numbers of values; gives how many it could. */
    private int putNumbers(NumberDictionary in, long[] values, int from, int some) {
        int at = present();
        int[] into = indices.room(at + some);
        for (int i = 0; i < some; i++) {
            int index = in.index(values[from + i]);
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

    private long[] numbers(int size) {
        if (size > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(size, 2 * numbers.length));
        }
        return numbers;
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
            case INT32 -> to.lowest(numbers, count, Integer.BYTES);
            default -> to.lowest(numbers, count, Long.BYTES);
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
    void clear(boolean keep) {
        if (dictionary != null) {
            dictionary.clear(keep);
        }
        if (!keep) {
            indices.release();
            numbers = new long[LEAST];
        }
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
