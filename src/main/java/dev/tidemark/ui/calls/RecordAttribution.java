package dev.tidemark.ui.calls;

import dev.tidemark.act.Act;
import dev.tidemark.act.ActHistory;
import dev.tidemark.act.Acts;
import dev.tidemark.act.AttributionFinder.Causing;
import dev.tidemark.act.AttributionFinder;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.inspector.InspectorViewModel.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread; looks through the acts in the background. What caused the record that is chosen. */
public final class RecordAttribution {

    private final DeviceCallLog log;
    private final ActHistory acts;
    private final BackgroundTasks tasks;
    private final Consumer<Act> show;
    private final ObjectProperty<@Nullable Cause> cause;
    private @Nullable Source source;
    private long record = -1;
    private long counted = -1;
    private final TaskSlot looking = new TaskSlot();

    /**
     * @param show leads to an act in the log
     * @param cause takes what caused the record
     */
    public RecordAttribution(
            Acts acts, BackgroundTasks tasks, Consumer<Act> show, ObjectProperty<@Nullable Cause> cause) {
        this.log = acts.log();
        this.acts = acts.history();
        this.tasks = tasks;
        this.show = show;
        this.cause = cause;
    }

    /**
     * Looks again when another record is chosen, or calls were sent since.
     *
     * @param chosen its key, {@link RecordKey#NONE} for none
     */
    public void pulse(@Nullable Source shown, long chosen) {
        if (shown != source || chosen != record) {
            source = shown;
            record = chosen;
            counted = -1;
            cause.set(null);
        }
        long count = log.count();
        LiveReading live = shown == null ? null : shown.reading();
        if (looking.isRunning() || count == counted || record < 0 || live == null) {
            return;
        }
        counted = count;
        tasks.callQuietly(task -> find(live, chosen))
                .in(looking)
                .then(causes -> take(live, chosen, causes))
                .start();
    }

    private List<Causing> find(LiveReading live, long key) {
        OptionalLong journal = live.journalIdAt(RecordKey.record(key));
        List<Causing> causes = new ArrayList<>();
        if (journal.isPresent()) {
            try (RowReader reader = live.store().reader()) {
                reader.readKey(key, row -> causes.addAll(causes(live, journal.getAsLong(), row)));
            }
        }
        return causes;
    }

    private List<Causing> causes(LiveReading live, long journal, RecordCursor row) {
        return row.isKnown()
                ? AttributionFinder.causes(
                        acts.all(),
                        live.volume().id(),
                        journal,
                        row.usn(),
                        row.fileIdHigh(),
                        row.fileIdLow(),
                        row.sourceInfo())
                : List.of();
    }

    private void take(LiveReading live, long number, List<Causing> causes) {
        if (live != source || number != record) {
            return;
        }
        String words = words(causes);
        Cause before = cause.get();
        if (causes.isEmpty()) {
            cause.set(null);
        } else if (before == null || !before.text().equals(words)) {
            Act first = causes.getFirst().act();
            cause.set(new Cause(words, () -> show.accept(first)));
        }
    }

    /** The first in words, and how many more there are. */
    static String words(List<Causing> causes) {
        if (causes.isEmpty()) {
            return "";
        }
        Causing first = causes.getFirst();
        String key = first.certain() ? "log.cause.certain" : "log.cause.possible";
        String words = Messages.text(
                key, first.act().kind().label(), Long.toString(first.act().number()));
        int more = causes.size() - 1;
        return more == 0 ? words : words + " " + Messages.text("log.cause.more", more);
    }
}
