package dev.tidemark.summary;

/** Adds up cells in buckets of another length. Not thread-safe. */
final class BucketSums {

    private final TimeRange range;
    private final long step;
    private final long[] sums;
    private final long[] untimed = new long[ChangeKind.COUNT];

    /**
     * @param range whole buckets
     * @param step the length of one
     */
    BucketSums(TimeRange range, long step) {
        this.range = range;
        this.step = step;
        this.sums = new long[Math.toIntExact(range.ticks() / step) * ChangeKind.COUNT];
    }

    /**
     * Adds cells.
     *
     * @param cellStep the length of their buckets, of which the length here is a multiple
     */
    void add(CellTable cells, long cellStep) {
        int untimedEnd = cells.from(CellTable.UNTIMED + 1);
        for (int cell = 0; cell < untimedEnd; cell++) {
            untimed[cells.kind(cell)] += cells.count(cell);
        }
        int end = cells.from(range.to() / cellStep);
        long scale = step / cellStep;
        long first = range.from() / step;
        for (int cell = Math.max(untimedEnd, cells.from(range.from() / cellStep)); cell < end; cell++) {
            int bucket = (int) (cells.bucket(cell) / scale - first);
            sums[bucket * ChangeKind.COUNT + cells.kind(cell)] += cells.count(cell);
        }
    }

    long[] sums() {
        return sums;
    }

    long[] untimed() {
        return untimed;
    }
}
