package dev.tidemark.ui.shell;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.SessionPlace;
import dev.tidemark.session.SessionView;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.records.ShownPlace;
import dev.tidemark.view.ShownRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes back to where a person was among the rows of a source, and to their order, as soon as these rows are there; not when he went
 * elsewhere meanwhile. Belongs to the FX thread; the rows are looked for in the background.
 */
final class PlaceReturn {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final RecordsView table;
    private final FieldRegistry fields;
    private final BackgroundTasks tasks;
    private final TaskSlot searching = new TaskSlot();
    private @Nullable Wanted wanted;

    /** How many rows its parts had when all that is looked for was among them; -1 before. */
    private long due;

    private boolean settling;

    /**
     * A way back that is not gone yet.
     *
     * @param before where the person was when it began
     */
    private record Wanted(Source source, SessionView view, ShownPlace before) {}

    PlaceReturn(
            ShellViewModel shell,
            RecordsViewModel records,
            RecordsView table,
            FieldRegistry fields,
            BackgroundTasks tasks) {
        this.shell = shell;
        this.records = records;
        this.table = table;
        this.fields = fields;
        this.tasks = tasks;
    }

    /** Goes back, among the rows of the source that is shown. */
    void to(Source source, SessionView view) {
        SessionPlace place = view.place();
        if (place.isNone() && view.sort().isEmpty()) {
            return;
        }
        if (!place.follows() && place.first() != null) {
            records.followingProperty().set(false);
        }
        wanted = new Wanted(source, view, records.place());
        due = -1;
        settling = false;
    }

    /** Looks whether the rows are there; once a frame. */
    void pulse() {
        Wanted now = wanted;
        if (now == null || settling) {
            return;
        }
        if (isElsewhere(now)) {
            wanted = null;
        } else if (isThere(now) && isMerged(now.source())) {
            settling = true;
            if (!now.view().sort().isEmpty() && shell.view().isSortable()) {
                fields.find(now.view().sort())
                        .ifPresent(field -> table.sort(field, now.view().ascending()));
            }
            shell.view().whenSettled(snapshot -> search(now), () -> wanted = null);
        }
    }

    private boolean isElsewhere(Wanted now) {
        ShownPlace place = records.place();
        return shell.currentProperty().get() != now.source()
                || place.lead() != now.before().lead()
                || place.follows() != now.before().follows();
    }

    /** A file was read to its end; a journal beyond the last of what is looked for; and a list is as far as each of its parts. */
    private static boolean isThere(Wanted now) {
        SessionPlace place = now.view().place();
        return !now.source().growing() || now.source().parts().stream().allMatch(part -> isThere(part, place));
    }

    /** Records of several stand in a list when it is known that no earlier ones come, unless they stand there already. */
    private boolean isMerged(Source source) {
        if (!(source instanceof MergedSource list)) {
            return true;
        }
        if (due < 0) {
            due = list.parts().stream()
                    .map(Source::store)
                    .mapToLong(RecordStore::size)
                    .sum();
        }
        return list.store().endRecord() + list.doubles() >= due;
    }

    private static boolean isThere(Source part, SessionPlace place) {
        LiveReading live = part.reading();
        return !part.growing() || live != null && live.nextUsn() > lastUsn(place, live);
    }

    private static long lastUsn(SessionPlace place, LiveReading live) {
        Stream<@Nullable Citation> ends = Stream.concat(
                Stream.of(place.first(), place.lead()),
                place.selected().stream().map(SessionPlace.Stretch::last));
        return ends.mapToLong(cited -> cited == null || isOfOther(cited, live) ? 0 : cited.usn())
                .max()
                .orElse(0);
    }

    /** Whether a record is of another part of a list: one of a file is cited without a volume. */
    private static boolean isOfOther(Citation cited, LiveReading live) {
        return cited.serial().isEmpty()
                || cited.contradicts(
                        OptionalLong.of(live.volume().serial()),
                        live.journalIdAt(live.store().endRecord()));
    }

    private void search(Wanted now) {
        if (now != wanted || isElsewhere(now)) {
            wanted = null;
            return;
        }
        tasks.callQuietly(task -> PlaceSearch.find(now.source(), now.view().place(), task.cancelled()))
                .in(searching)
                .then(found -> arrive(now, found))
                .start();
    }

    private void arrive(Wanted now, PlaceSearch.Found found) {
        if (now == wanted && !isElsewhere(now) && shell.view().rows() instanceof ShownRows rows) {
            records.putBack(new ShownPlace(
                    rows, now.before().follows(), found.first(), found.lead(), stretches(rows, found.ends())));
        }
        wanted = null;
    }

    /** Selected rows, by the keys of the first and last of each stretch. */
    static List<ShownPlace.Stretch> stretches(ShownRows rows, List<Long> ends) {
        List<ShownPlace.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i + 1 < ends.size(); i += 2) {
            long from = rows.rowOf(ends.get(i));
            long to = rows.rowOf(ends.get(i + 1));
            if (from <= to && to < rows.size() && ends.get(i) != RecordKey.NONE) {
                stretches.add(new ShownPlace.Stretch(rows.place(from), rows.place(to) + 1));
            }
        }
        return stretches;
    }
}
