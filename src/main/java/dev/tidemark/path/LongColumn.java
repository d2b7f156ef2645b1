package dev.tidemark.path;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One writer; readers see the elements that were set before the owner published their number. Unset elements are 0. */
final class LongColumn {

    private static final int SHIFT = 13;
    private static final int SIZE = 1 << SHIFT;

    private volatile long[] @Nullable [] chunks = new long[4][];

    void set(int index, long value) {
        int chunk = index >>> SHIFT;
        long[] @Nullable [] all = chunks;
        if (chunk >= all.length) {
            all = Arrays.copyOf(all, Math.max(chunk + 1, all.length + (all.length >> 1)));
            chunks = all;
        }
        long[] into = all[chunk];
        if (into == null) {
            into = new long[SIZE];
            all[chunk] = into;
        }
        into[index & SIZE - 1] = value;
    }

    long get(int index) {
        long[] @Nullable [] all = chunks;
        int chunk = index >>> SHIFT;
        long[] from = chunk < all.length ? all[chunk] : null;
        return from == null ? 0 : from[index & SIZE - 1];
    }
}
