package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Holds counts of a timeline to a plain count of the same rows. Pure functions. */
final class PlainCounts {

    private PlainCounts() {}

    /** Every bucket, and what has no time. */
    static void hold(TimelineCounts counts, List<PlainRow> all, List<PlainRow> shown) {
        long[] plainAll = plain(counts, all);
        long[] plainShown = plain(counts, shown);
        for (int bucket = 0; bucket < counts.buckets(); bucket++) {
            for (ChangeKind kind : ChangeKind.values()) {
                int at = bucket * ChangeKind.COUNT + kind.ordinal();
                if (counts.all(bucket, kind) != plainAll[at] || counts.shown(bucket, kind) != plainShown[at]) {
                    assertThat(List.of(counts.all(bucket, kind), counts.shown(bucket, kind)))
                            .as("%s in bucket %d of %s by %d", kind, bucket, counts.range(), counts.step())
                            .isEqualTo(List.of(plainAll[at], plainShown[at]));
                }
            }
        }
        assertThat(counts.untimed()).isEqualTo(untimed(all));
        assertThat(counts.shownUntimed()).isEqualTo(untimed(shown));
    }

    private static long untimed(List<PlainRow> rows) {
        return rows.stream().filter(row -> !row.isTimed()).count();
    }

    private static long[] plain(TimelineCounts counts, List<PlainRow> rows) {
        long[] sums = new long[counts.buckets() * ChangeKind.COUNT];
        for (PlainRow row : rows) {
            if (row.isIn(counts.range())) {
                int bucket = (int) ((row.time() - counts.range().from()) / counts.step());
                sums[bucket * ChangeKind.COUNT + ChangeKind.of(row.reason()).ordinal()]++;
            }
        }
        return sums;
    }
}
