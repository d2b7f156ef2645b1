package dev.tidemark.view.lives;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.PassingRows;
import dev.tidemark.history.Life;
import dev.tidemark.history.Lives;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.view.RowSorting;
import dev.tidemark.view.ShownList;
import dev.tidemark.view.ShownOrder;
import dev.tidemark.view.ShownRows;
import dev.tidemark.view.ShownSnapshot;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import dev.tidemark.view.ShownView.Change;
import org.jspecify.annotations.Nullable;

/**
 * The lives of the files whose records are shown, as a list of rows: a life is shown when one of its records is. Belongs to the view's
 * thread; nothing is counted until {@link #pulse} is called first, and from then on the lives grow in the background as the records do.
 */
public final class LifeList implements ShownList {

    /** So many records of one life are unfolded, and no more. */
    private static final int MOST_UNFOLDED = 1 << 20;

    private final ShownView view;
    private final BackgroundTasks tasks;
    private final RowSorting sorting;
    private final Unfolding unfolding;
    private ShownView.@Nullable Listener listener;
    private @Nullable ShownSource source;
    private @Nullable Shown shown;

    /**
     * What is shown of a source.
     *
     * @param natural the lives that pass the filter, in the order of their first records
     * @param heads the same, in the order in which they are shown
     * @param filtered the records by which they were found, {@code null} for all
     */
    private record Shown(
            Lives lives,
            LifeGrowth growth,
            LifeHeads natural,
            LifeHeads heads,
            @Nullable PassingRows filtered,
            LifeRows list,
            ShownRows rows) {

        boolean isSorted() {
            return heads != natural;
        }
    }

    /**
     * @param view decides which records are shown
     */
    public LifeList(ShownView view, BackgroundTasks tasks) {
        this(view, tasks, MOST_UNFOLDED);
    }

    LifeList(ShownView view, BackgroundTasks tasks, int mostUnfolded) {
        this.view = view;
        this.tasks = tasks;
        this.sorting = new RowSorting(tasks, this::unsorted);
        this.unfolding = new Unfolding(tasks, this::unfolded, this::say, mostUnfolded);
    }

    @Override
    public void setListener(ShownView.Listener told) {
        listener = told;
    }

    // --- once a frame

    @Override
    public void pulse() {
        if (view.source() != source) {
            begin(view.source());
        }
        Shown now = shown;
        if (now == null) {
            return;
        }
        if (view.passing() != now.filtered()) {
            refilter(now);
        }
        follow();
    }

    /** In place of {@link #pulse} while nobody looks: lives of a source that has gone are not held. */
    public void rest() {
        if (source != null && view.source() != source) {
            begin(null);
        }
    }

    private void begin(@Nullable ShownSource wanted) {
        sorting.stop();
        unfolding.clear();
        Shown before = shown;
        source = wanted;
        shown = wanted == null ? null : begun(wanted);
        if (before != null) {
            before.growth().close();
        }
        tell(before, Change.SOURCE);
    }

    private Shown begun(ShownSource wanted) {
        Lives lives = new Lives(wanted.store());
        return naturally(lives, new LifeGrowth(lives, tasks.executor()), wanted);
    }

    private Shown naturally(Lives lives, LifeGrowth growth, ShownSource from) {
        PassingRows filtered = view.passing();
        PassingLives passing = filtered == null ? null : new PassingLives(lives, from.store(), filtered);
        growth.find(passing);
        LifeHeads heads = passing == null ? new AllLives(lives, from.store()) : passing;
        return shown(lives, growth, heads, heads, filtered, from);
    }

    private Shown shown(
            Lives lives,
            LifeGrowth growth,
            LifeHeads natural,
            LifeHeads heads,
            @Nullable PassingRows filtered,
            ShownSource from) {
        LifeRows list = new LifeRows(heads, unfolding.all(), from.paths().get());
        return new Shown(lives, growth, natural, heads, filtered, list, new ShownRows(list, heads != natural));
    }

    private void refilter(Shown now) {
        ShownSource from = source;
        if (from != null) {
            ShownOrder order = sorting.order();
            sorting.stop();
            shown = naturally(now.lives(), now.growth(), from);
            tell(now, Change.ROWS);
            if (order != null) {
                sorting.start(shown.natural(), order);
            }
        }
    }

    private void follow() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        now.growth().advance(view.end());
        unfolding.follow(now.lives(), view.source());
        if (unfolding.isStale(now.list())) {
            show(now.heads(), Change.ROWS);
        }
        if (sorting.order() != null) {
            followOrder();
        }
    }

    private void followOrder() {
        Shown now = shown;
        if (now == null || !isSortable()) {
            clearOrder();
            say(Messages.text("records.sort.growing"));
            return;
        }
        Rows sorted = sorting.take();
        if (sorted != null) {
            show(new OrderedLives(now.natural(), sorted), now.isSorted() ? Change.ROWS : Change.ORDER);
        }
        sorting.follow(now.natural());
    }

    /** Shows the same lives in another order, or with others unfolded. */
    private void show(LifeHeads heads, Change change) {
        Shown now = shown;
        ShownSource from = source;
        if (now != null && from != null) {
            shown = shown(now.lives(), now.growth(), now.natural(), heads, now.filtered(), from);
            tell(now, change);
        }
    }

    private void tell(@Nullable Shown before, Change change) {
        Shown now = shown;
        if (listener != null) {
            listener.changed(before == null ? null : before.rows(), now == null ? null : now.rows(), change);
        }
    }

    private void say(String words) {
        if (listener != null) {
            listener.say(words);
        }
    }

    // --- deciding

    /** The records are frozen, and the lives with them. */
    @Override
    public void freeze(boolean on) {
        view.freeze(on);
    }

    @Override
    public void sort(ShownOrder order) {
        Shown now = shown;
        if (now == null || !isSortable()) {
            say(Messages.text("records.sort.growing"));
        } else {
            sorting.start(now.natural(), order);
        }
    }

    @Override
    public void clearOrder() {
        sorting.stop();
        Shown now = shown;
        if (now != null && now.isSorted()) {
            show(now.natural(), Change.ORDER);
        }
    }

    private void unsorted(String why) {
        clearOrder();
        say(why);
    }

    // --- unfolding

    /** Shows the records of a life, by the key of any of its rows; they come when they were read. */
    public void unfold(long key) {
        Shown now = shown;
        ShownSource from = source;
        Life life = life(key);
        if (now != null && from != null && life != null && !isUnfolded(key)) {
            unfolding.unfold(life, from.store());
        }
    }

    /** Hides the records of a life again. */
    public void fold(long key) {
        if (unfolding.fold(LifeKey.life(key))) {
            unfolded();
        }
    }

    private void unfolded() {
        Shown now = shown;
        if (now != null) {
            show(now.heads(), Change.ROWS);
        }
    }

    /** Whether the records of a life are shown. */
    public boolean isUnfolded(long key) {
        Shown now = shown;
        return now != null && now.list().unfolded(LifeKey.life(key)) != null;
    }

    /** Whether a row stands for a life, and not for one of its records. */
    public static boolean isLife(long key) {
        return LifeKey.life(key) >= 0 && LifeKey.place(key) == 0;
    }

    /** The key of the life that a row is of. */
    public static long lifeOf(long key) {
        return LifeKey.of(LifeKey.life(key), 0);
    }

    /** The life that a row is of; {@code null} when it is not held. */
    public @Nullable Life life(long key) {
        Shown now = shown;
        int number = LifeKey.life(key);
        return now == null
                        || number < now.lives().first()
                        || number >= now.lives().end()
                ? null
                : now.lives().life(number);
    }

    // --- what is shown

    /** The lives of the source that is shown, shown or not; {@code null} when there are none. */
    public @Nullable Lives lives() {
        return shown == null ? null : shown.lives();
    }

    /** How many lives are shown, without their records. */
    public long shownLives() {
        return shown == null || shown.natural().isClosed() ? 0 : shown.natural().size();
    }

    /** The lives that are shown at this moment, without their records, for who writes them elsewhere; {@code null} when there are none. */
    public @Nullable ShownSnapshot snapshot() {
        Shown now = shown;
        PathIndex index = paths();
        return now == null || index == null
                ? null
                : ShownSnapshot.of(
                        new ShownRows(new OrderedLives(now.heads(), now.heads()).withPaths(index), now.isSorted()),
                        index);
    }

    @Override
    public @Nullable ShownRows rows() {
        return shown == null ? null : shown.rows();
    }

    /** A life stands for its last record, and lives do not stand in the order of these. */
    @Override
    public @Nullable Rows inOrder() {
        return null;
    }

    @Override
    public @Nullable ShownSource source() {
        return source;
    }

    @Override
    public @Nullable PathIndex paths() {
        return source == null ? null : source.paths().get();
    }

    @Override
    public AppliedFilter filter() {
        return view.filter();
    }

    @Override
    public @Nullable ShownOrder order() {
        return sorting.order();
    }

    @Override
    public boolean isSorting() {
        return sorting.running();
    }

    @Override
    public boolean isSortable() {
        return view.isSortable();
    }

    @Override
    public boolean isExamining() {
        Shown now = shown;
        return view.isExamining() || now != null && !now.growth().isUpToDate();
    }

    /** Whether the list is what was asked for: nothing is being joined, filtered or sorted. */
    public boolean isSettled() {
        return view.isSettled() && !isExamining() && !isSorting() && view.source() == source;
    }

    @Override
    public boolean isFrozen() {
        return view.isFrozen();
    }

    @Override
    public long waiting() {
        return view.waiting();
    }

    @Override
    public long held() {
        Shown now = shown;
        return now == null ? 0 : now.lives().end() - now.lives().first();
    }

    @Override
    public boolean hides(long key) {
        Shown now = shown;
        return now != null
                && now.natural() instanceof PassingLives passing
                && passing.isUpToDate()
                && life(key) != null
                && !passing.contains(LifeKey.life(key));
    }

    @Override
    public long recordOf(long key) {
        Shown now = shown;
        long record = now == null ? -1 : now.list().recordOf(key);
        return record < 0 || source == null ? RecordKey.NONE : source.store().keyOf(record);
    }

    @Override
    public long rowOf(long record, long near) {
        Shown now = shown;
        UnfoldedLife life = now == null ? null : now.list().unfolded(LifeKey.life(near));
        int place = life == null ? 0 : life.place(RecordKey.record(record));
        return life == null || place == 0 ? RecordKey.NONE : LifeKey.of(life.number(), place);
    }
}
