package dev.tidemark.ui.timeline;

import dev.tidemark.field.RecordIdentity;
import dev.tidemark.filter.RowSearch;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.summary.RowsOfTime;
import dev.tidemark.summary.TimeRange;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.ui.records.RecordRanges;
import dev.tidemark.ui.records.SelectedRows;
import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the timeline beside its rows: where records are marked, when something was done to the volume, and from when to when
 * the selected rows are. Belongs to the FX thread; whatever reads rows runs in the background.
 */
public final class TimelineNotes {

    /** More marks of one source are not shown. */
    private static final int MOST_MARKS = 4_000;

    /** Acts are many and rarely come: they are looked up twice a second. */
    private static final int PULSES = 30;

    private final Marks marks;
    private final TimelineHost host;
    private final BackgroundTasks tasks;
    private final TaskSlot finding = new TaskSlot();
    private final TaskSlot spanning = new TaskSlot();
    private List<Long> marked = List.of();
    private List<Long> acts = List.of();
    private @Nullable Stretch selected;
    private @Nullable SelectedRows selection;
    private @Nullable Looked looked;
    private @Nullable RecordStore source;
    private int pulses;

    /** For which rows marks were looked up; those of a file that is still read are looked up again when there are more. */
    private record Looked(@Nullable RecordStore store, int edition, long rows) {}

    /**
     * @param marks that a person made
     */
    public TimelineNotes(Marks marks, TimelineHost host, BackgroundTasks tasks) {
        this.marks = marks;
        this.host = host;
        this.tasks = tasks;
    }

    /** Once a frame. */
    void pulse(@Nullable RecordStore store) {
        if (store != source) {
            source = store;
            pulses = 0;
            marked = List.of();
            selected = null;
            selection = null;
        }
        if (pulses++ % PULSES == 0) {
            List<Long> now = host.acts();
            acts = now.equals(acts) ? acts : List.copyOf(now);
            lookUp(store);
        }
        SelectedRows now = host.selected();
        if (now != selection) {
            selection = now;
            span(now, store);
        }
    }

    // --- marks

    private void lookUp(@Nullable RecordStore store) {
        int edition = marks.edition();
        Looked last = looked;
        boolean same = last != null && last.store == store && last.edition == edition;
        boolean grown = last != null
                && last.rows < (store == null ? 0 : store.size())
                && marked.size() < marks.all().size();
        if (same && !grown || finding.isRunning()) {
            return;
        }
        looked = new Looked(store, edition, store == null ? 0 : store.size());
        List<RecordMark> all = marks.all();
        if (store == null || all.isEmpty()) {
            marked = List.of();
            return;
        }
        tasks.callQuietly(task -> times(store, all, task))
                .in(finding)
                .then(found -> marked = source == store ? found : marked)
                .start();
    }

    /** Where in a source marked records are, and when; marks of other journals are none of it. */
    private static List<Long> times(RecordStore store, List<RecordMark> marks, BackgroundTask task) {
        List<Long> times = new ArrayList<>();
        try (RowReader reader = store.reader()) {
            for (RecordMark mark : marks) {
                if (task.isCancelled() || times.size() == MOST_MARKS) {
                    break;
                }
                if (mark.time() != 0 && isIn(store, reader, mark)) {
                    times.add(mark.time());
                }
            }
        }
        return List.copyOf(times);
    }

    private static boolean isIn(RecordStore store, RowReader reader, RecordMark mark) {
        boolean[] same = new boolean[1];
        long row = RowSearch.ofUsn(store, mark.record().usn());
        if (row >= 0) {
            reader.read(
                    row,
                    found -> same[0] = found.isKnown()
                            && RecordIdentity.digest(found.bytes(), found.position())
                                            .orElse(-1)
                                    == mark.record().digest());
        }
        return same[0];
    }

    // --- the selection

    private void span(@Nullable SelectedRows now, @Nullable RecordStore store) {
        if (now == null || store == null) {
            spanning.drop();
            selected = null;
            return;
        }
        tasks.callQuietly(task ->
                        Optional.ofNullable(RowsOfTime.of(now.rows(), store, places(now.places()), task.cancelled())))
                .in(spanning)
                .then(range -> selected =
                        source == store ? range.map(TimelineNotes::stretch).orElse(null) : null)
                .start();
    }

    private static Stretch stretch(TimeRange range) {
        return new Stretch(range.from(), range.to());
    }

    private static List<RowsOfTime.Places> places(RecordRanges ranges) {
        List<RowsOfTime.Places> places = new ArrayList<>();
        for (int i = 0; i < ranges.count(); i++) {
            places.add(new RowsOfTime.Places(ranges.from(i), ranges.to(i)));
        }
        return places;
    }

    // --- what there is

    /** When marked records of the source were written, as FILETIME. */
    List<Long> marks() {
        return marked;
    }

    /** When something was done to the volume, as FILETIME. */
    List<Long> acts() {
        return acts;
    }

    /** From the first to the last selected row; {@code null} where none has a time. */
    @Nullable
    Stretch selected() {
        return selected;
    }
}
