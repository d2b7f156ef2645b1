package dev.tidemark.cli;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.RecordView;
import java.io.IOException;
import java.io.OutputStream;

/** Writes records in a format; nothing at all when the source cannot be read. Not thread-safe. */
final class FormattedRecords implements RecordSink {

    private final OutputStream out;
    private final RecordWriter writer;
    private boolean begun;

    /**
     * @param headed whether the output has what stands before the first record already
     */
    FormattedRecords(ExportColumns columns, OutputStream out, boolean headed) {
        this.begun = headed;
        this.out = out;
        this.writer = columns.writer(out);
    }

    @Override
    public void accept(RecordView record) throws IOException {
        begin();
        writer.write(record);
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

    @Override
    public void begin() throws IOException {
        if (!begun) {
            begun = true;
            writer.begin();
        }
    }
}
