package dev.tidemark.ui.records;

import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.NameMatcher;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Belongs to the FX thread; searching, sorting and copying run on the executor given and hand their results over at the
 * next pulse. Shows a window of rows: which rows are visible, which are selected, which one leads, and what they say.
 *
 * <p>{@link #pulse}, once a frame, is the only place that reads rows, at most a screenful.
 */
public final class RecordsViewModel {

    private final RowWindow window = new RowWindow();
    private final RowSelection selection = new RowSelection();
    private final RecordRanges lit = new RecordRanges();
    private final SlotReader reader = new SlotReader();
    private final RowNavigator navigator = new RowNavigator(window, selection);
    private final ShownState state = new ShownState();
    private final RowSearching search;
    private final RowCopying copying;
    private final RowSorting sorting;
    private final FieldRegistry fields;
    private final ColumnMemory memory;

    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final BooleanProperty utc = new SimpleBooleanProperty(this, "utc", true);
    private final StringProperty findText = new SimpleStringProperty(this, "findText", "");

    private @Nullable Source source;
    private @Nullable Rows base;
    private @Nullable ShownRows view;
    private TimeFormat times = TimeFormat.UTC;

    /**
     * @param fields what records have
     * @param tasks runs searches, sorts and copies
     * @param memory remembers the columns
     */
    public RecordsViewModel(FieldRegistry fields, BackgroundTasks tasks, ColumnMemory memory) {
        this(fields, tasks, memory, System::nanoTime);
    }

    RecordsViewModel(FieldRegistry fields, BackgroundTasks tasks, ColumnMemory memory, LongSupplier clock) {
        this.fields = fields;
        this.memory = memory;
        search = new RowSearching(tasks, navigator, state::say, clock);
        copying = new RowCopying(tasks, state::say);
        sorting = new RowSorting(tasks, state::say);
        following.addListener((property, was, on) -> follow(on));
        paused.addListener((property, was, on) -> pause(on));
        utc.addListener((property, was, on) -> showTimes(on));
    }

    // --- what is shown

    /** Shows the rows of a source from the newest on, with nothing selected. */
    public void show(Source newSource, Rows rows) {
        clear();
        source = newSource;
        reader.setPaths(newSource.paths());
        base = rows;
        change(new ShownRows(rows, false));
    }

    /** Shows other rows of the same source, as another filter gives; keeps the place and the selection. */
    public void setRows(Rows rows) {
        RowSorting.Order order = sorting.order();
        boolean sorted = view != null && view.sorted();
        base = rows;
        sorting.stop();
        if (order == null || !sorted) {
            replace(new ShownRows(ordered(rows), false), false);
        }
        if (order != null) {
            sorting.start(ordered(rows), order);
        }
    }

    /** Shows nothing any more; call it before the source is closed. */
    public void clear() {
        search.cancel();
        copying.cancel();
        sorting.stop();
        selection.clear();
        lit.clear();
        window.reset();
        reader.clear();
        reader.setPaths(null);
        source = null;
        base = null;
        change(null);
        state.resetPause();
        paused.set(false);
        following.set(true);
        state.say("");
    }

    private Rows ordered(Rows rows) {
        return state.isPaused() ? new FrozenRows(rows, state.frozenEnd()) : rows;
    }

    private void replace(ShownRows next, boolean reordered) {
        ShownRows before = view;
        if (before != null && before.size() > 0) {
            window.update(before);
            window.holdAt(before, navigator.leadRow());
            if (!selection.show(before, next, reordered)) {
                state.say(Messages.text("records.selection.lost", RowSelection.MOST_KEPT));
            }
        }
        change(next);
    }

    private void change(@Nullable ShownRows next) {
        view = next;
        navigator.setRows(next);
    }

    private void follow(boolean on) {
        if (on && view != null && view.sorted()) {
            clearSort();
        }
        if (view != null) {
            window.follow(view, on);
        }
    }

    private void pause(boolean on) {
        Rows rows = base;
        if (rows == null) {
            return;
        }
        state.pause(on, source == null ? 0 : endOf(source));
        if (view == null || !view.sorted()) {
            change(new ShownRows(ordered(rows), false));
        }
    }

    private static long endOf(Source shown) {
        return RecordKey.of(shown.store().source(), shown.store().endRecord());
    }

    private void showTimes(boolean inUtc) {
        times = inUtc ? TimeFormat.UTC : TimeFormat.local();
        reader.refresh();
    }

    // --- once a frame

    /** Takes results, finds the window's place, and reads the rows that came into it. */
    public void pulse() {
        sort();
        ShownRows rows = view;
        if (rows == null || rows.rows().isClosed()) {
            window.clear();
            state.changed(reader.clear());
            state.publish(null, null, selection, sortable());
        } else {
            window.update(rows);
            state.changed(reader.fill(rows, window, selection, lit));
            state.publish(rows, base, selection, sortable());
        }
        following.set(window.following());
        state.publishStatus(sorting.order());
    }

    private void sort() {
        Rows rows = base;
        if (rows == null || sorting.order() == null) {
            return;
        }
        if (!sortable()) {
            clearSort();
            state.say(Messages.text("records.sort.growing"));
            return;
        }
        Rows sorted = sorting.take();
        if (sorted != null) {
            following.set(false);
            replace(new ShownRows(sorted, true), view != null && !view.sorted());
        }
        sorting.follow(ordered(rows));
    }

    // --- order

    /** Whether the rows can be sorted: not while more may arrive. */
    private boolean sortable() {
        Source shown = source;
        return shown != null && !shown.growing();
    }

    /** Sorts by a column, in the background; says why not when the source still grows. */
    public void sort(RecordColumn column, boolean ascending) {
        Rows rows = base;
        if (rows == null || !sortable()) {
            state.say(Messages.text("records.sort.growing"));
        } else {
            sorting.start(ordered(rows), new RowSorting.Order(column, ascending));
        }
    }

    /** Back to the order of the records. */
    public void clearSort() {
        sorting.stop();
        Rows rows = base;
        if (rows != null && view != null && view.sorted()) {
            replace(new ShownRows(ordered(rows), false), true);
        }
    }

    /** What the rows are or will be sorted by, {@code null} for the order of the records. */
    ReadOnlyObjectProperty<RowSorting.@Nullable Order> orderProperty() {
        return state.order();
    }

    // --- going and finding

    /** Goes to the last row, and follows the newest from now on where that is the last. */
    void end(boolean extend) {
        navigator.end(extend);
        if (view != null && !view.sorted()) {
            following.set(true);
        }
    }

    /** Goes to a record and selects it; does nothing when it is not among the rows. */
    public void goToRecord(long record) {
        navigator.goToRecord(record);
    }

    /** Goes to a row, counted from 0, and selects it. */
    public void goToRow(long row) {
        navigator.goTo(row);
    }

    /** Shows a row, counted from 0, as the first; selects nothing, and lets go of the newest. */
    public void scrollTo(long row) {
        navigator.scrollTo(row);
    }

    /** Goes to the first record at or after a USN. */
    public void goToUsn(long usn) {
        if (base != null) {
            search.usn(ordered(base), usn);
        }
    }

    /** Goes to the record with just that USN; says so when it is not among the rows shown. */
    public void goToRecordOf(long usn) {
        if (base != null) {
            search.record(ordered(base), usn);
        }
    }

    /** Goes to the first record at or after a time, a FILETIME. */
    public void goToTime(long filetime) {
        if (base != null) {
            search.time(ordered(base), filetime);
        }
    }

    /** Goes to the next row whose name fits {@link #findTextProperty}, or to the one before. */
    public void find(boolean forward) {
        String text = findText.get();
        if (text.isBlank()) {
            state.say(Messages.text("records.find.what"));
        } else if (view != null) {
            search.name(view, NameMatcher.of(text), forward);
        }
    }

    /** Goes to the next row whose name begins with what was typed just now. */
    void type(String character) {
        if (view != null) {
            search.type(view, character);
        }
    }

    boolean typing() {
        return search.typing();
    }

    /**
     * Ends searching, sorting or copying that still runs.
     *
     * @return whether anything ran
     */
    public boolean cancel() {
        boolean any = sorting.running() | search.cancel() | copying.cancel();
        if (sorting.running()) {
            clearSort();
        }
        state.say("");
        return any;
    }

    // --- selecting and copying

    RowNavigator navigator() {
        return navigator;
    }

    RowWindow window() {
        return window;
    }

    List<RowSlot> slots() {
        return reader.slots();
    }

    void setVisibleRows(int rows) {
        window.setVisible(rows);
        reader.setVisible(Math.max(1, rows));
    }

    TimeFormat times() {
        return times;
    }

    FieldRegistry fields() {
        return fields;
    }

    ColumnMemory memory() {
        return memory;
    }

    /** Copies the selected rows as tab-separated values, in the background. */
    void copy(List<RecordColumn> columns, Consumer<String> clipboard) {
        if (view != null) {
            PathIndex paths = source == null ? null : source.paths();
            copying.copy(view, selection, columns, times, paths, clipboard);
        }
    }

    /** Lights up records: the caller's ranges, of record numbers, from now on. */
    public void highlight(RecordRanges records) {
        lit.set(records);
    }

    // --- properties

    /** Whether the newest row is held in view. */
    public BooleanProperty followingProperty() {
        return following;
    }

    /** Whether the rows are frozen as they are, while more may arrive. */
    public BooleanProperty pausedProperty() {
        return paused;
    }

    /** Whether times are shown in UTC, not local. */
    public BooleanProperty utcProperty() {
        return utc;
    }

    /** What to find: a part of a name, or a pattern with {@code *} and {@code ?}. */
    public StringProperty findTextProperty() {
        return findText;
    }

    /** How many rows are shown, visible or not. */
    public ReadOnlyLongProperty shownProperty() {
        return state.shown();
    }

    /** How many rows arrived since the table was paused. */
    public ReadOnlyLongProperty waitingProperty() {
        return state.waiting();
    }

    /** How many rows are selected. */
    public ReadOnlyLongProperty selectedCountProperty() {
        return state.selected();
    }

    /** The record of the row that was clicked or reached last, -1 for none. */
    public ReadOnlyLongProperty leadRecordProperty() {
        return state.lead();
    }

    /** Whether columns can be sorted now. */
    public ReadOnlyBooleanProperty sortableProperty() {
        return state.sortable();
    }

    /** What was done or went wrong, one line; empty when there is nothing to say. */
    public ReadOnlyStringProperty statusProperty() {
        return state.status();
    }

    /** Changes when a visible row changed: the view then looks at the slots. */
    ReadOnlyIntegerProperty frameProperty() {
        return state.frame();
    }
}
