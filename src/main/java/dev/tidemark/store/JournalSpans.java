package dev.tidemark.store;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * From which row on the records are of which journal, and whether they are all that it has. One thread writes, any thread
 * reads and never waits; a reader that sees a row sees its span too, when the span was begun before the row was published.
 *
 * <p>A span is a stretch of rows between which nothing is known to be missing. Spans are numbered from 0 as they come, and a
 * number is never used again; those of rows that are no longer held are dropped, and asking for one of them answers for the
 * oldest that is held. The class stands here because a live source, a saved one and an index of paths all need it, and all
 * three know the store.
 */
public final class JournalSpans {

    /** The least USN of a span is not known before its first record. */
    public static final long NO_USN = Long.MAX_VALUE;

    private static final int COMPLETE = 1;
    private static final int HAS_ID = 2;

    private volatile Columns columns = new Columns(0, 4);
    private volatile int count = 1;
    private volatile long lastUsn = -1;

    /** One row a span; replaced when it grows, or drops spans. */
    private static final class Columns {

        /** The number of the span at index 0. */
        private final int base;

        private final long[] rows;
        private final long[] usns;
        private final long[] ids;
        private final int[] journals;
        private final byte[] flags;

        private Columns(int base, int room) {
            this.base = base;
            this.rows = new long[room];
            this.usns = new long[room];
            this.ids = new long[room];
            this.journals = new int[room];
            this.flags = new byte[room];
            usns[0] = NO_USN;
            flags[0] = COMPLETE;
        }

        private Columns(Columns from, int base, int room) {
            int first = base - from.base;
            this.base = base;
            this.rows = Arrays.copyOfRange(from.rows, first, first + room);
            this.usns = Arrays.copyOfRange(from.usns, first, first + room);
            this.ids = Arrays.copyOfRange(from.ids, first, first + room);
            this.journals = Arrays.copyOfRange(from.journals, first, first + room);
            this.flags = Arrays.copyOfRange(from.flags, first, first + room);
        }

        private int index(int span) {
            return Math.max(0, span - base);
        }
    }

    // --- writing

    /**
     * Begins a span of the same journal. One that is begun at the same row takes the place of the one before: nothing was
     * read in that.
     *
     * @param usn where reading began, {@link #NO_USN} when that is not known
     * @param complete whether all records are read, whatever their reason
     */
    public void begin(long row, long usn, boolean complete) {
        Columns now = columns;
        int last = now.index(count - 1);
        put(row, usn, now.journals[last], now.ids[last], flags(complete, (now.flags[last] & HAS_ID) != 0));
    }

    /**
     * Begins a span of another journal.
     *
     * @param id the journal's id, empty when that is not known
     */
    public void beginJournal(long row, long usn, OptionalLong id, boolean complete) {
        Columns now = columns;
        int journal = now.journals[now.index(count - 1)] + 1;
        put(row, usn, journal, id.orElse(0), flags(complete, id.isPresent()));
    }

    private static byte flags(boolean complete, boolean hasId) {
        return (byte) ((complete ? COMPLETE : 0) | (hasId ? HAS_ID : 0));
    }

    private void put(long row, long usn, int journal, long id, byte flags) {
        int span = rowOf(count - 1) == row ? count - 1 : count;
        Columns into = roomFor(span);
        int index = into.index(span);
        into.rows[index] = row;
        into.usns[index] = usn;
        into.journals[index] = journal;
        into.ids[index] = id;
        into.flags[index] = flags;
        count = span + 1;
    }

    private Columns roomFor(int span) {
        Columns now = columns;
        int index = now.index(span);
        if (index < now.rows.length) {
            return now;
        }
        Columns more = new Columns(now, now.base, 2 * now.rows.length);
        columns = more;
        return more;
    }

    /** A record of the last span. */
    public void record(long usn) {
        Columns now = columns;
        int last = now.index(count - 1);
        if (usn < now.usns[last]) {
            now.usns[last] = usn;
        }
        lastUsn = usn;
    }

    /** Drops the spans of which no row is held any more. */
    public void dropBelow(long row) {
        int kept = at(row);
        Columns now = columns;
        if (kept > now.base) {
            columns = new Columns(now, kept, Math.max(4, count - kept));
        }
    }

    // --- reading

    /** The span a row is in. */
    public int at(long row) {
        int high = count - 1;
        Columns now = columns;
        int low = now.base;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (now.rows[now.index(middle)] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The newest span. */
    public int last() {
        return count - 1;
    }

    /** The first row of a span. */
    public long rowOf(int span) {
        Columns now = columns;
        return now.rows[now.index(span)];
    }

    /** The row behind a span, {@link Long#MAX_VALUE} for the last. */
    public long endOf(int span) {
        return span + 1 < count ? rowOf(span + 1) : Long.MAX_VALUE;
    }

    /** The least USN of a span, {@link #NO_USN} when that is not known. */
    public long firstUsn(int span) {
        Columns now = columns;
        return now.usns[now.index(span)];
    }

    /** The USN of the newest record, -1 before the first. */
    public long lastUsn() {
        return lastUsn;
    }

    /** Counts the journals: two spans of the same number are of the same. */
    public int journalOf(int span) {
        Columns now = columns;
        return now.journals[now.index(span)];
    }

    /** The id of a span's journal, empty when that is not known. */
    public OptionalLong idOf(int span) {
        Columns now = columns;
        int index = now.index(span);
        return (now.flags[index] & HAS_ID) == 0 ? OptionalLong.empty() : OptionalLong.of(now.ids[index]);
    }

    /** Whether all records are read in a span, whatever their reason. */
    public boolean isComplete(int span) {
        Columns now = columns;
        return (now.flags[now.index(span)] & COMPLETE) != 0;
    }

    /** The newest rows of a journal id: the first, and the one behind the last; both {@code end} when there are none. */
    public long[] rowsOf(long id, long end) {
        int span = last();
        while (span > columns.base && !is(span, id)) {
            span--;
        }
        if (!is(span, id)) {
            return new long[] {end, end};
        }
        long to = Math.min(end, endOf(span));
        int journal = journalOf(span);
        while (span > columns.base && journalOf(span - 1) == journal) {
            span--;
        }
        return new long[] {rowOf(span), to};
    }

    private boolean is(int span, long id) {
        OptionalLong of = idOf(span);
        return of.isPresent() && of.getAsLong() == id;
    }
}
