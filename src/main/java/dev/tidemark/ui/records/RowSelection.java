package dev.tidemark.ui.records;

import dev.tidemark.session.SessionPlace;
import dev.tidemark.view.ShownRows;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows are selected, and which one leads: the row of the last click or key. Not thread-safe. Ranges of keys (see
 * {@link ShownRows}) hold it, so that selecting ten rows or ten billion costs the same.
 *
 * <p>A range means the rows between its ends <em>among those shown when it was made</em>: filtered-out records in between
 * are not selected. So when other rows are shown, ranges made among filtered or sorted rows are first turned into the very
 * records they meant; beyond {@link #MOST_KEPT} of them the selection is given up instead, which {@link #show} tells.
 */
final class RowSelection {

    /** How many rows of a selection survive a change of filter or order. */
    static final int MOST_KEPT = 10_000;

    private static final long NONE = -1;

    private final RecordRanges keys = new RecordRanges();
    private boolean exact = true;
    private long lead = NONE;
    private long pivot = NONE;
    private int version;

    /** Changes with every change. */
    int version() {
        return version;
    }

    RecordRanges keys() {
        return keys;
    }

    /** The record of the row that leads, -1 for none. */
    long lead() {
        return lead;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean contains(long key) {
        return keys.contains(key);
    }

    /** How many of the shown rows are selected. */
    long count(ShownRows rows) {
        long sum = 0;
        for (int i = 0; i < keys.count(); i++) {
            sum += rows.rowOfPlace(keys.to(i)) - rows.rowOfPlace(keys.from(i));
        }
        return sum;
    }

    void clear() {
        keys.clear();
        exact = true;
        lead = NONE;
        pivot = NONE;
        version++;
    }

    /** Selects one row. */
    void select(ShownRows rows, long row) {
        keys.clear();
        exact = true;
        long key = rows.place(row);
        keys.add(key, key + 1);
        lead = rows.key(row);
        pivot = lead;
        version++;
    }

    /** Lets a selected row lead; what is selected stays so. */
    void lead(ShownRows rows, long row) {
        lead = rows.key(row);
        version++;
    }

    /** Selects a row that was not, or the reverse. */
    void toggle(ShownRows rows, long row) {
        long key = rows.place(row);
        if (keys.contains(key)) {
            keys.remove(key, key + 1);
        } else {
            keys.add(key, key + 1);
        }
        lead = rows.key(row);
        pivot = lead;
        version++;
    }

    /**
     * Selects from where a selection began to a row.
     *
     * @param keep whether what is selected elsewhere stays so
     */
    void extend(ShownRows rows, long row, boolean keep) {
        long begin = pivot == NONE ? row : Math.min(rows.rowOf(pivot), rows.size() - 1);
        if (!keep) {
            keys.clear();
            exact = true;
        }
        addRange(rows, Math.min(begin, row), Math.max(begin, row));
        if (pivot == NONE) {
            pivot = rows.key(begin);
        }
        lead = rows.key(row);
        version++;
    }

    /** Selects every row there is now. */
    void selectAll(ShownRows rows) {
        long size = rows.size();
        if (size == 0) {
            return;
        }
        keys.clear();
        exact = true;
        addRange(rows, 0, size - 1);
        if (lead == NONE || !rows.contains(lead)) {
            lead = rows.key(size - 1);
            pivot = lead;
        }
        version++;
    }

    /** Its stretches; none where they are more than are told. */
    List<ShownPlace.Stretch> stretches() {
        List<ShownPlace.Stretch> all = new ArrayList<>();
        for (int i = 0; i < keys.count() && keys.count() <= SessionPlace.MOST_STRETCHES; i++) {
            all.add(new ShownPlace.Stretch(keys.from(i), keys.to(i)));
        }
        return all;
    }

    /** Selects what was selected among the same rows. */
    void putBack(ShownRows rows, ShownPlace place) {
        clear();
        for (ShownPlace.Stretch stretch : place.selected()) {
            long begin = rows.rowOfPlace(stretch.first());
            long end = rows.rowOfPlace(stretch.end());
            if (begin < end) {
                addRange(rows, begin, end - 1);
            }
        }
        if (rows.contains(place.lead())) {
            lead = place.lead();
            pivot = lead;
        }
    }

    private void addRange(ShownRows rows, long first, long last) {
        if (!rows.whole() && exact && !keys.isEmpty()) {
            narrow(rows);
        }
        keys.add(rows.place(first), rows.place(last) + 1);
        exact &= rows.whole() || first == last;
    }

    /** Leaves out what is selected but not shown: a range may now span records that are not. */
    private void narrow(ShownRows rows) {
        RecordRanges left = new RecordRanges();
        for (int i = 0; i < keys.count(); i++) {
            long from = rows.rowOfPlace(keys.from(i));
            long to = rows.rowOfPlace(keys.to(i));
            if (from < to) {
                left.add(rows.place(from), rows.place(to - 1) + 1);
            }
        }
        keys.set(left);
    }

    /**
     * Carries the selection over to other rows of the same store. What they do not show stays selected, and is seen again
     * when it is shown again.
     *
     * @param reordered whether both show the same records, in another order
     * @return false when it was too large to be carried over, and was given up but for the row that leads
     */
    boolean show(ShownRows before, ShownRows after, boolean reordered) {
        if (exact && !before.sorted() && !after.sorted()) {
            version++;
            return true;
        }
        long size = before.size();
        boolean all = reordered && size > 0 && after.size() == size && count(before) == size;
        boolean kept = carry(before, after, all);
        version++;
        return kept;
    }

    private boolean carry(ShownRows before, ShownRows after, boolean all) {
        if (all) {
            keys.clear();
            keys.add(after.place(0), after.place(after.size() - 1) + 1);
            exact = after.whole();
            return true;
        }
        boolean fits = count(before) <= MOST_KEPT;
        RecordRanges moved = new RecordRanges();
        if (fits) {
            for (int i = 0; i < keys.count(); i++) {
                move(before, after, i, moved);
            }
        } else if (lead != NONE && after.contains(lead)) {
            long key = after.place(after.rowOf(lead));
            moved.add(key, key + 1);
        }
        keys.set(moved);
        exact = true;
        return fits;
    }

    private void move(ShownRows before, ShownRows after, int range, RecordRanges moved) {
        long to = before.rowOfPlace(keys.to(range));
        for (long row = before.rowOfPlace(keys.from(range)); row < to; row++) {
            long record = before.key(row);
            if (!after.sorted()) {
                moved.add(record, record + 1);
            } else if (after.contains(record)) {
                long key = after.rowOf(record);
                moved.add(key, key + 1);
            }
        }
    }
}
