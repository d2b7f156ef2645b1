package dev.tidemark.filter;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.TimeBounds;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record that conditions are tried on, and what they remember from one record to the next. Not thread-safe; made anew for each
 * piece of rows, and closed behind it.
 */
final class TestedRow implements AutoCloseable {

    private final RecordView own = new RecordView();
    private final RecordCursor other = new RecordCursor();
    private final @Nullable PathIndex index;
    private final @Nullable PathReader reader;
    private final List<PathCondition> paths;
    private final List<DirectoryAnswers> directories;

    private RecordView view = own;
    private @Nullable RecordCursor cursor;
    private boolean pathKnown;
    private boolean timeKnown;
    private boolean hasTime;
    private long time;

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
        return field.needsPath() ? viewWithPath() : view;
    }

    private RecordView viewWithPath() {
        RecordCursor row = cursor;
        if (!pathKnown && reader != null && row != null) {
            view.withPath(reader.path(row));
            pathKnown = true;
        }
        return view;
    }

    // --- paths

    /** Whether the whole path passes; one that nobody knows does not. */
    boolean passesPath(int condition) {
        RecordCursor row = cursor;
        return row != null
                && row.isKnown()
                && condition < paths.size()
                && paths.get(condition).passes(row);
    }

    /** Whether it can be said in which directory the file was. */
    boolean hasDirectory() {
        RecordCursor row = cursor;
        return reader != null && row != null && row.isKnown();
    }

    /** Whether the directory passes a condition: tried once on each, and not for each of its files. */
    boolean passesDirectory(int condition, DirectoryTest wanted) {
        RecordCursor row = Objects.requireNonNull(cursor);
        return PathReader.isRoot(row)
                ? wanted.test("")
                : Objects.requireNonNull(reader).answer(row, directories.get(condition), wanted) != 0;
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
        return time;
    }

    private void findTime() {
        ByteBuffer bytes = view.bytes();
        int at = view.position();
        hasTime = RecordBytes.hasTimeAndName(view.version());
        if (hasTime) {
            time = RecordBytes.time(bytes, at);
        } else if (view.kind() == 4) {
            RecordCursor row = cursor;
            if (row == null) {
                findClose(bytes, at);
            } else {
                findClose(row);
            }
        }
    }

    private void findClose(RecordCursor row) {
        long last = row.record() + TimeBounds.ROWS_TO_CLOSE;
        for (long number = row.record() + 1; number <= last; number++) {
            if (!row.other(number, other) || other.isMarker() || take(other.bytes(), other.position())) {
                return;
            }
        }
    }

    /** In the same answer of a volume. */
    private void findClose(ByteBuffer bytes, int from) {
        int at = from;
        for (int i = 0; i < TimeBounds.ROWS_TO_CLOSE; i++) {
            int step = PackedRecords.step(bytes, at, bytes.limit());
            at += step;
            if (step == 0 || PackedRecords.step(bytes, at, bytes.limit()) == 0 || take(bytes, at)) {
                return;
            }
        }
    }

    /** Whether a record is the next of the same file; takes its time when it is its close record. */
    private boolean take(ByteBuffer bytes, int at) {
        boolean same = RecordBytes.hasTimeAndName(RecordBytes.majorVersion(bytes, at))
                && RecordBytes.fileIdLow(bytes, at) == RecordBytes.fileIdLow(view.bytes(), view.position())
                && RecordBytes.fileIdHigh(bytes, at) == RecordBytes.fileIdHigh(view.bytes(), view.position());
        if (same && Reason.CLOSE.in(RecordBytes.reason(bytes, at))) {
            hasTime = true;
            time = RecordBytes.time(bytes, at);
        }
        return same;
    }

    @Override
    public void close() {
        paths.forEach(PathCondition::close);
        if (index != null && reader != null) {
            index.giveBack(reader);
        }
    }
}
