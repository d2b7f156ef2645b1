package dev.tidemark.path;

import dev.tidemark.path.PathIndex.Placed;
import dev.tidemark.store.JournalSpans;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parent and name that one directory had at a row: from the events of its timeline in the same stretch without a
 * missing record, from a table whose entry holds then, or, without being sure, from what damaged records name or what is
 * nearest. Not thread-safe; used again.
 */
final class Lookup {

    private final PathIndex index;
    private Timeline timeline;
    private final JournalSpans spans;

    boolean found;
    long parentHigh;
    long parentLow;
    String name = "";
    Certainty certainty = Certainty.PARTIAL;

    /** The rows for which the answer is the same: from {@code from} on, up to {@code to} exclusively. */
    long from;

    long to;

    private long row;
    private long usn;
    private int span;
    private long built;

    Lookup(PathIndex index) {
        this.index = index;
        this.timeline = index.timeline();
        this.spans = index.spans();
    }

    /** Goes to a row. */
    void at(long record, long recordUsn) {
        row = record;
        usn = recordUsn;
        built = Math.max(record + 1, index.built());
        timeline = index.timeline();
        span = spans.at(record);
    }

    /** Finds a directory; {@link #found} tells whether anything is known of it. */
    void find(long high, long low) {
        found = false;
        certainty = Certainty.PARTIAL;
        from = row;
        to = row + 1;
        int directory = timeline.directory(high, low);
        int after = directory < 0 ? -1 : timeline.after(directory, row);
        int before = directory < 0 ? -1 : after < 0 ? timeline.newest(directory) : timeline.before(after);
        if (before >= 0 && timeline.row(before) >= spans.rowOf(span)) {
            boolean sure = spans.isComplete(span) && (after < 0 || !timeline.has(after, Timeline.UNEXPLAINED));
            take(before, sure, timeline.row(before), after);
        } else if (!inTables(high, low, after) && !heldBefore(after)) {
            notSure(high, low, before, after);
        }
        if (directory < 0 && (!found || certainty == Certainty.RECOVERED)) {
            // No row names it, and no table that is sure: the answer is the same everywhere.
            from = 0;
            to = built;
        }
    }

    private void take(int event, boolean sure, long validFrom, int after) {
        found = true;
        parentHigh = timeline.parentHigh(event);
        parentLow = timeline.parentLow(event);
        name = timeline.name(event);
        certainty = sure ? index.ofRecords() : Certainty.AMBIGUOUS;
        valid(validFrom, after);
    }

    private void valid(long validFrom, int after) {
        from = validFrom;
        to = after < 0 ? built : timeline.row(after);
        to = Math.min(to, spans.endOf(span));
    }

    private boolean heldBefore(int after) {
        boolean inSpan = after >= 0 && timeline.row(after) < spans.endOf(span);
        if (!inSpan || !spans.isComplete(span) || !timeline.has(after, Timeline.HELD_BEFORE)) {
            return false;
        }
        take(after, true, spans.rowOf(span), after);
        return true;
    }

    // --- tables

    private boolean inTables(long high, long low, int after) {
        List<Placed> tables = index.tables();
        for (int i = 0; i < tables.size(); i++) {
            Placed placed = tables.get(i);
            boolean counts = placed.fits() && placed.journal() == spans.journalOf(span);
            if (counts && holds(placed.table(), high, low, after)) {
                return true;
            }
        }
        return holds(index.askedTable(), high, low, after);
    }

    /** An entry holds from the directory's last USN on, to when it was taken and as far as no record is missing. */
    private boolean holds(DirectoryTable table, long high, long low, int after) {
        int entry = table.find(high, low);
        if (entry < 0 || table.usn(entry) > usn) {
            return false;
        }
        boolean followed = spans.isComplete(span) && table.takenUsn() >= spans.firstUsn(span);
        if (table.takenUsn() < usn && !followed) {
            return false;
        }
        take(table, entry, table.certainty());
        if (followed && table.usn(entry) <= spans.firstUsn(span)) {
            valid(spans.rowOf(span), after);
        }
        return true;
    }

    private void take(DirectoryTable table, int entry, Certainty sure) {
        found = true;
        parentHigh = table.parentHigh(entry);
        parentLow = table.parentLow(entry);
        name = table.name(entry);
        certainty = sure;
    }

    // --- not sure

    private void notSure(long high, long low, int before, int after) {
        if (!inRecovered(high, low, after, false)) {
            nearest(high, low, before, after);
        }
        if (!found && !bornBehind(after)) {
            inRecovered(high, low, after, true);
        }
    }

    /**
     * What only damaged and freed records name, or an {@code $MFT} of another volume.
     *
     * @param lastResort whether no other answer is left: then it counts at any row
     */
    private boolean inRecovered(long high, long low, int after, boolean lastResort) {
        for (Placed placed : index.tables()) {
            DirectoryTable recovered = placed.table().recovered();
            boolean taken = lastResort
                    ? !placed.fits() && takeFrom(placed.table(), high, low) || takeFrom(recovered, high, low)
                    : placed.fits() && recovered != null && holds(recovered, high, low, after);
            if (taken) {
                certainty = Certainty.RECOVERED;
                return true;
            }
        }
        return false;
    }

    private boolean takeFrom(@Nullable DirectoryTable table, long high, long low) {
        int entry = table == null ? -1 : table.find(high, low);
        if (table != null && entry >= 0) {
            take(table, entry, Certainty.RECOVERED);
        }
        return entry >= 0;
    }

    /** What the directory was called before, what a table calls it, or what it is called later. */
    private void nearest(long high, long low, int before, int after) {
        if (before >= 0) {
            take(before, false, row, -1);
            to = row + 1;
            return;
        }
        DirectoryTable table = nearestTable(high, low);
        if (table != null && !bornBehind(after)) {
            take(table, table.find(high, low), Certainty.AMBIGUOUS);
        } else if (after >= 0 && timeline.has(after, Timeline.HELD_BEFORE)) {
            take(after, false, row, -1);
            to = row + 1;
        }
    }

    /** Whether the next event in this stretch is the directory's creation. */
    private boolean bornBehind(int after) {
        return after >= 0 && timeline.row(after) < spans.endOf(span) && !timeline.has(after, Timeline.HELD_BEFORE);
    }

    private @Nullable DirectoryTable nearestTable(long high, long low) {
        for (Placed placed : index.tables()) {
            if (placed.fits() && placed.table().find(high, low) >= 0) {
                return placed.table();
            }
        }
        DirectoryTable asked = index.askedTable();
        return asked.find(high, low) >= 0 ? asked : null;
    }
}
