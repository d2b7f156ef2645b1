package dev.tidemark.filter;

import dev.tidemark.path.Directory;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tests the whole path that a record's file had then: its directory's path, a backslash, and the name; that is in the
 * record, unless it is of version 4. Not thread-safe; made anew for each piece of rows, and closed behind it.
 */
final class PathCondition implements AutoCloseable {

    private static final int ROOM = 1 << 10;

    /** The whole path of the root directory. */
    private static final ByteBuffer ROOT = Utf16.of("\\");

    private final PathReader reader;
    private final PathParts parts;
    private final @Nullable PathPattern pattern;
    private final DirectoryAnswers answers;
    private final ToLongFunction<Directory> answer;
    private ByteBuffer text = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);

    PathCondition(PathParts parts) {
        this.reader = parts.index().borrow();
        this.parts = parts;
        this.answers = parts.answers().borrow();
        PathPattern taken = parts.pattern();
        this.pattern = taken;
        this.answer = directory -> taken == null ? PathPattern.NOTHING : taken.of(directory.path());
    }

    /** Of a row that is being looked at. */
    boolean passes(RecordCursor row) {
        if (row.isMarker()) {
            return true;
        }
        if (!row.isKnown()) {
            return false;
        }
        if (PathReader.isRoot(row)) {
            return parts.wanted().matches(ROOT, 0, 1);
        }
        return pattern == null ? wholePasses(row) : passes(pattern, row);
    }

    private boolean passes(PathPattern apart, RecordCursor row) {
        long directory = reader.answer(row, answers, answer);
        if (directory == PathPattern.EVERYTHING) {
            return true;
        }
        ByteBuffer bytes = row.bytes();
        int extent = row.hasTimeAndName() ? RecordBytes.nameExtent(bytes, row.version(), row.position()) : 0;
        int from = row.position() + (extent >>> Short.SIZE);
        int length = (extent & 0xFFFF) >> 1;
        if (length == 0 || !PlainName.test(bytes, from, length)) {
            return wholePasses(row);
        }
        return directory != PathPattern.NOTHING && apart.passes(directory, bytes, from, length);
    }

    private boolean wholePasses(RecordCursor row) {
        String directory = reader.directory(row).path();
        String name = name(row);
        int length = directory.length() + 1 + name.length();
        if (text.capacity() < 2 * length) {
            text = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
        }
        Utf16.put(text, 0, directory);
        text.putChar(2 * directory.length(), '\\');
        Utf16.put(text, 2 * directory.length() + 2, name);
        return parts.wanted().matches(text, 0, length);
    }

    /** As it stands in the path; where the record has none, what other records say that the file was called. */
    private String name(RecordCursor row) {
        String name = row.hasTimeAndName() ? row.name() : "";
        if (name.isEmpty()) {
            FilePath path = reader.path(row);
            name = path == null ? "" : path.name();
        }
        return Escapes.inPath(name);
    }

    @Override
    public void close() {
        parts.answers().giveBack(answers);
        parts.index().giveBack(reader);
    }
}
