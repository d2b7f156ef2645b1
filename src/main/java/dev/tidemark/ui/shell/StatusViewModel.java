package dev.tidemark.ui.shell;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.capture.TableNote;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.ViewModel;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the status line and the counter say; looked up a few times a second. Belongs to the FX thread. */
@ViewModel
public final class StatusViewModel {

    private static final long EVERY_NANOS = 250_000_000L;
    private static final double SMOOTHING = 0.3;

    private final ShellViewModel shell;
    private final LongSupplier nanoTime;
    private final ReadOnlyStringWrapper reader = new ReadOnlyStringWrapper(this, "reader", "");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper(this, "counts", "");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper(this, "rate", "");
    private final ReadOnlyStringWrapper heap = new ReadOnlyStringWrapper(this, "heap", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private final ReadOnlyStringWrapper backend = new ReadOnlyStringWrapper(this, "backend", "");
    private final ReadOnlyStringWrapper missedTable = new ReadOnlyStringWrapper(this, "missedTable", "");
    private final ReadOnlyStringWrapper held = new ReadOnlyStringWrapper(this, "held", "");
    private final IntSupplier heldThings;
    private final String rights;
    private final String elevation;
    private int heldBefore;

    private @Nullable Source measured;
    private long lastTime;
    private long lastEnd;
    private double smoothed;

    /**
     * @param heldThings how many things Tidemark holds on volumes
     */
    StatusViewModel(ShellViewModel shell, IntSupplier heldThings, LongSupplier nanoTime) {
        this.shell = shell;
        this.heldThings = heldThings;
        this.nanoTime = nanoTime;
        rights = Messages.text(shell.host().rights().elevated() ? "shell.elevated" : "shell.notElevated");
        elevation = shell.backend().name() + " · " + rights;
        backend.set(elevation);
    }

    /** Looks again, when a quarter of a second has passed. */
    void pulse(long shown) {
        long now = nanoTime.getAsLong();
        if (now - lastTime < EVERY_NANOS && lastTime != 0) {
            return;
        }
        Source source = shell.currentProperty().get();
        heap.set(heapWords());
        countHeld();
        missedTable.set(source == null ? "" : missedTable(source));
        int stuck = shell.backend().quarantined();
        // A file is as real as it is, also where the volumes are simulated.
        String under = source != null && source.volume() == null && !source.isLive() ? rights : elevation;
        backend.set(stuck == 0 ? under : under + " · " + Messages.text("shell.quarantined", stuck));
        if (source == null) {
            reader.set(Messages.text("shell.noSource"));
            counts.set("");
            rate.set("");
            progress.set(-1);
        } else {
            measure(source, now);
            counts.set(countWords(shown));
            reader.set(readerWords(source));
        }
        lastTime = now;
    }

    private static String missedTable(Source source) {
        return source.tableNotes().stream()
                .filter(note -> note.kind() == TableNote.Kind.NOT_FOUND)
                .map(note -> OneLine.of(note.words()))
                .findFirst()
                .orElse("");
    }

    private void countHeld() {
        int now = heldThings.getAsInt();
        if (now != heldBefore) {
            heldBefore = now;
            held.set(now == 0 ? "" : Messages.text("shell.held", now));
        }
    }

    private void measure(Source source, long now) {
        long end = source.store().endRecord();
        if (source == measured && now > lastTime) {
            double current = (end - lastEnd) * 1e9 / (now - lastTime);
            smoothed += SMOOTHING * (current - smoothed);
        } else {
            smoothed = 0;
        }
        measured = source;
        lastEnd = end;
        rate.set(source.growing() ? Messages.text("shell.rate", number(Math.round(smoothed))) : "");
    }

    private String countWords(long shown) {
        String words = number(shown) + " / " + number(shell.view().held());
        return shell.view().isExamining() ? words + " …" : words;
    }

    private String readerWords(Source source) {
        SourceState state = source.state();
        boolean loading = state.phase() == SourceState.Phase.LOADING && state.total() > 0;
        progress.set(loading ? (double) state.done() / state.total() : -1);
        String phase = Messages.text("shell.phase." + state.phase().name().toLowerCase(Locale.ROOT));
        String text = source.title() + " · " + phase;
        if (state.problem() != null) {
            text += " · " + state.problem().meaning() + " " + state.problem().next();
        }
        if (source instanceof MergedSource merged) {
            text += " · " + mergedWords(merged);
        }
        LiveReading live = source.reading();
        if (live != null && live.isLimited()) {
            text += " · " + Messages.text("shell.limited");
        }
        // While directories are being read, that is shown with everything that runs.
        if (source.directories() == null && !source.pathWords().isEmpty()) {
            text += " · " + source.pathWords();
        }
        if (live != null && live.isReading()) {
            text += " · " + Messages.text("shell.next", Long.toString(live.nextUsn()));
        }
        return OneLine.of(text);
    }

    /** What became of each of its sources, where something is to be told. */
    private static String mergedWords(MergedSource merged) {
        StringBuilder words =
                new StringBuilder(Messages.text("merged.sources", merged.parts().size()));
        if (merged.doubles() > 0) {
            words.append(" · ").append(Messages.text("merged.doubles", merged.doubles()));
        }
        List<Source> late = merged.late();
        for (Source part : merged.parts()) {
            String what = late.contains(part) ? Messages.text("merged.late") : partWords(part);
            if (!what.isEmpty()) {
                String title = part.title();
                words.append(" · ")
                        .append(title)
                        .append(title.endsWith(":") ? " " : ": ")
                        .append(what);
            }
        }
        return words.toString();
    }

    /** What keeps a source from giving more, or all, empty for nothing. */
    private static String partWords(Source part) {
        SourceState state = part.state();
        if (state.problem() != null) {
            return state.problem().meaning();
        }
        LiveReading live = part.reading();
        if (live != null && state.phase() == SourceState.Phase.STOPPED) {
            return Messages.text("shell.phase.stopped");
        }
        return live != null && live.isLimited() ? Messages.text("shell.limited") : "";
    }

    private static String heapWords() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return Messages.text("shell.heap", Long.toString(used >> 20), Long.toString(runtime.maxMemory() >> 20));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Which source, and what its reader does. */
    public ReadOnlyStringProperty readerProperty() {
        return reader.getReadOnlyProperty();
    }

    /** Rows shown and rows captured. */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Records a second, empty when none can come. */
    public ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    /** That no {@code $MFT} was found, empty when one was, or none is needed. */
    public ReadOnlyStringProperty missedTableProperty() {
        return missedTable.getReadOnlyProperty();
    }

    /** What Tidemark holds on volumes, empty for nothing. */
    public ReadOnlyStringProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /** Heap used and allowed. */
    public ReadOnlyStringProperty heapProperty() {
        return heap.getReadOnlyProperty();
    }

    /** How far a file is loaded, 0 to 1; -1 when none is being loaded. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The backend, whether the program runs elevated, and how many calls a driver does not let go of. */
    public ReadOnlyStringProperty backendProperty() {
        return backend.getReadOnlyProperty();
    }
}
