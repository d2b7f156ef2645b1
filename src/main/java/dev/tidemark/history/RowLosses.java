package dev.tidemark.history;

import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;

/**
 * Tells by the rows that are no records where records may be missing. Not thread-safe; sees the markers of a store in their order, or
 * all of them from the last to the first.
 */
final class RowLosses {

    private long stoppedAt = Long.MIN_VALUE;
    private long startedAt = Long.MIN_VALUE;

    /** Whether records may be missing before a row. */
    boolean before(Marker marker) {
        return switch (marker.kind()) {
            case STOPPED -> {
                stoppedAt = marker.at();
                yield false;
            }
            case STARTED -> stoppedAt != Long.MIN_VALUE && marker.at() != stoppedAt;
            case MASK -> widens(marker.detail());
            case RECORD, GAP, JOURNAL, GONE, DAMAGE, LOCK, ACT -> marker.kind().hidesRecords();
        };
    }

    /** Whether records may be missing at a row, when the rows are seen from the last to the first. */
    boolean backwards(Marker marker) {
        return switch (marker.kind()) {
            case STARTED -> {
                startedAt = marker.at();
                yield false;
            }
            case STOPPED -> startedAt != Long.MIN_VALUE && marker.at() != startedAt;
            case MASK -> widens(marker.detail());
            case RECORD, GAP, JOURNAL, GONE, DAMAGE, LOCK, ACT -> marker.kind().hidesRecords();
        };
    }

    /** Where fewer reasons were asked for until now, or are from here on. */
    private static boolean widens(MarkerDetail detail) {
        return !(detail instanceof MarkerDetail.MaskChanged mask)
                || !mask.before().equals(mask.after());
    }
}
