package dev.tidemark.ui.timeline;

import dev.tidemark.summary.ChangeKind;
import dev.tidemark.summary.TimelineCounts;

/**
 * How many rows each bucket of a grid has: of all rows, and of those shown by kind, in the order of {@link Ink#KINDS}. Immutable: who
 * makes one leaves its arrays alone from then on.
 */
final class Bars {

    static final Bars NONE = new Bars(new long[0], new long[0][]);

    private final long[] all;
    private final long[][] shown;

    /**
     * @param all by bucket
     * @param shown by bucket, and by kind
     */
    Bars(long[] all, long[][] shown) {
        this.all = all;
        this.shown = shown;
    }

    /** Those of the buckets that were counted. */
    static Bars of(TimelineCounts counts) {
        long[] all = new long[counts.buckets()];
        long[][] shown = new long[all.length][ChangeKind.COUNT];
        for (int i = 0; i < all.length; i++) {
            all[i] = counts.all(i);
            for (ChangeKind kind : ChangeKind.values()) {
                shown[i][kind.ordinal()] = counts.shown(i, kind);
            }
        }
        return new Bars(all, shown);
    }

    /** One of the rows without a plausible time; none where there is no such row. */
    static Bars untimed(TimelineCounts counts) {
        if (counts.untimed() == 0) {
            return NONE;
        }
        long[] shown = new long[ChangeKind.COUNT];
        for (ChangeKind kind : ChangeKind.values()) {
            shown[kind.ordinal()] = counts.shownUntimed(kind);
        }
        return new Bars(new long[] {counts.untimed()}, new long[][] {shown});
    }

    int count() {
        return all.length;
    }

    long all(int bucket) {
        return all[bucket];
    }

    long shown(int bucket, int kind) {
        return shown[bucket][kind];
    }

    /** Of all kinds together. */
    long shown(int bucket) {
        long sum = 0;
        for (long count : shown[bucket]) {
            sum += count;
        }
        return sum;
    }

    /** The most rows of a bucket: those shown are some of all. */
    long most() {
        long most = 0;
        for (int i = 0; i < all.length; i++) {
            most = Math.max(most, Math.max(all[i], shown(i)));
        }
        return most;
    }

    /** Some buckets together, the last one not included. */
    Bars sum(int from, int end) {
        long rows = 0;
        long[] kinds = new long[Ink.KINDS.size()];
        for (int i = Math.max(0, from); i < Math.min(end, count()); i++) {
            rows += all[i];
            for (int kind = 0; kind < kinds.length; kind++) {
                kinds[kind] += shown[i][kind];
            }
        }
        return new Bars(new long[] {rows}, new long[][] {kinds});
    }
}
