package dev.tidemark.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many records lie in each bucket of a range, of all rows and of those that are shown. Immutable. Buckets are numbered from 0,
 * the earliest; what lies in a bucket has a time from its start on, and before its end.
 */
public final class TimelineCounts {

    static final TimelineCounts NOTHING =
            new TimelineCounts(null, new TimeRange(0, 0), 1, new Of(), new Of(), List.of(), true);

    private final @Nullable TimeRange extent;
    private final TimeRange range;
    private final long step;
    private final Of all;
    private final Of shown;
    private final List<TimeGap> gaps;
    private final boolean complete;

    /** The counts of one list of rows, those of each bucket by kind. */
    @SuppressWarnings("ArrayRecordComponent") // made for this, and never handed out
    record Of(long[] sums, long[] untimed) {

        Of() {
            this(new long[0], new long[ChangeKind.COUNT]);
        }

        Of(BucketSums sums) {
            this(sums.sums(), sums.untimed());
        }

        long at(int bucket) {
            long sum = 0;
            for (int kind = 0; kind < ChangeKind.COUNT; kind++) {
                sum += sums[bucket * ChangeKind.COUNT + kind];
            }
            return sum;
        }

        long untimedSum() {
            long sum = 0;
            for (long each : untimed) {
                sum += each;
            }
            return sum;
        }
    }

    TimelineCounts(
            @Nullable TimeRange extent,
            TimeRange range,
            long step,
            Of all,
            Of shown,
            List<TimeGap> gaps,
            boolean complete) {
        this.extent = extent;
        this.range = range;
        this.step = step;
        this.all = all;
        this.shown = shown;
        this.gaps = gaps;
        this.complete = complete;
    }

    /** Where the plausible times of all rows lie; {@code null} as long as there is none. */
    public @Nullable TimeRange extent() {
        return extent;
    }

    /** What the buckets cover, whole ones: as much as was asked for, or somewhat more. Empty where there is nothing. */
    public TimeRange range() {
        return range;
    }

    /** The length of a bucket, in ticks of 100 ns. */
    public long step() {
        return step;
    }

    /** How many buckets there are. */
    public int buckets() {
        return (int) (range.ticks() / step);
    }

    /** What a bucket covers. */
    public TimeRange bucket(int bucket) {
        long from = range.from() + bucket * step;
        return new TimeRange(from, from + step);
    }

    /** The bucket that a time lies in; -1 for none of these. */
    public int bucketAt(long time) {
        return range.holds(time) ? (int) ((time - range.from()) / step) : -1;
    }

    /** How many rows of the source lie in a bucket. */
    public long all(int bucket) {
        return all.at(bucket);
    }

    /** How many rows of the source that are of a kind lie in a bucket. */
    public long all(int bucket, ChangeKind kind) {
        return all.sums[bucket * ChangeKind.COUNT + kind.ordinal()];
    }

    /** How many rows that are shown lie in a bucket. */
    public long shown(int bucket) {
        return shown.at(bucket);
    }

    /** How many rows that are shown and are of a kind lie in a bucket. */
    public long shown(int bucket, ChangeKind kind) {
        return shown.sums[bucket * ChangeKind.COUNT + kind.ordinal()];
    }

    /** How many records of the source have no plausible time. */
    public long untimed() {
        return all.untimedSum();
    }

    /** How many records that are shown have no plausible time. */
    public long shownUntimed() {
        return shown.untimedSum();
    }

    /** How many records that are shown, of a kind, have no plausible time. */
    public long shownUntimed(ChangeKind kind) {
        return shown.untimed[kind.ordinal()];
    }

    /** Where records of the source may be missing, in the order of the rows; also outside the range. */
    public List<TimeGap> gaps() {
        return gaps;
    }

    /** Whether every row was counted that there was, and nothing else was asked for. */
    public boolean isComplete() {
        return complete;
    }
}
