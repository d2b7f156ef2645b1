package dev.tidemark.ui.records;

import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.NameMatcher;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.view.ShownList;
import dev.tidemark.view.ShownOrder;
import dev.tidemark.view.ShownRows;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import dev.tidemark.view.ShownView.Change;
import dev.tidemark.view.lives.LifeList;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
 * Shows a window of rows: which rows are visible, which are selected, which one leads, and what they say. Belongs to the FX
 * thread; searching, sorting and copying run on the executor given and hand their results over at the next pulse.
 *
 * <p>{@link #pulse}, once a frame, is the only place that reads rows, at most a screenful.
 */
@ViewModel
public final class RecordsViewModel {

    private final RowWindow window = new RowWindow();
    private final RowSelection selection = new RowSelection();
    private final RecordRanges lit = new RecordRanges();
    private final SlotReader reader = new SlotReader();
    private final RowNavigator navigator = new RowNavigator(window, selection);
    private final ShownState state = new ShownState();
    private final RowSearching search;
    private final RowCopying copying;
    private final ShownList view;
    private final LeadingRow leading;
    private final PriorReasonsCache prior;
    private final OtherNames otherNames;
    private final @Nullable LifeNotesCache lifeNotes;
    private final @Nullable LifeFolding folding;
    private final NewerRows newer;
    private final EmptyTableWords empty;
    private final FieldRegistry fields;
    private final ColumnMemory memory;

    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final BooleanProperty guardsCopies = new SimpleBooleanProperty(this, "guardsCopies", true);
    private final BooleanProperty utc = new SimpleBooleanProperty(this, "utc", true);
    private final StringProperty findText = new SimpleStringProperty(this, "findText", "");

    private TimeFormat times = TimeFormat.UTC;
    private AppliedFilter matching = AppliedFilter.ALL;
    private int matchedReasons;
    private @Nullable SelectedRows selected;
    private int selectedVersion;
    private int litEdition;
    private Runnable going = () -> {};

    /**
     * @param fields what records have
     * @param view decides what is shown
     * @param tasks runs searches, sorts and copies
     * @param memory remembers the columns
     */
    public RecordsViewModel(FieldRegistry fields, ShownList view, BackgroundTasks tasks, ColumnMemory memory) {
        this(fields, view, tasks, memory, System::nanoTime);
    }

    RecordsViewModel(
            FieldRegistry fields, ShownList view, BackgroundTasks tasks, ColumnMemory memory, LongSupplier clock) {
        this.fields = fields;
        this.view = view;
        this.memory = memory;
        search = new RowSearching(tasks, navigator, state::say, clock);
        copying = new RowCopying(tasks, state::say);
        leading = new LeadingRow(view, selection, reader);
        prior = new PriorReasonsCache(tasks, clock);
        otherNames = new OtherNames(tasks, clock);
        lifeNotes = view instanceof LifeList lives ? new LifeNotesCache(lives, tasks, clock) : null;
        folding = view instanceof LifeList lives ? new LifeFolding(lives, selection, navigator) : null;
        newer = new NewerRows(clock);
        empty = new EmptyTableWords(view, clock);
        view.setListener(new Listening());
        following.addListener((property, was, on) -> follow(on));
        paused.addListener((property, was, on) -> view.freeze(on));
        utc.addListener((property, was, on) -> showTimes(on));
    }

    // --- what is shown

    /** Follows what is shown. */
    private final class Listening implements ShownView.Listener {

        @Override
        public void changed(@Nullable ShownRows before, @Nullable ShownRows now, Change change) {
            switch (change) {
                case SOURCE -> begin(now);
                case FREEZE -> navigator.setRows(now);
                case ROWS -> replace(before, now, false);
                case ORDER -> replace(before, now, true);
            }
        }

        @Override
        public void say(String words) {
            state.say(words);
        }
    }

    /**
     * Rows of another source are shown with nothing selected and nothing of those before: those of a live one from the newest
     * on, those of a file from its first.
     */
    private void begin(@Nullable ShownRows now) {
        search.cancel();
        copying.cancel();
        selection.clear();
        lit.clear();
        litEdition++;
        prior.clear();
        otherNames.clear();
        if (lifeNotes != null) {
            lifeNotes.clear();
        }
        boolean live = view.source() instanceof ShownSource source && source.live();
        window.reset(live);
        state.changed(reader.clear());
        reader.setPaths(view.paths());
        navigator.setRows(now);
        paused.set(view.isFrozen());
        following.set(live);
        state.say("");
    }

    /** Keeps the place and the selection. */
    private void replace(@Nullable ShownRows before, @Nullable ShownRows now, boolean reordered) {
        if (now != null && now.sorted()) {
            following.set(false);
        }
        if (before != null && now != null && before.size() > 0) {
            window.update(before);
            window.holdAt(before, navigator.leadRow());
            if (!selection.show(before, now, reordered)) {
                String key = selection.isEmpty() ? "records.selection.lost.all" : "records.selection.lost";
                state.say(Messages.text(key, RowSelection.MOST_KEPT));
            }
        }
        navigator.setRows(now);
    }

    private boolean isSorted() {
        return view.rows() instanceof ShownRows rows && rows.sorted();
    }

    private void follow(boolean on) {
        if (on && isSorted()) {
            view.clearOrder();
        }
        if (view.rows() instanceof ShownRows rows) {
            window.follow(rows, on);
        }
    }

    private void showTimes(boolean inUtc) {
        times = inUtc ? TimeFormat.UTC : TimeFormat.local();
        reader.refresh();
    }

    // --- once a frame

    /** Takes what is shown, finds the window's place, and reads the rows that came into it. */
    public void pulse() {
        view.pulse();
        ShownRows rows = view.rows();
        ShownRows readable = rows == null || rows.rows().isClosed() ? null : rows;
        match(view.filter());
        if (readable != null && view.source() instanceof ShownSource source) {
            window.update(readable);
            boolean changed = reader.fill(readable, window, selection, lit);
            changed |= otherNames.fill(reader.slots(), source.store());
            changed |= lifeNotes != null && lifeNotes.fill(reader, source.store(), lit, litEdition);
            state.changed(prior.fill(reader.slots(), readable, source.store()) | changed);
        } else {
            window.clear();
            state.changed(reader.clear());
        }
        // Filtering goes on meanwhile: where it is said that nothing passes, the row that leads is asked behind that.
        empty.update(readable, window, reader.slots());
        state.publish(readable, view, selection, view.recordOf(leading.key()));
        newer.update(readable, window, !view.isSortable());
        following.set(window.following());
    }

    /** The reasons that a filter asks for are marked in the rows that pass it. */
    private void match(AppliedFilter filter) {
        if (filter != matching) {
            matching = filter;
            matchedReasons = filter.reasons();
            reader.repaint();
        }
    }

    /** The reasons that the filter asks for: rows passed it because of them. */
    int matchedReasons() {
        return matchedReasons;
    }

    // --- order

    /** Sorts by a column, in the background; says why not when the source still grows. */
    public void sort(RecordColumn column, boolean ascending) {
        view.sort(new ShownOrder(column.field(), ascending));
    }

    /** Back to the order of the records. */
    public void clearSort() {
        view.clearOrder();
    }

    /** What the rows are or will be sorted by, {@code null} for the order of the records. */
    ReadOnlyObjectProperty<@Nullable ShownOrder> orderProperty() {
        return state.order();
    }

    // --- going and finding

    /** Goes to the last row, and follows the newest from now on where that is the last. */
    void end(boolean extend) {
        navigator.end(extend);
        if (view.rows() != null && !isSorted()) {
            followNewest();
        }
    }

    /** Holds the newest row in view from now on; does so too when the last click let go of it only just now. */
    void followNewest() {
        follow(true);
        following.set(true);
    }

    /** As {@link RowNavigator#click}, of the visible row with a number. */
    void click(int at, boolean range, boolean more) {
        navigator.click(at, reader.slots().get(at), range, more);
        following.set(window.following());
    }

    /** As {@link RowNavigator#menu}, of the visible row with a number. */
    void menu(int at) {
        navigator.menu(at, reader.slots().get(at));
        following.set(window.following());
    }

    /** What is done whenever somebody asks to go to a record: for who shows something else in the place of the rows. */
    public void setOnGoing(Runnable action) {
        going = action;
    }

    /**
     * Goes to a record, by its key, and selects it.
     *
     * @return whether it is among the rows; nothing is done when it is not
     */
    public boolean goToRecord(long key) {
        going.run();
        return navigator.goToRecord(key);
    }

    /** Goes to a row, counted from 0, and selects it. */
    public void goToRow(long row) {
        going.run();
        navigator.goTo(row);
    }

    /** Shows a row, counted from 0, as the first; selects nothing, and lets go of the newest. */
    public void scrollTo(long row) {
        navigator.scrollTo(row);
    }

    /** Goes to the first record at or after a USN. */
    public void goToUsn(long usn) {
        if (view.inOrder() instanceof Rows rows && view.source() instanceof ShownSource source) {
            going.run();
            search.usn(
                    rows, source.store(), usn, RecordKey.source(source.store().sourceKey(leading.key())));
        }
    }

    /**
     * Goes to the record with just that USN; says so when it is not among the rows shown.
     *
     * @param of the number of the source that it is of
     */
    public void goToRecordOf(long usn, int of) {
        if (view.inOrder() instanceof Rows rows && view.source() instanceof ShownSource source) {
            going.run();
            search.record(rows, source.store(), usn, of);
        }
    }

    /** Goes to the first record at or after a time, a FILETIME. */
    public void goToTime(long filetime) {
        if (view.inOrder() instanceof Rows rows) {
            going.run();
            search.time(rows, filetime);
        }
    }

    /**
     * Goes to the row that is cited; says so when it is not there, or not among the rows shown.
     *
     * @param fits tells of a row's key whether the row may come from where the citation says
     */
    public void goToCited(Citation citation, LongPredicate fits) {
        if (view.source() instanceof ShownSource source) {
            going.run();
            search.cited(source.store(), citation, fits);
        }
    }

    /** Goes to the next row whose name fits {@link #findTextProperty}, or to the one before. */
    public void find(boolean forward) {
        String text = findText.get();
        if (text.isBlank()) {
            state.say(Messages.text("records.find.what"));
        } else if (view.rows() instanceof ShownRows rows) {
            search.name(rows, NameMatcher.of(text), forward);
        }
    }

    /** Goes to the nearest row before another, by its key, that is of a directory; says so when there is none. */
    void goToParent(long key, FileId directory) {
        if (view.rows() instanceof ShownRows rows && rows.contains(key)) {
            search.parent(rows, rows.rowOf(key), directory, sourceOf(key));
        }
    }

    /** Goes to the nearest row before another, by its key, or behind it, that is of the same file; says so when there is none. */
    void goToFile(long key, FileId file, boolean forward) {
        if (view.rows() instanceof ShownRows rows && rows.contains(key)) {
            search.file(rows, rows.rowOf(key), file, sourceOf(key), forward);
        }
    }

    /** The number of the source that a row is of. */
    private int sourceOf(long key) {
        if (!(view.source() instanceof ShownSource source)) {
            return RecordKey.source(RecordKey.NONE);
        }
        RecordStore store = source.store();
        return store.isMerged() ? RecordKey.source(store.sourceKey(key)) : store.source();
    }

    /** Goes to the other half of the rename that a row is half of; says why when there is none. */
    void goToOtherHalf(RowSlot row) {
        if (view.source() instanceof ShownSource source && row.isKnown()) {
            search.otherHalf(source.store(), row.recordKey(), record -> view.rowOf(record, row.key));
        }
    }

    /** Goes to the next row whose name begins with what was typed just now. */
    void type(String character) {
        if (view.rows() instanceof ShownRows rows) {
            search.type(rows, character);
        }
    }

    boolean typing() {
        return search.typing();
    }

    /** Whether there is anything that {@link #cancel} would end. */
    boolean isBusy() {
        return view.isSorting() || search.isRunning() || copying.isRunning();
    }

    /**
     * Ends searching, sorting or copying that still runs.
     *
     * @return whether anything ran
     */
    public boolean cancel() {
        boolean any = view.isSorting() | search.cancel() | copying.cancel();
        if (view.isSorting()) {
            view.clearOrder();
        }
        state.say("");
        return any;
    }

    // --- going away and coming back

    /** Where among the rows a person is. */
    public ShownPlace place() {
        ShownRows rows = view.rows();
        boolean follows = following.get();
        long first = rows == null || follows || window.first() >= rows.size() ? RecordKey.NONE : window.firstKey(rows);
        return new ShownPlace(rows, follows, first, leading.key(), selection.stretches());
    }

    /** Goes where somebody was, among the rows that are shown now; what is not among them is left out. */
    public void putBack(ShownPlace place) {
        if (view.rows() instanceof ShownRows rows) {
            if (!place.follows()) {
                following.set(false);
            }
            navigator.putBack(rows, place);
        }
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

    /** As many rows fit from now on; the one that leads stays in sight where it is. */
    void setVisibleRows(int rows) {
        boolean seen = navigator.isLeadShown();
        window.setVisible(rows);
        reader.setVisible(Math.max(1, rows));
        if (seen) {
            navigator.revealLead();
        }
    }

    TimeFormat times() {
        return times;
    }

    /** The zone that times are shown in. */
    public ZoneId zone() {
        return times.zone();
    }

    /** The day of the first visible record that has a time, in the zone that times are shown in; {@code null} for none. */
    public @Nullable LocalDate dayOfFirst() {
        for (RowSlot slot : reader.slots()) {
            if (slot.hasTimeAndName()) {
                return Filetime.toInstant(slot.shown().time())
                        .atZone(times.zone())
                        .toLocalDate();
            }
        }
        return null;
    }

    /** Unfolds lives; {@code null} for a list of records. */
    @Nullable
    LifeFolding folding() {
        return folding;
    }

    /** Whether a column is shown before anybody chose. */
    boolean isShownAtFirst(RecordColumn column) {
        return folding == null ? column.shownAtFirst() : LifeColumns.isShownAtFirst(column);
    }

    FieldRegistry fields() {
        return fields;
    }

    ColumnMemory memory() {
        return memory;
    }

    /** Copies the selected rows as tab-separated values, in the background. */
    void copy(List<RecordColumn> columns, Consumer<String> clipboard) {
        if (view.rows() instanceof ShownRows rows) {
            copying.copy(rows, selection, copyForm(columns), view.paths(), clipboard);
        }
    }

    /** How cells of columns are copied now. */
    CopyForm copyForm(List<RecordColumn> columns) {
        return new CopyForm(columns, times, guardsCopies.get());
    }

    /** Whether what is copied is kept from being taken for a formula. */
    public BooleanProperty guardsCopiesProperty() {
        return guardsCopies;
    }

    /** Which records are marked. */
    public void setMarks(Marks marks) {
        reader.setMarks(marks);
    }

    /** Which records are highlighted, and how. */
    public void setHighlights(Highlights highlights) {
        reader.setHighlights(highlights);
    }

    /** What else is applied beside the filter's text, in a few words: said where nothing passes. */
    public void setAlsoApplied(Supplier<String> words) {
        empty.setAlsoApplied(words);
    }

    /** A row as it would be marked; empty when it is no record that can be told from others. */
    Optional<RecordMark> mark(RowSlot slot) {
        if (!slot.isKnown()) {
            return Optional.empty();
        }
        long time = slot.hasTimeAndName() ? slot.shown().time() : 0;
        return leading.citation(slot).map(record -> new RecordMark(record, slot.name(), time, "", ""));
    }

    /** What is known of where rows come from, for their citations. */
    public void setOrigins(Function<RecordCursor, Citation.Origin> known) {
        leading.setOrigins(known);
    }

    /** What is known of the source that is shown; asked while no record of it is. */
    public void setSourceFacts(Supplier<SourceFacts> known) {
        empty.setFacts(known);
    }

    /** As {@link LeadingRow#cite(RowSlot)}. */
    Optional<String> cite(RowSlot slot) {
        return leading.cite(slot);
    }

    /** Copies the citation of the leading row. */
    void cite(Consumer<String> clipboard) {
        Optional<String> citation = cite(leading());
        citation.ifPresent(clipboard);
        state.say(citation.map(text -> Messages.text("records.cited", text))
                .orElseGet(() -> Messages.text("records.cite.nothing")));
    }

    /** Whether anything is shown of which rows could be chosen. */
    boolean hasRows() {
        return view.rows() != null;
    }

    /** The row that leads, read anew; it shows nothing when there is none, or the filter hides it. */
    RowSlot leading() {
        return leading.read();
    }

    /** The file of the row that leads; {@code null} when none does, or it is no record of a known version. */
    public @Nullable FileId leadingFile() {
        RowSlot slot = leading();
        return slot.hasRow() && slot.isKnown() ? slot.file() : null;
    }

    /** Lights up records: the caller's ranges, of keys, from now on. */
    public void highlight(RecordRanges records) {
        lit.set(records);
        litEdition++;
    }

    /** The keys of the records that are lit up. */
    public RecordRanges highlighted() {
        return lit.copy();
    }

    /** What is selected; another object whenever that has changed, {@code null} for nothing. */
    public @Nullable SelectedRows selected() {
        if (selection.isEmpty() || !(view.rows() instanceof ShownRows rows)) {
            selected = null;
        } else if (selected == null || selected.rows() != rows || selectedVersion != selection.version()) {
            selectedVersion = selection.version();
            selected = new SelectedRows(rows, selection.keys().copy());
        }
        return selected;
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

    /**
     * The key of the row that was clicked or reached last; {@link dev.tidemark.store.RecordKey#NONE} for none, and while the
     * filter hides it.
     */
    public ReadOnlyLongProperty leadRecordProperty() {
        return state.lead();
    }

    /** Whether a row was clicked or reached that the filter hides now. */
    public boolean isLeadHidden() {
        return leading.isHidden();
    }

    /** Whether columns can be sorted now. */
    public ReadOnlyBooleanProperty sortableProperty() {
        return state.sortable();
    }

    /** What was done or went wrong, one line; empty when there is nothing to say. */
    public ReadOnlyStringProperty statusProperty() {
        return state.status();
    }

    /** How many rows came below those in view; 0 while the newest is followed, and where no more can come. */
    ReadOnlyLongProperty newerProperty() {
        return newer.count();
    }

    /** Whether the table itself says why it shows no record. */
    public boolean isEmptySaid() {
        return empty.shown().get() != null;
    }

    /** Why no record is shown; {@code null} while there are some. */
    ReadOnlyObjectProperty<@Nullable EmptyTable> emptyProperty() {
        return empty.shown();
    }

    /** Changes when a visible row changed: the view then looks at the slots. */
    ReadOnlyIntegerProperty frameProperty() {
        return state.frame();
    }
}
