package dev.tidemark.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordView;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * Finds the place of a USN or a time by halving, in rows that are in the order of the store. Rows without the field
 * (markers, version 4 records for times) are passed over, and a single absurd value among sound ones misleads nothing.
 *
 * <p>Times may run backwards when a clock was set; then the place found is one where an earlier record is followed by one
 * at or after the time, though there may be others. USNs begin anew with each journal id: the newest journal that spans the
 * USN is searched.
 */
public final class RowSearch implements AutoCloseable {

    private static final SortKey USN = Objects.requireNonNull(SortKey.of(Fields.USN));
    private static final SortKey TIME = Objects.requireNonNull(SortKey.of(Fields.TIME));

    private final Rows rows;
    private final SortKey key;
    private final RecordView view = new RecordView();
    private final RowReader reader;
    private boolean present;
    private long value;

    private RowSearch(Rows rows, SortKey key) {
        this.rows = rows;
        this.key = key;
        this.reader = rows.reader();
    }

    /** The first row at or after a USN; the number of rows when all are before. Reads few rows, but from the disk. */
    public static long byUsn(Rows rows, long usn) {
        try (RowSearch search = new RowSearch(rows, USN)) {
            return search.inJournals(usn);
        }
    }

    /** The row of the record with just that USN, -1 when it is not among the rows. Reads few rows, but from the disk. */
    public static long ofUsn(Rows rows, long usn) {
        try (RowSearch search = new RowSearch(rows, USN)) {
            long row = search.inJournals(usn);
            return row < rows.size() && search.value(row) == usn ? row : -1;
        }
    }

    /**
     * Whether one of the rows with just that USN is the one; asks for those of the newest journal first. As many as journals have
     * it, mostly one, but in a file that somebody made perhaps every row.
     */
    static boolean anyOfUsn(Rows rows, long usn, LongPredicate isTheOne) {
        try (RowSearch search = new RowSearch(rows, USN)) {
            return search.inEachJournal(usn, isTheOne);
        }
    }

    private boolean inEachJournal(long usn, LongPredicate isTheOne) {
        long to = rows.size();
        long marker = Long.MAX_VALUE;
        while (to > 0) {
            marker = rows.derivedBefore(marker, RowKind.JOURNAL);
            long from = marker < 0 ? 0 : Math.min(to, rows.rowFrom(marker));
            for (long row = in(from, to, usn); row < to && value(row) == usn; row = next(row + 1, to)) {
                if (isTheOne.test(row)) {
                    return true;
                }
            }
            to = from;
        }
        return false;
    }

    /** The first row at or after a FILETIME; the number of rows when all are before. Reads few rows, but from the disk. */
    public static long byTime(Rows rows, long filetime) {
        try (RowSearch search = new RowSearch(rows, TIME)) {
            return search.in(0, rows.size(), filetime);
        }
    }

    private long inJournals(long usn) {
        long size = rows.size();
        long to = size;
        long otherwise = size;
        long marker = Long.MAX_VALUE;
        while (to > 0) {
            marker = rows.derivedBefore(marker, RowKind.JOURNAL);
            long from = marker < 0 ? 0 : Math.min(to, rows.rowFrom(marker));
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
        return has(row) ? value : 0;
    }

    /** The first row that has the field, {@code to} when there is none. */
    private long next(long from, long to) {
        long row = from;
        while (row < to && !has(row)) {
            row++;
        }
        return row;
    }

    /** The last row that has the field, {@code from - 1} when there is none. */
    private long previous(long last, long from) {
        long row = last;
        while (row >= from && !has(row)) {
            row--;
        }
        return row;
    }

    /** Whether a row has the field and can be read; {@link #value} then is it. */
    private boolean has(long row) {
        present = false;
        return reader.read(row, this::take) == Outcome.READ && present;
    }

    private void take(RecordCursor row) {
        present = row.isRecord() && key.in(view.show(row));
        value = present ? key.part(view, 0) : 0;
    }

    @Override
    public void close() {
        reader.close();
    }
}
