package dev.tidemark.path;

import org.jspecify.annotations.Nullable;

/** One writer, many readers, as the columns it is made of. File ids; the upper halves take room once one is not 0. */
final class IdColumn {

    private final LongColumn low = new LongColumn();
    private volatile @Nullable LongColumn high;

    void set(int index, long idHigh, long idLow) {
        low.set(index, idLow);
        LongColumn upper = high;
        if (upper == null && idHigh != 0) {
            upper = new LongColumn();
            high = upper;
        }
        if (upper != null) {
            upper.set(index, idHigh);
        }
    }

    long low(int index) {
        return low.get(index);
    }

    long high(int index) {
        LongColumn upper = high;
        return upper == null ? 0 : upper.get(index);
    }

    boolean is(int index, long idHigh, long idLow) {
        return low.get(index) == idLow && high(index) == idHigh;
    }
}
