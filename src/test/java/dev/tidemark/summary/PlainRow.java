package dev.tidemark.summary;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plain look at a record gives, for comparison. Immutable.
 *
 * @param record its number in the store
 * @param time its own, or of version 4 that of the next record of its file within 256 rows, where that is a close record and no row in
 *     between is none; {@link Tally#NO_TIME} for none
 */
record PlainRow(long record, int version, long high, long low, long time, int reason, int length) {

    private static final int NEAR = 256;

    /** The records of a list, those around them taken from it too. */
    static List<PlainRow> all(Rows rows) {
        List<PlainRow> plain = Reading.all(rows, PlainRow::of);
        List<PlainRow> timed = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            PlainRow row = plain.get(i);
            if (row.version > 0) {
                timed.add(row.version == 4 ? row.at(closeTime(plain, i)) : row);
            }
        }
        return timed;
    }

    private static PlainRow of(RecordCursor row) {
        boolean has = row.isRecord() && row.hasTimeAndName();
        return new PlainRow(
                RecordKey.record(row.key()),
                row.isRecord() ? row.version() : 0,
                row.isRecord() ? row.fileIdHigh() : 0,
                row.isRecord() ? row.fileIdLow() : 0,
                has ? row.time() : Tally.NO_TIME,
                row.isRecord() ? row.reason() : 0,
                row.isRecord() ? row.length() : 0);
    }

    private static long closeTime(List<PlainRow> rows, int at) {
        PlainRow own = rows.get(at);
        for (int i = at + 1; i < rows.size() && i <= at + NEAR && rows.get(i).version > 0; i++) {
            PlainRow other = rows.get(i);
            boolean named = other.version == 2 || other.version == 3;
            if (named && other.high == own.high && other.low == own.low) {
                return Reason.CLOSE.in(other.reason) ? other.time : Tally.NO_TIME;
            }
        }
        return Tally.NO_TIME;
    }

    private PlainRow at(long when) {
        return new PlainRow(record, version, high, low, when, reason, length);
    }

    boolean isTimed() {
        return TimeRange.PLAUSIBLE.holds(time);
    }

    boolean isIn(TimeRange range) {
        return isTimed() && range.holds(time);
    }
}
