package dev.tidemark.filter;

import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the place of a USN in rows of several sources, each of which has USNs of its own. Stateless; reads few rows, but from the
 * disk.
 */
public final class UsnInParts {

    private UsnInParts() {}

    /**
     * The key, in the merged list, of the record with just that USN.
     *
     * @param first the number of the source that is asked first
     * @return {@link RecordKey#NONE} when no source has it
     */
    public static long keyOf(RecordStore merged, long usn, int first) {
        for (RecordStore part : parts(merged, first)) {
            long row = RowSearch.ofUsn(part, usn);
            long key = row < 0 ? RecordKey.NONE : merged.keyHere(part.keyAt(row));
            if (key != RecordKey.NONE) {
                return key;
            }
        }
        return RecordKey.NONE;
    }

    /**
     * The row of the record with that USN in whichever source has it; else of the first one behind it in the source that is asked
     * first.
     *
     * @param rows of the merged list
     * @return the number of rows when all are before
     */
    public static long rowFrom(Rows rows, RecordStore merged, long usn, int first) {
        long key = keyOf(merged, usn, first);
        if (key != RecordKey.NONE && rows.contains(key)) {
            return rows.indexOf(key);
        }
        for (RecordStore part : parts(merged, first)) {
            long row = RowSearch.byUsn(part, usn);
            if (row < part.size()) {
                return rows.rowFrom(merged.keyOf(merged.numberFrom(part.keyAt(row))));
            }
        }
        return rows.size();
    }

    private static List<RecordStore> parts(RecordStore merged, int first) {
        List<RecordStore> parts = new ArrayList<>(merged.parts());
        parts.sort((one, other) -> Boolean.compare(other.source() == first, one.source() == first));
        return parts;
    }
}
