package dev.tidemark.filter;

import dev.tidemark.path.Directory;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Tests the whole path that a record's file had then: its directory's path, a backslash, and the name; that is in the
 * record, unless it is of version 4. Not thread-safe; made anew for each piece of rows.
 */
final class PathCondition implements AutoCloseable {

    private static final int ROOM = 1 << 10;

    /** The whole path of the root directory. */
    private static final ByteBuffer ROOT = Utf16.of("\\");

    private final PathReader reader;
    private final PathParts parts;
    private ByteBuffer text = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable Directory last;
    private boolean found;
    private int directoryBytes;

    PathCondition(PathParts parts) {
        this.reader = parts.index().borrow();
        this.parts = parts;
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
        Directory directory = reader.directory(row);
        if (directory != last) {
            put(parts.of(directory));
            last = directory;
        }
        return found || parts.wanted().matches(text, 0, directoryBytes + putName(row) >> 1);
    }

    private void put(PathParts.Part part) {
        found = part.found();
        directoryBytes = part.end().length;
        ensure(directoryBytes);
        text.put(0, part.end());
    }

    private int putName(RecordCursor row) {
        ByteBuffer bytes = row.bytes();
        int at = row.position();
        int length = RecordBytes.nameLength(bytes, at);
        if (length == 0) {
            return putNameNear(row);
        }
        int name = at + RecordBytes.nameOffset(bytes, at);
        if (!isPlain(bytes, name, length)) {
            return put(Escapes.inPath(row.name()));
        }
        ensure(directoryBytes + length);
        text.put(directoryBytes, bytes, name, length);
        return length;
    }

    /** Whether nothing of a name can be an escape in its path: the name is looked through, but not copied. */
    private static boolean isPlain(ByteBuffer bytes, int from, int length) {
        for (int at = from; at < from + length; at += 2) {
            char unit = bytes.getChar(at);
            if (unit < ' ' || unit > '~' || unit == '\\') {
                return false;
            }
        }
        return bytes.getChar(from) != 'u' && bytes.getChar(from + length - 2) != ' ';
    }

    /** What other records say that the file was called. */
    private int putNameNear(RecordCursor row) {
        FilePath path = reader.path(row);
        return put(path == null ? "" : Escapes.inPath(path.name()));
    }

    private int put(String name) {
        ensure(directoryBytes + 2 * name.length());
        Utf16.put(text, directoryBytes, name);
        return 2 * name.length();
    }

    private void ensure(int bytes) {
        if (text.capacity() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * bytes).order(ByteOrder.LITTLE_ENDIAN);
            text = larger.put(0, text, 0, text.capacity());
        }
    }

    @Override
    public void close() {
        parts.index().giveBack(reader);
    }
}
