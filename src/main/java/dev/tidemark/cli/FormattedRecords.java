package dev.tidemark.cli;

import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.path.FilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Not thread-safe. Writes records in a format; nothing at all when the source cannot be read. */
final class FormattedRecords implements RecordSink {

    private final OutputStream out;
    private final RecordWriter writer;
    private boolean begun;

    FormattedRecords(ExportFormat format, boolean extents, boolean paths, OutputStream out) {
        this.out = out;
        this.writer = paths ? format.pathWriter(out, extents) : format.writer(out, extents);
    }

    @Override
    public void accept(ByteBuffer bytes, int at) throws IOException {
        begin();
        writer.write(bytes, at);
    }

    @Override
    public void accept(ByteBuffer bytes, int at, @Nullable FilePath path) throws IOException {
        begin();
        writer.write(bytes, at, path);
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        begin();
        flush();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            writer.begin();
        }
    }
}
