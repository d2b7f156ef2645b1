package dev.tidemark.capture;

import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.usn.ScanSink.GapKind;

/** Rows for stretches of a file that hold no records. Pure functions. */
final class Gaps {

    private Gaps() {}

    static Marker of(long offset, long length, GapKind kind) {
        return new Marker(offset, length, 0, new MarkerDetail.Damaged(kind, offset, length));
    }
}
