package dev.tidemark.cli;

import dev.tidemark.export.ExportForm;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.export.Tally;
import dev.tidemark.field.RecordView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes records in a format; nothing at all when the source cannot be read. Not thread-safe. */
final class FormattedRecords implements RecordSink {

    private final OutputStream out;
    private final ExportForm form;
    private final RecordWriter writer;
    private final Tally tally = new Tally();
    private boolean begun;

    /**
     * @param headed whether the output has what stands before the first record already
     */
    FormattedRecords(ExportForm form, OutputStream out, boolean headed) {
        this.begun = headed;
        this.out = out;
        this.form = form;
        this.writer = form.writer(out);
    }

    @Override
    public void accept(RecordView record) throws IOException {
        begin();
        tally.write(record, writer);
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
    public long leftOut() {
        return tally.result().leftOut().total();
    }

    @Override
    public List<String> leftOutWords() {
        return tally.result().leftOut().words(form.title());
    }

    @Override
    public void begin() throws IOException {
        if (!begun) {
            begun = true;
            writer.begin();
        }
    }
}
