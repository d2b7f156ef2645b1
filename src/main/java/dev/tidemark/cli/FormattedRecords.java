package dev.tidemark.cli;

import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.RecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Not thread-safe. Writes records in a format. */
final class FormattedRecords implements RecordSink {

    private final OutputStream out;
    private final RecordWriter writer;

    FormattedRecords(ExportFormat format, boolean extents, OutputStream out) throws IOException {
        this.out = out;
        this.writer = format.writer(out, extents);
        writer.begin();
    }

    @Override
    public void accept(ByteBuffer bytes, int at) throws IOException {
        writer.write(bytes, at);
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
        out.flush();
    }
}
