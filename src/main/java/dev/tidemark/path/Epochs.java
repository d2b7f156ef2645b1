package dev.tidemark.path;

/**
 * One writer, many readers. Stretches of rows without a missing record between them, and of which journal they are.
 */
final class Epochs {

    private final LongColumn rows = new LongColumn();
    private final LongColumn usns = new LongColumn();
    private final IntColumn journals = new IntColumn();
    private final IntColumn partial = new IntColumn();
    private volatile int count = 1;
    private volatile long lastUsn = -1;

    Epochs() {
        usns.set(0, Long.MAX_VALUE);
    }

    /**
     * Begins a stretch.
     *
     * @param usn where reading began, {@link Long#MAX_VALUE} when that is not known before the first record
     * @param journal counts the journals met
     * @param complete whether all records are read, whatever their reason
     */
    void begin(long row, long usn, int journal, boolean complete) {
        int index = count;
        if (rows.get(index - 1) == row) {
            // Nothing was read in the stretch before.
            index--;
        }
        rows.set(index, row);
        usns.set(index, usn);
        journals.set(index, journal);
        partial.set(index, complete ? 0 : 1);
        count = index + 1;
    }

    /** A record of the last stretch. */
    void record(long usn) {
        int last = count - 1;
        if (usn < usns.get(last)) {
            usns.set(last, usn);
        }
        lastUsn = usn;
    }

    /** The stretch a row is in. */
    int at(long row) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (rows.get(middle) <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int last() {
        return count - 1;
    }

    long row(int epoch) {
        return rows.get(epoch);
    }

    /** The row behind a stretch, {@link Long#MAX_VALUE} for the last. */
    long end(int epoch) {
        return epoch + 1 < count ? rows.get(epoch + 1) : Long.MAX_VALUE;
    }

    /** The least USN of a stretch. */
    long firstUsn(int epoch) {
        return usns.get(epoch);
    }

    /** The USN of the newest record. */
    long lastUsn() {
        return lastUsn;
    }

    int journal(int epoch) {
        return journals.get(epoch);
    }

    boolean isComplete(int epoch) {
        return partial.get(epoch) == 0;
    }
}
