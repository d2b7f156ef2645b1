package dev.tidemark.export;

import dev.tidemark.path.FilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Not thread-safe. What the writers have in common: a line is written whole or not at all. */
abstract class LineWriter implements RecordWriter {

    final ByteText text;
    private final byte[] header;
    private @Nullable PathColumns paths;

    /**
     * @param header what stands before the first record
     */
    LineWriter(OutputStream out, byte[] header) {
        this.text = new ByteText(out);
        this.header = header;
    }

    /** Puts paths too, from the header on. */
    LineWriter withPaths(PathColumns columns) {
        paths = columns;
        return this;
    }

    @Override
    public void begin() throws IOException {
        byte[] first = paths == null ? header : paths.header(header);
        text.ensure(first.length);
        text.put(first);
    }

    @Override
    public boolean write(ByteBuffer bytes, int at) throws IOException {
        if (!room(bytes, at)) {
            return false;
        }
        int start = text.position();
        try {
            line(bytes, at);
            return true;
        } catch (InternalError | IndexOutOfBoundsException e) {
            // The file was cut short under its mapping, or changed: what was put of the line is taken back.
            text.cutTo(start);
            return false;
        }
    }

    @Override
    public boolean write(ByteBuffer bytes, int at, @Nullable FilePath path) throws IOException {
        if (!write(bytes, at)) {
            return false;
        }
        PathColumns columns = paths;
        if (columns != null) {
            text.append(columns.room(path));
            columns.put(text, path);
        }
        return true;
    }

    /** Makes room for a record's line; false when there is no line for it. */
    abstract boolean room(ByteBuffer bytes, int at) throws IOException;

    /** Puts a record's line. */
    abstract void line(ByteBuffer bytes, int at);

    @Override
    public void flush() throws IOException {
        text.flush();
    }
}
