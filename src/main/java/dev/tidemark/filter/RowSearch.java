package dev.tidemark.filter;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a USN or a time by halving, in rows that are in the order of the store. Rows without the field
 * (markers, version 4 records for times) are passed over, and a single absurd value among sound ones misleads nothing.
 *
 * <p>Times may run backwards when a clock was set; then the place found is one where an earlier record is followed by one
 * at or after the time, though there may be others. USNs begin anew with each journal id: the newest journal that spans the
 * USN is searched.
 */
public final class RowSearch {

    private final Rows rows;
    private final SortKey key;
    private final RecordCursor cursor = new RecordCursor();

    private RowSearch(Rows rows, SortKey key) {
        this.rows = rows;
        this.key = key;
    }

    /** The first row at or after a USN; the number of rows when all are before. Reads few rows, but from the disk. */
    public static long byUsn(Rows rows, long usn) {
        return new RowSearch(rows, SortKey.USN).inJournals(usn);
    }

    /** The row of the record with just that USN, -1 when it is not among the rows. Reads few rows, but from the disk. */
    public static long ofUsn(Rows rows, long usn) {
        RowSearch search = new RowSearch(rows, SortKey.USN);
        long row = search.inJournals(usn);
        return row < rows.size() && search.value(row) == usn ? row : -1;
    }

    /** The first row at or after a FILETIME; the number of rows when all are before. Reads few rows, but from the disk. */
    public static long byTime(Rows rows, long filetime) {
        return new RowSearch(rows, SortKey.TIME).in(0, rows.size(), filetime);
    }

    private long inJournals(long usn) {
        long size = rows.size();
        long to = size;
        long otherwise = size;
        long marker = Long.MAX_VALUE;
        while (to > 0) {
            marker = rows.store().markerBefore(marker, Marker.Kind.JOURNAL_ID);
            long from = marker < 0 ? 0 : Math.min(to, place(marker));
            long found = in(from, to, usn);
            if (found < to && spans(from, to, usn)) {
                return found;
            }
            if (found < to && to == size) {
                otherwise = found;
            }
            to = from;
        }
        return otherwise;
    }

    private long place(long record) {
        long row = rows.indexOf(record);
        return row < 0 ? -(row + 1) : row;
    }

    /** Whether the first record is at or before the value. */
    private boolean spans(long from, long to, long value) {
        long first = next(from, to);
        return first < to && value(first) <= value;
    }

    private long in(long from, long to, long wanted) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = low + high >>> 1;
            long row = next(middle, high);
            if (row == high || soundValue(row, from, to) >= wanted) {
                high = middle;
            } else {
                low = row + 1;
            }
        }
        long row = next(low, to);
        while (row < to && value(row) < wanted) {
            row = next(row + 1, to);
        }
        return row;
    }

    /** The value in the middle of a row's own and its neighbours': the row's own where values rise. */
    private long soundValue(long row, long from, long to) {
        long own = value(row);
        long before = previous(row - 1, from);
        long behind = next(row + 1, to);
        if (before < from || behind == to) {
            return own;
        }
        long low = Math.min(value(before), value(behind));
        long high = Math.max(value(before), value(behind));
        return Math.clamp(own, low, high);
    }

    private long value(long row) {
        Long value = read(row);
        return value == null ? 0 : value;
    }

    /** The first row that has the field, {@code to} when there is none. */
    private long next(long from, long to) {
        long row = from;
        while (row < to && read(row) == null) {
            row++;
        }
        return row;
    }

    /** The last row that has the field, {@code from - 1} when there is none. */
    private long previous(long last, long from) {
        long row = last;
        while (row >= from && read(row) == null) {
            row--;
        }
        return row;
    }

    /** A row's field; {@code null} when it has none or cannot be read. */
    private @Nullable Long read(long row) {
        RecordStore store = rows.store();
        long stamp = store.enter();
        if (stamp == 0) {
            return null;
        }
        try {
            boolean there = store.read(rows.recordAt(row), cursor) && key.in(cursor);
            return there ? key.part(cursor, 0) : null;
        } catch (InternalError | IndexOutOfBoundsException e) {
            return null;
        } finally {
            store.exit(stamp);
        }
    }
}
