package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;

/** Finds where in its journal rows of a store stand, one at a time. Not thread-safe. */
final class RowUsns {

    /** There is no such row, or no record with a USN among those that are looked at. */
    static final long NONE = -1;

    private final RecordStore store;
    private long usn = NONE;
    private int length;

    RowUsns(RecordStore store) {
        this.store = store;
    }

    /** The first row of the newest journal, held or not: USNs begin anew with another one. */
    long newestJournal() {
        long[] runs = store.usnRuns();
        return runs == null ? 0 : runs[runs.length - 1];
    }

    /**
     * The USN of a row, or of the first one behind it that is a record with a USN.
     *
     * @param record its number in the store
     * @param last the last row to look at
     */
    long at(long record, long last) {
        usn = NONE;
        try (StoreReader reader = store.reader()) {
            for (long at = record; at <= last && usn < 0 && reader.isOpen(); at++) {
                Outcome outcome = reader.readRecord(at, row -> {
                    usn = row.isKnown() ? row.usn() : NONE;
                    length = row.length();
                });
                usn = outcome == Outcome.READ ? usn : NONE;
            }
        }
        return usn;
    }

    /** The USN behind a row: the rest of its page that no record fitted into is left out. */
    long behind(long record) {
        long start = at(record, record);
        return start < 0 ? NONE : start + length;
    }
}
