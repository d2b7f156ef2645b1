package dev.tidemark.filter;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record that conditions are tried on, and what they remember from one record to the next. Not thread-safe; made anew for each
 * piece of rows, and closed behind it.
 */
final class TestedRow implements AutoCloseable {

    private final RecordView own = new RecordView();
    private final RowTime times = new RowTime();
    private final @Nullable PathIndex index;
    private final @Nullable PathReader reader;
    private final List<PathCondition> paths;
    private final List<DirectoryAnswers> directories;

    /** What whole paths must fit, of records that stand alone and bring theirs along; {@code null} for others. */
    private final @Nullable List<NameMatcher> alone;

    private RecordView view = own;
    private @Nullable RecordCursor cursor;
    private boolean pathKnown;
    private boolean timeKnown;
    private boolean hasTime;

    /**
     * @param index {@code null} when no condition is on paths, or nobody knows them
     * @param parts what the conditions on whole paths look for, one for each
     * @param directories what the conditions on directories found out, one for each
     */
    TestedRow(@Nullable PathIndex index, List<PathParts> parts, List<DirectoryAnswers> directories) {
        this.index = index;
        this.reader = index == null ? null : index.borrow();
        this.paths = parts.stream().map(PathCondition::new).toList();
        this.directories = directories;
        this.alone = null;
    }

    /**
     * For records that stand alone: no other record is looked at, and the path is the one that they bring along.
     *
     * @param wanted what the conditions on whole paths look for, one for each
     */
    TestedRow(List<NameMatcher> wanted) {
        index = null;
        reader = null;
        paths = List.of();
        directories = List.of();
        alone = wanted;
    }

    /** Shows a record of a store. */
    void show(RecordCursor row) {
        view = own.show(row);
        cursor = row;
        pathKnown = reader == null;
        timeKnown = false;
    }

    /** Shows a record of a store, and what is known of its life. */
    void show(RecordCursor row, LifeFacts life) {
        show(row);
        view.withLife(life);
    }

    /** Shows a record that is in no store. */
    void show(RecordView record) {
        view = record;
        cursor = null;
        pathKnown = true;
        timeKnown = false;
    }

    RecordView view() {
        return view;
    }

    /** The record as a field is read from it. */
    RecordView viewFor(RecordField field) {
        return field.usesPath() ? viewWithPath() : view;
    }

    private RecordView viewWithPath() {
        if (!pathKnown) {
            view.withPaths(reader);
            pathKnown = true;
        }
        return view;
    }

    // --- paths

    /** Whether the whole path passes; one that nobody knows does not. */
    boolean passesPath(int condition) {
        FilePath path = ownPath();
        if (path != null && alone != null) {
            return TextMatchers.matches(alone.get(condition), path.text());
        }
        RecordCursor row = cursor;
        return row != null
                && row.isKnown()
                && condition < paths.size()
                && paths.get(condition).passes(row);
    }

    /** Whether it can be said in which directory the file was. */
    boolean hasDirectory() {
        RecordCursor row = cursor;
        return ownPath() != null || reader != null && row != null && row.isKnown();
    }

    /** Whether the directory passes a condition: tried once on each, and not for each of its files. */
    boolean passesDirectory(int condition, DirectoryTest wanted) {
        FilePath path = ownPath();
        if (path != null) {
            return wanted.test(path.directory());
        }
        RecordCursor row = Objects.requireNonNull(cursor);
        return PathReader.isRoot(row)
                ? wanted.test("")
                : Objects.requireNonNull(reader).answer(row, directories.get(condition), wanted) != 0;
    }

    /** The path that a record which stands alone brings along; {@code null} for others. */
    private @Nullable FilePath ownPath() {
        return alone == null ? null : view.path();
    }

    // --- times

    /** Whether the record has a time, or is of version 4 and has that of the close record behind it. */
    boolean hasTime() {
        if (!timeKnown) {
            timeKnown = true;
            findTime();
        }
        return hasTime;
    }

    /** As FILETIME; where {@link #hasTime}. */
    long time() {
        return times.time();
    }

    private void findTime() {
        RecordCursor row = cursor;
        if (alone != null) {
            hasTime = times.findOwn(view.bytes(), view.position());
        } else {
            hasTime = row == null ? times.find(view.bytes(), view.position()) : times.find(row);
        }
    }

    @Override
    public void close() {
        paths.forEach(PathCondition::close);
        if (index != null && reader != null) {
            index.giveBack(reader);
        }
    }
}
