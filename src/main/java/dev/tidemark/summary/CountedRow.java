package dev.tidemark.summary;

import dev.tidemark.field.RecordView;
import dev.tidemark.path.Directory;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowTime;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The record that is being counted. Not thread-safe; used again for every record. */
final class CountedRow {

    private final @Nullable PathReader paths;
    private final RecordView view = new RecordView();
    private final RowTime rowTime = new RowTime();
    private RecordCursor cursor = new RecordCursor();
    private boolean pathKnown;
    private long time;

    /**
     * @param paths {@code null} when nothing is counted by paths
     */
    CountedRow(@Nullable PathReader paths) {
        this.paths = paths;
    }

    CountedRow show(RecordCursor row) {
        cursor = row;
        view.show(row);
        pathKnown = false;
        long found = rowTime.find(row) ? rowTime.time() : Tally.NO_TIME;
        time = TimeRange.PLAUSIBLE.holds(found) ? found : Tally.NO_TIME;
        return this;
    }

    RecordCursor cursor() {
        return cursor;
    }

    /** Its plausible time, {@link Tally#NO_TIME} for none. */
    long time() {
        return time;
    }

    RecordView view() {
        return view;
    }

    RecordView viewWithPath() {
        if (!pathKnown && paths != null) {
            view.withPaths(paths);
        }
        pathKnown = true;
        return view;
    }

    /** What is found out from the directory that the file was in, as {@link PathReader#answer}; -1 where nobody knows paths. */
    long ofDirectory(DirectoryAnswers answers, ToLongFunction<Directory> find) {
        return paths == null || !cursor.isKnown() ? -1 : paths.answer(cursor, answers, find);
    }

    boolean isRoot() {
        return PathReader.isRoot(cursor);
    }
}
