package dev.tidemark.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where USNs begin anew among rows: with another journal, or in a file that somebody put together. Within a run they never fall, so
 * that a USN can be searched for by halving. One thread follows, any thread reads the starts.
 */
final class UsnRuns {

    /** Who has more runs has no order worth following. */
    private static final int MOST = 256;

    private static final long[] FROM_THE_FIRST = {0};

    private volatile long @Nullable [] starts = FROM_THE_FIRST;
    private boolean any;
    private long first;
    private long last;

    void clear() {
        starts = FROM_THE_FIRST;
        any = false;
    }

    /** The next record that has a USN. */
    void follow(long row, long usn) {
        if (!any) {
            any = true;
            first = usn;
        } else if (usn < last) {
            add(row);
        }
        last = usn;
    }

    private void add(long row) {
        long[] now = starts;
        if (now != null) {
            long[] more = Arrays.copyOf(now, now.length + 1);
            more[now.length] = row;
            starts = now.length < MOST ? more : null;
        }
    }

    /**
     * Goes on with some of the records that these runs are of.
     *
     * @param from the first of them; where it is the first of all, the runs that go on are told whether USNs begin anew there
     * @param to one more than the last
     * @param row the row that the first gets
     */
    void copyTo(UsnRuns into, int from, int to, long row) {
        long[] mine = starts;
        if (from == to) {
            return;
        }
        if (mine == null) {
            into.starts = null;
            return;
        }
        if (from == 0 && any) {
            into.follow(row, first);
        }
        for (int i = 1; i < mine.length; i++) {
            if (mine[i] >= from && mine[i] < to) {
                into.add(row + mine[i] - from);
            }
        }
        into.last = any ? last : into.last;
    }

    /** The rows at which a run starts, the first of them 0; {@code null} when there are too many. */
    long @Nullable [] starts() {
        return starts;
    }
}
