package dev.tidemark.ui.timeline;

import dev.tidemark.filter.language.TimeSpan;
import dev.tidemark.summary.TimeRange;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * When it was busy: which part of all times is shown, how many rows lie in its buckets, and what a person chooses there. Belongs to
 * the FX thread; who counts does it in the background, and once a frame {@link #pulse} takes what there is. Nothing is counted while
 * the timeline is folded away.
 *
 * <p>The filter's text is what counts: a range that is chosen here is written there, and the range that is drawn is read from there.
 */
@ViewModel
public final class TimelineViewModel {

    private static final long PAUSE_NANOS = 100_000_000L;

    private final TimelineHost host;
    private final ShownCounts counting;
    private final TimelineNotes notes;
    private final ShownAxis axis = new ShownAxis();
    private final ChosenBuckets chosen = new ChosenBuckets();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
    private final ReadOnlyObjectWrapper<@Nullable TimelineFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final LongSupplier nanoTime;
    private final CountedBuckets counted = new CountedBuckets();

    private @Nullable TimeRange takenFor;
    private long takenAt;

    /**
     * @param counting counts the rows that are shown
     * @param notes marks, acts and what is selected
     * @param host the window around it
     */
    public TimelineViewModel(ShownCounts counting, TimelineNotes notes, TimelineHost host) {
        this(counting, notes, host, System::nanoTime);
    }

    TimelineViewModel(ShownCounts counting, TimelineNotes notes, TimelineHost host, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        takenAt = nanoTime.getAsLong() - PAUSE_NANOS;
        this.counting = counting;
        this.notes = notes;
        this.host = host;
        shown.addListener((property, was, now) -> {
            if (!now) {
                counting.close();
                clear();
            }
        });
    }

    // --- once a frame

    /** Takes what was counted, and what the filter and the selection have become. */
    public void pulse() {
        if (!shown.get()) {
            return;
        }
        if (counting.follow()) {
            clear();
        }
        counting.ask(asked(), axis.most());
        takeCounts();
        notes.pulse(counting.store());
        publish();
    }

    /**
     * Live rows come in every frame, and what changes as often can neither be followed nor painted; what a person asks for is seen at
     * once.
     */
    private void takeCounts() {
        TimeRange wanted = asked();
        long now = nanoTime.getAsLong();
        boolean due = now - takenAt >= PAUSE_NANOS || !Objects.equals(wanted, takenFor);
        if (due && counted.take(counting.counts())) {
            takenAt = now;
            takenFor = wanted;
            TimeRange all = counted.extent();
            if (all != null) {
                axis.setAll(all.from(), all.to());
            }
        }
    }

    private void clear() {
        axis.clear();
        chosen.clear();
        counted.clear();
        takenAt = nanoTime.getAsLong() - PAUSE_NANOS;
        frame.set(null);
        title.set("");
        words.set("");
    }

    /** What is to be counted; {@code null} for everything, also what is still to come. */
    private @Nullable TimeRange asked() {
        TimeAxis now = axis.now();
        return now == null || axis.isWhole() ? null : new TimeRange(now.from(), now.end());
    }

    private void publish() {
        TimeAxis now = axis.now();
        if (now == null) {
            frame.set(null);
            title.set(Messages.text(counted.isComplete() ? "timeline.empty" : "timeline.counting"));
            return;
        }
        TimelineFrame next = new TimelineFrame(
                now,
                counted.grid(),
                host.zone(),
                counted.bars(),
                counted.bin(),
                counted.gaps(),
                notes.marks(),
                notes.acts(),
                range(),
                notes.selected(),
                chosen.isDragging() ? null : chosen.in(counted.grid()),
                logarithmic.get());
        if (!next.equals(frame.get())) {
            frame.set(next);
            say(next);
        }
    }

    private void say(TimelineFrame now) {
        Stretch visible = new Stretch(now.axis().from(), now.axis().end());
        Bars sum = counted.sum(visible);
        String range = TimelineWords.range(visible, now.zone());
        title.set(Messages.text("timeline.title", range, sum.shown(0), sum.all(0)));
        Stretch at = now.cursor();
        String more = at == null
                ? Messages.text("timeline.accessible.hint")
                : Messages.text("timeline.accessible.chosen", TimelineWords.of(at, counted.sum(at), now.zone()));
        words.set(Messages.text("timeline.accessible", title.get(), more.replace('\n', ' ')));
    }

    /** What a drag is about to ask for, else what the filter asks for. */
    private @Nullable Stretch range() {
        if (chosen.isDragging()) {
            return chosen.in(counted.grid());
        }
        TimeSpan asked = counting.range();
        return asked == null ? null : new Stretch(asked.from(), asked.end());
    }

    // --- what part is shown

    /** How wide the axis is, in pixels. */
    void setWidth(double pixels) {
        axis.setWidth(pixels);
    }

    /** Shows a time that is so many times as long; the time at a place of the axis stays there. */
    void zoom(double factor, double x) {
        axis.zoom(factor, x);
    }

    /** As {@link #zoom}, at what is chosen, else in the middle. */
    void zoomAtChosen(double factor) {
        TimeAxis now = axis.now();
        if (now != null) {
            boolean seen = chosen.isAny() && now.x(chosen.lead()) >= 0 && now.x(chosen.lead()) <= now.width();
            axis.zoom(factor, seen ? now.x(chosen.lead()) : now.width() / 2);
        }
    }

    /** Shifts the axis by a part of its length, to later times when that is positive. */
    void shift(double part) {
        axis.shift(part);
    }

    /** Shows everything. */
    void showAll() {
        axis.reset();
    }

    /** Shows what is chosen, else what the filter asks for, and nothing else. */
    void zoomToRange() {
        Stretch wanted = chosen.isAny() ? chosen.in(counted.grid()) : range();
        TimeRange all = counted.extent();
        if (wanted != null && all != null) {
            axis.show(Math.max(wanted.from(), all.from()), Math.min(wanted.end(), all.to()));
        }
    }

    // --- what is chosen

    void dragFrom(double x) {
        TimeAxis now = axis.now();
        if (now != null && counted.isAny()) {
            chosen.dragFrom(now.time(x));
        }
    }

    void dragTo(double x) {
        TimeAxis now = axis.now();
        if (now != null && chosen.isDragging()) {
            chosen.dragTo(now.time(x));
        }
    }

    boolean isDragging() {
        return chosen.isDragging();
    }

    /** Ends a drag: the filter asks for its range from now on. */
    void drop() {
        narrow();
        chosen.clear();
    }

    /** Lets the filter ask for what is chosen; the keys go on from its last bucket. */
    void take() {
        narrow();
        chosen.choose(chosen.lead());
    }

    private void narrow() {
        Stretch wanted = chosen.in(counted.grid());
        if (wanted != null) {
            TimeSpan range = new TimeSpan(wanted.from(), wanted.end());
            host.edit(tree -> range.in(tree, host.zone()));
        }
    }

    /** Lets the filter ask for any time again. */
    void lift() {
        host.edit(TimeSpan::without);
    }

    /** Chooses the bucket beside, or lets the range grow to it; begins at what is selected in the table, else at the newest. */
    void walk(int by, boolean extend) {
        TimeAxis now = axis.now();
        if (now == null || !counted.isAny()) {
            return;
        }
        Stretch selected = notes.selected();
        boolean atEdge =
                chosen.isAny() && now.x(chosen.lead() + by * counted.grid().width()) < 0
                        || chosen.isAny() && chosen.lead() + by * counted.grid().width() >= now.end();
        if (atEdge && !axis.isWhole()) {
            axis.reveal(chosen.lead() + by * counted.grid().width());
        }
        chosen.walk(counted.grid(), by, selected == null ? now.end() - 1 : selected.from(), extend);
    }

    /** Gives up a drag, or what is chosen. */
    void cancel() {
        chosen.clear();
    }

    /** Goes to the first row of what is chosen. */
    void goToChosen() {
        Stretch at = chosen.in(counted.grid());
        if (at != null) {
            goTo(at);
        }
    }

    /** Goes to the first row of the bucket at a place of the axis, and chooses the bucket. */
    void click(double x) {
        TimeAxis now = axis.now();
        if (now != null && counted.isAny()) {
            chosen.choose(now.time(x));
            goToChosen();
        }
    }

    private void goTo(Stretch at) {
        Bars rows = counted.sum(at);
        if (rows.shown(0) == 0) {
            host.say(
                    rows.all(0) == 0
                            ? Messages.text("timeline.nothing")
                            : Messages.text("timeline.hidden", rows.all(0)));
            return;
        }
        counting.find(new TimeRange(at.from(), at.end()), host::goTo);
    }

    /** Goes to the first row without a plausible time. */
    void goToBin() {
        if (counted.bin().count() > 0 && counted.bin().shown(0) > 0) {
            counting.findUntimed(host::goTo);
        } else {
            host.say(Messages.text("timeline.bin.none"));
        }
    }

    // --- what can be done

    /** Whether there are rows with a time, and they are drawn. */
    public boolean isDrawn() {
        return frame.get() != null;
    }

    boolean hasChosen() {
        return chosen.isAny() && counted.isAny();
    }

    boolean hasRange() {
        return counting.range() != null;
    }

    boolean isPart() {
        return !axis.isWhole();
    }

    boolean canCancel() {
        return chosen.isAny();
    }

    // --- words

    /** What lies at a place of the axis; empty where there is nothing to say. */
    String words(double x) {
        TimelineFrame now = frame.get();
        if (now == null || x < 0 || x > now.axis().width() || !counted.isAny()) {
            return "";
        }
        int bucket = counted.grid().of(now.axis().time(x));
        return TimelineWords.of(
                new Stretch(counted.grid().from(bucket), counted.grid().from(bucket + 1)),
                counted.bars().sum(bucket, bucket + 1),
                now.zone());
    }

    /** From when to when the selected rows are; empty where none is seen. */
    public String selectionWords() {
        TimelineFrame now = frame.get();
        Stretch at = now == null ? null : now.selection();
        return at == null ? "" : TimelineWords.range(at, host.zone());
    }

    /** The range of a drag. */
    String rangeWords() {
        Stretch at = chosen.in(counted.grid());
        return at == null ? "" : TimelineWords.of(at, counted.sum(at), host.zone());
    }

    /** What has no plausible time; empty where there is no such. */
    String binWords() {
        return counted.bin().count() == 0
                ? ""
                : Messages.text("timeline.bin.words") + "\n" + TimelineWords.counts(counted.bin());
    }

    // --- properties

    /** Whether the timeline is unfolded. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** Whether few rows are seen beside many. */
    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /** What is drawn; {@code null} while there is nothing. */
    ReadOnlyObjectProperty<@Nullable TimelineFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** The range that is seen and how many rows it has. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** All that is seen, for who cannot see it. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }
}
