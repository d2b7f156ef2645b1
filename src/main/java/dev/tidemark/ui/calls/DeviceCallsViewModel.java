package dev.tidemark.ui.calls;

import dev.tidemark.act.Act;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.trace.DeviceCallWriter;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.records.RecordRanges;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The calls that Tidemark sent, which of them are shown, which one is chosen, and the records that it caused. Belongs to the
 * FX thread; filtering and looking for records run in the background.
 *
 * <p>{@link #pulse}, once a frame, takes what is new; nothing is done here for each call of the log but when it is new.
 */
@ViewModel
public final class DeviceCallsViewModel {

    static final int MOST_ROWS = 20_000;

    /** When there are more, the oldest go in one piece. */
    private static final int ROWS_AFTER_TRIM = 19_000;

    /** More new calls than that are filtered in the background. */
    private static final long MOST_AT_ONCE = 2_000;

    private final DeviceCallLog log;
    private final Function<String, List<LiveReading>> sources;
    private final BackgroundTasks tasks;
    private final Consumer<RecordRanges> highlight;
    private final AttributedRecordsCache caused;

    private final ObservableList<DeviceCall> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable DeviceCall> selected = new SimpleObjectProperty<>(this, "selected");
    private final BooleanProperty routine = new SimpleBooleanProperty(this, "routine");
    private final BooleanProperty failedOnly = new SimpleBooleanProperty(this, "failedOnly");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper causedText = new ReadOnlyStringWrapper(this, "causedText", "");
    private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper(this, "frame");

    private @Nullable Source lit;
    private RecordRanges litRecords = new RecordRanges();
    private boolean lights;
    private boolean replacing;
    private long counted;
    private long seen;
    private boolean stale = true;
    private final TaskSlot filtering = new TaskSlot();

    /**
     * @param sources the live sources of a volume's id; safe from any thread
     * @param highlight lights up records of the source that is shown
     */
    public DeviceCallsViewModel(
            DeviceCallLog log,
            Function<String, List<LiveReading>> sources,
            BackgroundTasks tasks,
            Consumer<RecordRanges> highlight) {
        this(log, sources, tasks, highlight, System::nanoTime);
    }

    DeviceCallsViewModel(
            DeviceCallLog log,
            Function<String, List<LiveReading>> sources,
            BackgroundTasks tasks,
            Consumer<RecordRanges> highlight,
            LongSupplier clock) {
        this.log = log;
        this.sources = sources;
        this.tasks = tasks;
        this.highlight = highlight;
        this.caused = new AttributedRecordsCache(sources, tasks, clock);
        routine.addListener((property, was, now) -> stale = true);
        failedOnly.addListener((property, was, now) -> stale = true);
        text.addListener((property, was, now) -> stale = true);
        selected.addListener((property, was, now) -> {
            if (now == null && lights) {
                darken();
            }
        });
    }

    // --- once a frame

    /**
     * Takes what is new.
     *
     * @param shown the source whose records are in the list
     */
    public void pulse(@Nullable Source shown) {
        takeNew();
        caused.pulse();
        light(shown);
        frame.set(caused.changes());
    }

    private void takeNew() {
        long count = log.count();
        if (stale || count - counted > MOST_AT_ONCE) {
            filter(count);
        } else if (count != counted && !filtering.isRunning()) {
            counted = count;
            CallFilter filter = filter();
            List<DeviceCall> fresh = log.operations(seen, filter.routine());
            if (!fresh.isEmpty()) {
                seen = fresh.getLast().number();
                rows.addAll(fresh.stream().filter(filter::passes).toList());
                trim();
            }
        }
    }

    private void trim() {
        if (rows.size() > MOST_ROWS) {
            rows.remove(0, rows.size() - ROWS_AFTER_TRIM);
        }
    }

    private CallFilter filter() {
        return new CallFilter(routine.get(), failedOnly.get(), text.get());
    }

    private void filter(long count) {
        stale = false;
        counted = count;
        CallFilter filter = filter();
        tasks.callQuietly(task -> filtered(filter))
                .in(filtering)
                .then(this::take)
                .start();
    }

    /** The calls that pass a filter, and the number of the last one that was looked at. */
    private record Filtered(List<DeviceCall> passing, long last) {}

    private Filtered filtered(CallFilter filter) {
        List<DeviceCall> all = log.operations(0, filter.routine());
        long last = all.isEmpty() ? 0 : all.getLast().number();
        List<DeviceCall> passing = all.stream().filter(filter::passes).toList();
        int from = Math.max(0, passing.size() - MOST_ROWS);
        return new Filtered(passing.subList(from, passing.size()), last);
    }

    private void take(Filtered filtered) {
        counted = Math.min(counted, filtered.last());
        seen = filtered.last();
        replacing = true;
        rows.setAll(filtered.passing());
        replacing = false;
    }

    private void light(@Nullable Source shown) {
        DeviceCall operation = selected.get();
        if (operation == null) {
            return;
        }
        AttributedRecords known = caused.of(operation);
        causedText.set(known.words());
        // In a list of several sources rows are known by what they are in their own.
        boolean here = shown != null && shown.parts().stream().anyMatch(part -> part == known.source());
        RecordRanges records = here ? known.records() : AttributedRecords.UNKNOWN.records();
        if (!lights || lit != shown || records != litRecords) {
            lights = true;
            lit = shown;
            litRecords = records;
            highlight.accept(records);
        }
    }

    private void darken() {
        lights = false;
        causedText.set("");
        highlight.accept(AttributedRecords.UNKNOWN.records());
    }

    // --- choosing

    /** Chooses a call; {@code null} for none. */
    public void choose(@Nullable DeviceCall operation) {
        selected.set(operation);
    }

    /**
     * Chooses the call that did what an act is for; the filter is cleared when it hides it.
     *
     * @param gone runs when the log has dropped the act's calls
     */
    public void choose(Act act, Runnable gone) {
        tasks.callQuietly(task -> decisive(act))
                .then(found -> found.ifPresentOrElse(this::reveal, gone))
                .start();
    }

    private Optional<DeviceCall> decisive(Act act) {
        DeviceCall best = null;
        for (DeviceCall operation : log.operations(0, false)) {
            if (operation.purpose() == act && (best == null || !best.decides())) {
                best = operation;
            }
        }
        return Optional.ofNullable(best);
    }

    private void reveal(DeviceCall operation) {
        if (!filter().passes(operation)) {
            failedOnly.set(false);
            text.set("");
        }
        choose(operation);
    }

    // --- what the view asks for

    /** How many records a call caused, in words; empty for a call that causes none. */
    String caused(DeviceCall operation) {
        return operation.decides() ? caused.of(operation).words() : "";
    }

    /** The first record that the chosen call caused, -1 for none; with the source that it is in. */
    record First(@Nullable LiveReading source, long record) {}

    First firstCaused() {
        DeviceCall operation = selected.get();
        AttributedRecords known = operation == null ? AttributedRecords.UNKNOWN : caused.of(operation);
        return known.records().isEmpty()
                ? new First(null, -1)
                : new First(known.source(), known.records().from(0));
    }

    /** The chosen call as a line of JSON; counts records: not for the FX thread. */
    String json(DeviceCall operation) {
        return DeviceCallWriter.line(operation, AttributedRecordsCache.counting(sources));
    }

    /**
     * Writes the whole log as JSON Lines, and closes the file. Not for the FX thread.
     *
     * @throws IOException if the file cannot be written
     */
    public void export(OutputStream file) throws IOException {
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8))) {
            DeviceCallWriter.write(log.operations(0, true), AttributedRecordsCache.counting(sources), out);
        }
    }

    /** Forgets the calls so far; acts stay, and with them the causes of records. */
    public void clear() {
        log.clear();
        choose(null);
        stale = true;
    }

    /** Runs something in the background, and hands what it gives over on the FX thread. */
    <T> void inBackground(Supplier<T> work, Consumer<T> then) {
        tasks.callQuietly(task -> work.get()).then(then).start();
    }

    // --- properties

    /** The calls that are shown, oldest first. */
    public ObservableList<DeviceCall> rows() {
        return rows;
    }

    /** Whether the rows are just being exchanged: what the table loses then is still chosen. */
    boolean replacing() {
        return replacing;
    }

    public ObjectProperty<@Nullable DeviceCall> selectedProperty() {
        return selected;
    }

    /** Whether what Tidemark sends by itself is shown. */
    public BooleanProperty routineProperty() {
        return routine;
    }

    /** Whether only failed calls are shown. */
    public BooleanProperty failedOnlyProperty() {
        return failedOnly;
    }

    /** What must be in one of the columns. */
    public StringProperty textProperty() {
        return text;
    }

    /** How many records the chosen call caused, in words. */
    public ReadOnlyStringProperty causedTextProperty() {
        return causedText.getReadOnlyProperty();
    }

    /** Changes when a number of caused records did. */
    ReadOnlyIntegerProperty frameProperty() {
        return frame.getReadOnlyProperty();
    }
}
