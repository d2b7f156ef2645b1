package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.function.ToLongFunction;

/**
 * Finds rows by USN or time in the order of the records, halving the rows each time. USNs rise within a journal; where
 * another journal follows, or times were set back, the row found is one of several that fit. Reads rows: not for the FX
 * thread.
 */
public final class RowSearch {

    private RowSearch() {}

    /** The first row with a record at or after a USN; the number of rows when all are before it. */
    public static long byUsn(Rows rows, long usn) {
        return first(rows, usn, RowSearch::usnOf);
    }

    /** The first row with a record at or after a time, a FILETIME; the number of rows when all are before it. */
    public static long byTime(Rows rows, long filetime) {
        return first(rows, filetime, RowSearch::timeOf);
    }

    private static long usnOf(RecordCursor row) {
        return row.isKnown() ? row.usn() : Long.MIN_VALUE;
    }

    /** Version 4 has no time: the record that follows it tells. */
    private static long timeOf(RecordCursor row) {
        return row.hasTimeAndName() ? row.time() : Long.MIN_VALUE;
    }

    private static long first(Rows rows, long wanted, ToLongFunction<RecordCursor> key) {
        RecordStore store = rows.store();
        long stamp = store.enter();
        if (stamp == 0) {
            return 0;
        }
        try {
            RecordCursor cursor = new RecordCursor();
            long low = 0;
            long high = rows.size();
            while (low < high) {
                long middle = low + high >>> 1;
                long telling = telling(rows, middle, high, key, cursor);
                if (telling == high || key.applyAsLong(cursor) >= wanted) {
                    high = middle;
                } else {
                    low = telling + 1;
                }
            }
            return low;
        } finally {
            store.exit(stamp);
        }
    }

    /** The first row from {@code from} on that has a key, shown by the cursor; {@code to} when there is none. */
    private static long telling(Rows rows, long from, long to, ToLongFunction<RecordCursor> key, RecordCursor cursor) {
        long row = from;
        while (row < to) {
            if (rows.store().read(rows.recordAt(row), cursor) && key.applyAsLong(cursor) != Long.MIN_VALUE) {
                return row;
            }
            row++;
        }
        return to;
    }
}
