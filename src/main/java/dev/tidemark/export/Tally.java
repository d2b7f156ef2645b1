package dev.tidemark.export;

import dev.tidemark.field.RecordView;
import dev.tidemark.store.RowReader.Outcome;
import java.io.IOException;

/** Counts what became of the rows of an export. Not thread-safe. */
public final class Tally {

    private final long[] noLine = new long[RecordView.KINDS];
    private long written;
    private long wideIds;
    private long timeless;
    private long unreadable;
    private long gone;
    private long noRecords;

    /**
     * Writes a record, and counts it.
     *
     * @param record valid until this returns
     */
    public void write(RecordView record, RecordWriter writer) throws IOException {
        int kind = record.kind();
        if (writer.write(record)) {
            written++;
        } else {
            switch (writer.refusal()) {
                case VERSION -> noLine[kind]++;
                case WIDE_ID -> wideIds++;
                case TIME -> timeless++;
            }
        }
    }

    void noRecord() {
        noRecords++;
    }

    /** A row that could not be shown. */
    void missing(Outcome why) {
        if (why == Outcome.GONE) {
            gone++;
        } else {
            unreadable++;
        }
    }

    /** Rows that had left before they were come to. */
    void gone(long rows) {
        gone += rows;
    }

    /** What was written, and what was not. */
    public Export.Result result() {
        LeftOut left = new LeftOut(
                noLine[2] + noLine[3],
                noLine[4],
                noLine[RecordView.LATER_VERSION],
                unreadable,
                gone,
                noRecords,
                wideIds,
                timeless);
        return new Export.Result(written, left);
    }
}
