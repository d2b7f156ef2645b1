package dev.tidemark.ui.statistics;

import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.StatisticsLines;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.filter.language.Node;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.Statistics;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.statistics.StatisticsPage.Listing;
import dev.tidemark.ui.statistics.WholeCount.Asked;
import dev.tidemark.view.ShownSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the shown rows are, counted by one grouping, and what becomes of a line that is clicked. Belongs to the FX thread; rows are
 * counted, and lines sorted, in the background. Nothing is counted while the statistics are folded away.
 */
@ViewModel
public final class StatisticsViewModel {

    /** Numbers that change more often cannot be read. */
    private static final long PAUSE_NANOS = 500_000_000L;

    private final FieldRegistry fields;
    private final ShownStatistics counting;
    private final BackgroundTasks tasks;
    private final StatisticsHost host;
    private final LongSupplier nanoTime;
    private final TaskSlot listing = new TaskSlot();
    private final Set<String> open = new HashSet<>(Set.of(StatisticsPage.ROOT));
    private final ObservableList<StatisticsLine> lines = FXCollections.observableArrayList();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final BooleanProperty byBytes = new SimpleBooleanProperty(this, "byBytes");
    private final ObjectProperty<Grouping> grouping =
            new SimpleObjectProperty<>(this, "grouping", Grouping.usual().getFirst());
    private final ObjectProperty<LineOrder> order = new SimpleObjectProperty<>(this, "order", LineOrder.MOST);
    private final ReadOnlyObjectWrapper<@Nullable StatisticsPage> page = new ReadOnlyObjectWrapper<>(this, "page");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private @Nullable StatisticsResult listed;
    private boolean anew = true;
    private long listedAt;

    /**
     * @param fields what records have
     * @param counting counts the rows that are shown
     * @param tasks sorts
     * @param host the window around it
     */
    public StatisticsViewModel(
            FieldRegistry fields, ShownStatistics counting, BackgroundTasks tasks, StatisticsHost host) {
        this(fields, counting, tasks, host, System::nanoTime);
    }

    StatisticsViewModel(
            FieldRegistry fields,
            ShownStatistics counting,
            BackgroundTasks tasks,
            StatisticsHost host,
            LongSupplier nanoTime) {
        this.fields = fields;
        this.counting = counting;
        this.tasks = tasks;
        this.host = host;
        this.nanoTime = nanoTime;
        shown.addListener((property, was, now) -> {
            if (!now) {
                counting.close();
                clear();
            }
        });
        grouping.addListener((property, was, now) -> anew = true);
        order.addListener((property, was, now) -> anew = true);
        byBytes.addListener((property, was, now) -> countBytes(now));
    }

    /** What fills a journal is asked of folders, extensions and files: of what can be moved, or left out. */
    private void countBytes(boolean on) {
        order.set(on ? LineOrder.LARGEST : LineOrder.MOST);
        RecordField field = grouping.get().field();
        if (on && !Fields.DIRECTORY.equals(field) && !Fields.EXTENSION.equals(field) && !Fields.FILE.equals(field)) {
            grouping.set(Grouping.of(Fields.DIRECTORY));
        }
        anew = true;
    }

    // --- once a frame

    /** Takes what was counted. */
    public void pulse() {
        if (!shown.get()) {
            return;
        }
        follow();
        StatisticsResult now = counting.result();
        if (now == null) {
            clear();
            return;
        }
        if (page.get() == null) {
            title.set(Messages.text("statistics.begun"));
        }
        if (!now.groups().isEmpty() && !listing.isRunning() && (anew || now != listed && isTime())) {
            list(now);
        }
    }

    private boolean isTime() {
        return listed == null || nanoTime.getAsLong() - listedAt >= PAUSE_NANOS;
    }

    private void clear() {
        listing.drop();
        listed = null;
        lines.clear();
        page.set(null);
        title.set(Messages.text("statistics.nothing"));
    }

    private void list(StatisticsResult result) {
        Listing wanted = new Listing(grouping.get(), host.zone(), byBytes.get(), order.get(), open);
        anew = false;
        listed = result;
        listedAt = nanoTime.getAsLong();
        tasks.callQuietly(task -> StatisticsPage.of(result, wanted))
                .in(listing)
                .then(this::show)
                .start();
    }

    private void show(StatisticsPage now) {
        StatisticsPage before = page.get();
        page.set(now);
        boolean same = before != null && before.listing().equals(now.listing());
        if (!same || !lines.equals(now.lines())) {
            lines.setAll(now.lines());
        }
        title.set(StatisticsWords.title(now));
    }

    // --- what a line does

    /** Shows only the rows of a line. */
    void narrow(StatisticsLine line) {
        edit(line, FilterEdit::onlyThis);
    }

    /** Shows all rows but those of a line. */
    void exclude(StatisticsLine line) {
        edit(line, FilterEdit::notThis);
    }

    /** Changes a tree by a condition. */
    private interface Edit {
        Node with(Node tree, Node condition);
    }

    private void edit(StatisticsLine line, Edit edit) {
        StatisticsPage of = page.get();
        Node condition = of == null ? null : LineConditions.of(of.listing(), line, fields);
        if (condition == null) {
            host.say(Messages.text("statistics.noFilter"));
        } else {
            host.edit(tree -> edit.with(tree, condition));
        }
    }

    /** Lists the directories of one, or no longer. */
    void toggle(StatisticsLine line) {
        setOpen(line, !line.open());
    }

    /** As {@link #toggle}; does nothing where they are listed, or not, already. */
    void setOpen(StatisticsLine line, boolean on) {
        if (line.opens() && line.open() != on) {
            if (on) {
                open.add(line.value());
            } else {
                open.remove(line.value());
            }
            anew = true;
        }
    }

    // --- taken elsewhere

    /** All of what is counted now, to be had when it is counted; {@code null} where nothing is. */
    public @Nullable WholeCount whole() {
        Asked asked = asked();
        return asked == null
                ? null
                : new WholeCount(asked, this::asked, counting.view(), this::following, host.directories(), tasks);
    }

    private @Nullable Statistics following() {
        follow();
        return counting.counting();
    }

    private void follow() {
        if (counting.follow(grouping.get(), host.zone())) {
            anew = true;
        }
    }

    private @Nullable Asked asked() {
        ShownSource source = counting.view().source();
        return source == null || !shown.get()
                ? null
                : new Asked(source.store(), counting.view().filter(), grouping.get(), host.zone());
    }

    /** Copies every line, whether or not it is listed. */
    void copy(ExportFormat format, Consumer<String> clipboard) {
        WholeCount whole = whole();
        if (whole == null) {
            return;
        }
        boolean guarded = host.guardsCopies();
        whole.then(Messages.text("statistics.copying"), new WholeCount.Taker() {
            @Override
            public void take(StatisticsResult all) {
                copy(all, format, guarded, clipboard);
            }

            @Override
            public void other() {
                host.say(Messages.text("statistics.copying.other"));
            }
        });
    }

    private void copy(StatisticsResult all, ExportFormat format, boolean guarded, Consumer<String> clipboard) {
        tasks.callQuietly(task -> StatisticsLines.of(all, format, guarded))
                .then(copied -> {
                    clipboard.accept(String.join("\n", copied) + "\n");
                    host.say(Messages.text("statistics.copied", format.title()));
                })
                .start();
    }

    // --- properties

    /** Whether the statistics are unfolded. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** By what rows are counted: one of {@link Grouping#usual}. */
    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    List<Grouping> groupings() {
        return Grouping.usual();
    }

    /** Whether shares are of all bytes of journal, not of all records. */
    public BooleanProperty byBytesProperty() {
        return byBytes;
    }

    /** By what lines are sorted. */
    ObjectProperty<LineOrder> orderProperty() {
        return order;
    }

    /** The lines that are listed. */
    ObservableList<StatisticsLine> lines() {
        return FXCollections.unmodifiableObservableList(lines);
    }

    /** What is listed, with all that was counted; {@code null} where nothing was. */
    ReadOnlyObjectProperty<@Nullable StatisticsPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** How many rows were counted, in words; before the first are, that they are being counted. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }
}
