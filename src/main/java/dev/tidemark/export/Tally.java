package dev.tidemark.export;

import dev.tidemark.field.RecordView;
import dev.tidemark.store.RowReader.Outcome;

/** Counts what became of the rows of an export. Not thread-safe. */
final class Tally {

    private final long[] noLine = new long[RecordView.KINDS];
    private long written;
    private long unreadable;
    private long gone;
    private long noRecords;

    /** A record that was written, or for whose version there is no line. */
    void record(int kind, boolean hasLine) {
        if (hasLine) {
            written++;
        } else {
            noLine[kind]++;
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

    Export.Result result() {
        LeftOut left = new LeftOut(
                noLine[2] + noLine[3], noLine[4], noLine[RecordView.LATER_VERSION], unreadable, gone, noRecords);
        return new Export.Result(written, left);
    }
}
