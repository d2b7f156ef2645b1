package dev.tidemark.ui.changes;

import dev.tidemark.capture.Source;
import dev.tidemark.filter.language.Node;
import dev.tidemark.history.ChangePlaces;
import dev.tidemark.history.FileChange;
import dev.tidemark.store.RecordStore;
import dev.tidemark.story.ChangeRange;
import dev.tidemark.story.ChangeReport;
import dev.tidemark.story.ChangeRow;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A net change as it is shown. Immutable.
 *
 * @param refused whether nothing is listed because it is not all, and that was not allowed
 * @param rows those that are listed
 * @param total how many there are
 * @param unsure how many paths are not known as a whole
 */
record ChangesPage(ChangeReport report, boolean refused, List<ChangeRow> rows, long total, long unsure) {

    ChangesPage {
        rows = List.copyOf(rows);
    }

    /** Between which places. Immutable. */
    sealed interface Between {

        /** Between two conditions, of which each may be missing. */
        record Places(@Nullable Node first, @Nullable Node last) implements Between {}

        /** Behind the last record of another source. */
        record Behind(Source before) implements Between {}

        /**
         * Some rows.
         *
         * @param from the number of the first one
         * @param to the number of the one behind the last
         */
        record Stretch(long from, long to) implements Between {}
    }

    /**
     * What is asked for. Immutable.
     *
     * @param allowGap whether rows are wanted also where records are missing
     */
    record Asked(Source source, Between between, boolean allowGap) {

        /** Those whose records are looked at. */
        private List<Source> sources() {
            return between instanceof Between.Behind(Source before) ? List.of(source, before) : List.of(source);
        }

        private ChangeRange range(long end) {
            return switch (between) {
                case Between.Places places -> ChangeRange.between(source, end, places.first(), places.last());
                case Between.Behind behind -> ChangeRange.behind(source, end, ChangeRange.End.of(behind.before()));
                case Between.Stretch stretch -> ChangeRange.rows(source, stretch.from(), Math.min(end, stretch.to()));
            };
        }
    }

    /**
     * Takes together what was asked for. May take long: not for the FX thread.
     *
     * @param most how many rows are listed at most
     */
    static ChangesPage of(Asked asked, int most, BackgroundTask task) throws InterruptedException, TaskFailedException {
        Source source = asked.source();
        RecordStore store = source.store();
        refuse("changes.growing", asked.sources(), each -> each.reading() == null && each.growing());
        task.await(source::awaitDirectories);
        long end = store.endRecord();
        task.await(() -> source.paths().await(end));
        ChangeRange range = asked.range(end);
        long first = store.firstRecord();
        ChangeReport report = ChangeReport.of(
                source,
                range,
                OptionalLong.empty(),
                row -> task.progress(row - first, range.to() - first),
                () -> task.isCancelled() || store.isClosed());
        refuse("story.closed", asked.sources(), each -> each.store().isClosed());
        return of(asked, report, most, task);
    }

    private static void refuse(String key, List<Source> sources, Predicate<Source> which) throws TaskFailedException {
        for (Source source : sources) {
            if (which.test(source)) {
                throw new TaskFailedException(Problem.refusal(
                        Messages.text(key, source.title()),
                        Messages.text(key + ".here"),
                        Messages.text(key + ".next")));
            }
        }
    }

    private static ChangesPage of(Asked asked, ChangeReport report, int most, BackgroundTask task) {
        boolean refused = !report.missing().isEmpty() && !asked.allowGap();
        List<ChangeRow> rows = new ArrayList<>();
        long[] counted = new long[2];
        if (!refused) {
            try (ChangePlaces places = report.places()) {
                report.change().forEach((FileChange change) -> {
                    if (task.isCancelled()) {
                        return;
                    }
                    ChangeRow row = ChangeRow.of(change, places);
                    counted[0]++;
                    counted[1] += row.isWhole() ? 0 : 1;
                    if (rows.size() < most) {
                        rows.add(row);
                    }
                });
            }
        }
        return new ChangesPage(report, refused, rows, counted[0], counted[1]);
    }

    /** Whether it is all, in words, and what can be done where it is not. */
    String verdict() {
        String verdict = report.verdict(unsure, false);
        return refused ? verdict + ". " + Messages.text("changes.allow.next") : verdict;
    }

    boolean isComplete() {
        return report.missing().isEmpty();
    }
}
