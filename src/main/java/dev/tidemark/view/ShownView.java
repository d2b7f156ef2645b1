package dev.tidemark.view;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.filter.PassingRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is shown: of which source, through which filter, in which order, up to where while it is frozen, and with which
 * edition of the paths. Whoever shows rows, counts, copies, writes or goes to them takes them from here. Belongs to one
 * thread, which calls {@link #pulse} once a frame; nothing here waits.
 */
public final class ShownView implements ShownList {

    /** What became another. */
    public enum Change {
        /** The source: nothing of what was shown before is shown now. */
        SOURCE,
        /** Which rows of the source: others pass the filter. */
        ROWS,
        /** How far the rows go: they were frozen, or let go. */
        FREEZE,
        /** The order of the same rows. */
        ORDER
    }

    /** Is told when other rows are shown, on the view's thread. */
    public interface Listener {

        /**
         * Other rows are shown.
         *
         * @param before what was shown, {@code null} when nothing was
         * @param now what is shown, {@code null} when nothing is
         */
        void changed(@Nullable ShownRows before, @Nullable ShownRows now, Change change);

        /** Something that a person should know, in words. */
        void say(String words);
    }

    /** Someone who waits for what is shown. */
    private record Settling(Consumer<ShownSnapshot> taker, Runnable otherwise) {

        void hand(@Nullable ShownSnapshot now) {
            if (now == null) {
                otherwise.run();
            } else {
                taker.accept(now);
            }
        }
    }

    /** The filter has no condition on the path. */
    private static final int ANY_EDITION = -1;

    private static final long NOT_FROZEN = -1;

    private final RowFilter filters;
    private final RowSorting sorting;
    private final List<Settling> settling = new ArrayList<>();
    private @Nullable Listener listener;

    private @Nullable ShownSource source;
    private AppliedFilter filter = AppliedFilter.ALL;
    private @Nullable PassingRows passing;
    private int edition = ANY_EDITION;
    private long frozenEnd = NOT_FROZEN;
    private @Nullable ShownRows shown;

    /**
     * @param tasks filters and sorts
     */
    public ShownView(BackgroundTasks tasks) {
        this(tasks, (source, filter) -> filtered(source, filter, tasks));
    }

    /**
     * @param filters finds the rows that pass
     */
    public ShownView(BackgroundTasks tasks, RowFilter filters) {
        this.filters = filters;
        this.sorting = new RowSorting(tasks, this::unsorted);
    }

    private static PassingRows filtered(ShownSource source, AppliedFilter filter, BackgroundTasks tasks) {
        PathIndex paths = filter.needsPath() ? source.paths().get() : null;
        return new FilteredRows(source.store(), filter, source.live(), tasks.executor(), paths);
    }

    /** Who is told when other rows are shown. */
    @Override
    public void setListener(Listener told) {
        listener = told;
    }

    // --- deciding

    /**
     * Shows a source, in the order of its records and not frozen; the filter stays.
     *
     * @param wanted {@code null} for none: call it before the source that is shown is closed
     */
    public void show(@Nullable ShownSource wanted) {
        sorting.stop();
        List<Settling> inVain = waited();
        frozenEnd = NOT_FROZEN;
        source = wanted;
        change(refiltered() ? naturalShown() : null, Change.SOURCE);
        inVain.forEach(each -> each.otherwise().run());
    }

    /** Who waited until now. */
    private List<Settling> waited() {
        List<Settling> waited = List.copyOf(settling);
        settling.clear();
        return waited;
    }

    /** Shows the rows that pass another filter. */
    public void setFilter(AppliedFilter wanted) {
        if (!wanted.equals(filter)) {
            filter = wanted;
            refilter();
        }
    }

    private void refilter() {
        if (!refiltered()) {
            return;
        }
        ShownOrder order = sorting.order();
        boolean sorted = shown != null && shown.sorted();
        sorting.stop();
        if (order == null || !sorted) {
            change(naturalShown(), Change.ROWS);
        }
        if (order != null) {
            sorting.start(natural(), order);
        }
    }

    /** Begins to find what passes; false when there is no source. */
    private boolean refiltered() {
        PassingRows before = passing;
        passing = null;
        edition = ANY_EDITION;
        ShownSource from = source;
        if (from != null && !filter.passesAll()) {
            edition = filter.needsPath() ? from.paths().get().edition() : ANY_EDITION;
            passing = filters.of(from, filter);
        }
        if (before != null) {
            before.close();
        }
        return from != null;
    }

    /** Holds the rows as they are while more may arrive, or lets them go. */
    @Override
    public void freeze(boolean on) {
        ShownSource from = source;
        if (from == null || on == isFrozen()) {
            return;
        }
        frozenEnd = on ? from.store().keyOf(from.store().endRecord()) : NOT_FROZEN;
        if (shown == null || !shown.sorted()) {
            change(naturalShown(), Change.FREEZE);
        }
    }

    /** Sorts the rows, in the background; says why not when the source still grows. */
    @Override
    public void sort(ShownOrder order) {
        if (!isSortable()) {
            say(Messages.text("records.sort.growing"));
        } else {
            sorting.start(natural(), order);
        }
    }

    /** Back to the order of the records. */
    @Override
    public void clearOrder() {
        sorting.stop();
        if (source != null && shown != null && shown.sorted()) {
            change(naturalShown(), Change.ORDER);
        }
    }

    /** Rows that were sorted before may be those of another filter: better the right rows than the order. */
    private void unsorted(String why) {
        clearOrder();
        say(why);
    }

    private void change(@Nullable ShownRows next, Change change) {
        ShownRows before = shown;
        shown = next;
        if (listener != null) {
            listener.changed(before, next, change);
        }
    }

    private void say(String words) {
        if (listener != null) {
            listener.say(words);
        }
    }

    // --- once a frame

    /** Lets the filter go on, follows the paths, and takes rows that have been sorted. */
    @Override
    public void pulse() {
        ShownSource from = source;
        if (from == null) {
            return;
        }
        if (edition != ANY_EDITION && from.paths().get().edition() != edition) {
            refilter();
        }
        if (passing != null) {
            passing.advance();
        }
        if (sorting.order() != null) {
            followOrder();
        }
        tellSettled();
    }

    private void followOrder() {
        if (!isSortable()) {
            clearOrder();
            say(Messages.text("records.sort.growing"));
            return;
        }
        Rows sorted = sorting.take();
        if (sorted != null) {
            change(new ShownRows(sorted, true), shown != null && shown.sorted() ? Change.ROWS : Change.ORDER);
        }
        sorting.follow(natural());
    }

    private void tellSettled() {
        if (!settling.isEmpty() && isSettled()) {
            ShownSnapshot now = snapshot();
            waited().forEach(each -> each.hand(now));
        }
    }

    /**
     * Hands over what is shown as soon as nothing of it is being found or put in order any more, in this pulse or a later
     * one.
     *
     * @param otherwise is called instead when another source, or none, is shown before
     */
    public void whenSettled(Consumer<ShownSnapshot> taker, Runnable otherwise) {
        settling.add(new Settling(taker, otherwise));
    }

    // --- what is shown

    /** The rows that are shown; {@code null} when there is no source. */
    @Override
    public @Nullable ShownRows rows() {
        return shown;
    }

    /** The rows that are shown, in the order of their records: to go to a USN or a time in. */
    @Override
    public @Nullable Rows inOrder() {
        return source == null ? null : natural();
    }

    private ShownRows naturalShown() {
        return new ShownRows(natural(), false);
    }

    private Rows natural() {
        Rows rows = unfrozen();
        return isFrozen() ? new FrozenRows(rows, frozenEnd) : rows;
    }

    private Rows unfrozen() {
        if (passing != null) {
            return passing;
        }
        if (source == null) {
            throw new IllegalStateException("nothing is shown");
        }
        return source.store();
    }

    /** The source that is shown, {@code null} for none. */
    @Override
    public @Nullable ShownSource source() {
        return source;
    }

    /** Where the files of the source were, {@code null} when there is no source. */
    @Override
    public @Nullable PathIndex paths() {
        return source == null ? null : source.paths().get();
    }

    /** Which rows of the source are shown. */
    @Override
    public AppliedFilter filter() {
        return filter;
    }

    /** The filter with times that mean the same to whoever reads it; as it is as long as its relative times are not counted. */
    public AppliedFilter resolved() {
        if (!filter.needsNewest()) {
            return filter.resolved();
        }
        AppliedFilter counted = passing == null ? null : passing.resolved();
        return counted == null ? filter : counted;
    }

    /** What the rows are or will be sorted by, {@code null} for the order of the records. */
    @Override
    public @Nullable ShownOrder order() {
        return sorting.order();
    }

    /** Whether rows are being sorted. */
    @Override
    public boolean isSorting() {
        return sorting.running();
    }

    /** Whether rows can be sorted: not while more may arrive. */
    @Override
    public boolean isSortable() {
        return source != null && !source.growing().getAsBoolean();
    }

    @Override
    public boolean isFrozen() {
        return frozenEnd != NOT_FROZEN;
    }

    /** How many rows would be shown that arrived since the rows were frozen. */
    @Override
    public long waiting() {
        return isFrozen() && source != null
                ? Math.max(0, unfrozen().size() - natural().size())
                : 0;
    }

    /** Whether the filter leaves out a row that the source holds, by its key; false as long as it has not looked at it. */
    @Override
    public boolean hides(long key) {
        PassingRows among = passing;
        ShownSource from = source;
        return among != null
                && from != null
                && from.store().contains(key)
                && RecordKey.record(key) < among.examined()
                && !among.contains(key);
    }

    @Override
    public long recordOf(long key) {
        return key;
    }

    @Override
    public long rowOf(long record, long near) {
        return record;
    }

    /** The rows that pass the filter, frozen or not; {@code null} while everything passes. */
    public @Nullable PassingRows passing() {
        return passing;
    }

    /** The number of the row up to which, exclusive, rows are shown: all there are, or those there were when they were frozen. */
    public long end() {
        ShownSource from = source;
        return isFrozen()
                ? RecordKey.record(frozenEnd)
                : from == null ? 0 : from.store().endRecord();
    }

    /** Whether the source holds records and the filter leaves out every one; rows that are no records pass most filters. */
    public boolean hidesEveryRecord() {
        PassingRows among = passing;
        ShownSource from = source;
        return among != null
                && from != null
                && among.upToDate()
                && among.size() <= from.store().derivedRows()
                && !among.foundRecord()
                && from.store().size() > from.store().derivedRows();
    }

    /** How many rows the source holds, shown or not. */
    @Override
    public long held() {
        return source == null ? 0 : source.store().size();
    }

    /** Whether rows are still being looked at by the filter. */
    @Override
    public boolean isExamining() {
        return passing != null && !passing.upToDate();
    }

    /** The number of the record up to which, exclusive, it is known whether it is shown. */
    public long examined() {
        return passing != null
                ? passing.examined()
                : source == null ? 0 : source.store().endRecord();
    }

    /** Whether what is shown is what was asked for: nothing is being filtered or sorted, and the paths are the newest. */
    public boolean isSettled() {
        ShownSource from = source;
        boolean newest =
                from == null || edition == ANY_EDITION || from.paths().get().edition() == edition;
        return newest && !isExamining() && !isSorting();
    }

    /** What is shown at this moment, for who writes it elsewhere; {@code null} when there is no source. */
    public @Nullable ShownSnapshot snapshot() {
        ShownRows rows = shown;
        ShownSource from = source;
        return rows == null || from == null
                ? null
                : ShownSnapshot.of(rows, from.paths().get());
    }
}
