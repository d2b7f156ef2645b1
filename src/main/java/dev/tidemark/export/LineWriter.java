package dev.tidemark.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Not thread-safe. What the writers have in common: a line is written whole or not at all. */
abstract class LineWriter implements RecordWriter {

    final ByteText text;
    private final byte[] header;

    /**
     * @param header what stands before the first record
     */
    LineWriter(OutputStream out, byte[] header) {
        this.text = new ByteText(out);
        this.header = header;
    }

    @Override
    public void begin() throws IOException {
        text.ensure(header.length);
        text.put(header);
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

    /** Makes room for a record's line; false when there is no line for it. */
    abstract boolean room(ByteBuffer bytes, int at) throws IOException;

    /** Puts a record's line. */
    abstract void line(ByteBuffer bytes, int at);

    @Override
    public void flush() throws IOException {
        text.flush();
    }
}
