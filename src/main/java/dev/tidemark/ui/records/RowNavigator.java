package dev.tidemark.ui.records;

import dev.tidemark.store.RecordKey;
import dev.tidemark.view.ShownRows;
import org.jspecify.annotations.Nullable;

/** What keys, mouse, wheel and scroll bar do: move the window, the leading row, the selection. Belongs to the FX thread. */
final class RowNavigator {

    private final RowWindow window;
    private final RowSelection selection;
    private @Nullable ShownRows rows;

    RowNavigator(RowWindow window, RowSelection selection) {
        this.window = window;
        this.selection = selection;
    }

    void setRows(@Nullable ShownRows shown) {
        rows = shown;
    }

    /** The rows shown, {@code null} when there are none. */
    private @Nullable ShownRows some() {
        ShownRows shown = rows;
        if (shown == null || shown.size() == 0) {
            return null;
        }
        window.update(shown);
        return shown;
    }

    /** As {@link #some}, for who moves among the rows that are seen: those that came since must not push them away first. */
    private @Nullable ShownRows seen() {
        ShownRows shown = rows;
        if (shown != null && shown.size() > 0) {
            window.follow(shown, false);
        }
        return some();
    }

    /** Scrolls by rows, up when negative. */
    void scrollBy(long count) {
        ShownRows shown = some();
        if (shown != null) {
            window.scrollTo(shown, window.first() + count);
        }
    }

    /** Makes a row the first visible one, as far as possible. */
    void scrollTo(long row) {
        ShownRows shown = some();
        if (shown != null) {
            window.scrollTo(shown, row);
        }
    }

    /**
     * Moves the leading row; lets go of the newest.
     *
     * @param count by how many rows, up when negative
     * @param extend whether the selection is drawn along, as with Shift
     */
    void moveBy(long count, boolean extend) {
        ShownRows shown = seen();
        if (shown != null) {
            long from = leadRow(shown);
            moveTo(from < 0 ? window.first() : from + count, extend);
        }
    }

    /** Moves the leading row by screenfuls; the row before the move stays in sight. Lets go of the newest. */
    void pageBy(int pages, boolean extend) {
        ShownRows shown = seen();
        if (shown == null) {
            return;
        }
        long step = Math.max(1, window.visible() - 1L);
        if (leadRow(shown) < 0 || !window.shows(leadRow(shown))) {
            scrollBy(pages * step);
            moveTo(window.first(), extend);
        } else {
            moveBy(pages * step, extend);
        }
    }

    /** Makes a row the leading one, visible, and selects it. */
    void moveTo(long row, boolean extend) {
        ShownRows shown = some();
        if (shown == null) {
            return;
        }
        long target = Math.clamp(row, 0, window.size() - 1);
        pick(shown, target, extend, false);
        window.reveal(shown, target);
    }

    /** Selects a row and brings it into view, in the middle unless it is visible already. */
    void goTo(long row) {
        ShownRows shown = some();
        if (shown != null) {
            long target = Math.clamp(row, 0, window.size() - 1);
            selection.select(shown, target);
            window.center(shown, target);
        }
    }

    /** Goes to a record; false when it is not among the rows. */
    boolean goToRecord(long record) {
        ShownRows shown = some();
        if (shown == null || record < 0 || !shown.contains(record)) {
            return false;
        }
        goTo(shown.rowOf(record));
        return true;
    }

    /** The first row; lets go of the newest. */
    void home(boolean extend) {
        if (seen() != null) {
            moveTo(0, extend);
        }
    }

    /** The newest row. */
    void end(boolean extend) {
        moveTo(Long.MAX_VALUE, extend);
    }

    /**
     * Clicks a record that is seen, wherever its row stands by now; it stays where it is on the screen.
     *
     * @param at which of the visible rows shows it, from 0
     * @param range whether all rows from where the selection began are meant, as with Shift
     * @param more whether the rest of the selection stays, as with Ctrl
     */
    void click(int at, RowSlot slot, boolean range, boolean more) {
        ShownRows shown = rows;
        long row = shown == null ? -1 : rowOf(shown, slot);
        if (shown != null && row >= 0) {
            window.holdAt(slot.key, at);
            pick(shown, row, range, more);
        }
    }

    /** As a click, for a menu: what is selected stays so where the record is one of it. */
    void menu(int at, RowSlot slot) {
        ShownRows shown = rows;
        long row = shown == null ? -1 : rowOf(shown, slot);
        if (shown != null && row >= 0) {
            window.holdAt(slot.key, at);
            if (selection.contains(shown.place(row))) {
                selection.lead(shown, row);
            } else {
                selection.select(shown, row);
            }
        }
    }

    /** The row of the record that a slot shows, -1 when it is none of the rows any more. */
    private static long rowOf(ShownRows shown, RowSlot slot) {
        return slot.key != RecordKey.NONE && shown.contains(slot.key) ? shown.rowOf(slot.key) : -1;
    }

    /** Whether the row that leads is among those in sight. */
    boolean isLeadShown() {
        long row = leadRow();
        return row >= 0 && window.shows(row);
    }

    /** Brings the leading row into view, scrolling as little as that takes. */
    void revealLead() {
        ShownRows shown = seen();
        long row = shown == null ? -1 : leadRow(shown);
        if (shown != null && row >= 0) {
            window.reveal(shown, row);
        }
    }

    /** Selects and shows what was selected and shown before, as far as it is among the rows. */
    void putBack(ShownRows shown, ShownPlace place) {
        if (shown.size() == 0) {
            return;
        }
        selection.putBack(shown, place);
        if (place.first() != RecordKey.NONE) {
            window.holdAt(place.first(), 0);
        }
        window.update(shown);
    }

    private void pick(ShownRows shown, long row, boolean range, boolean more) {
        if (range) {
            selection.extend(shown, row, more);
        } else if (more) {
            selection.toggle(shown, row);
        } else {
            selection.select(shown, row);
        }
    }

    void selectAll() {
        ShownRows shown = some();
        if (shown != null) {
            selection.selectAll(shown);
        }
    }

    /** The leading row, -1 when there is none among the rows. */
    long leadRow() {
        ShownRows shown = some();
        return shown == null ? -1 : leadRow(shown);
    }

    private long leadRow(ShownRows shown) {
        return selection.lead() >= 0 && shown.contains(selection.lead()) ? shown.rowOf(selection.lead()) : -1;
    }
}
