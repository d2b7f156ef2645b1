package dev.tidemark.capture;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.ScanSink.GapKind;
import java.util.Locale;

/** Words for stretches without records. */
public final class Gaps {

    private Gaps() {}

    /** The row for a stretch of a file that holds no record. */
    public static Marker of(long offset, long length, GapKind kind) {
        return marker(offset, length, words(offset, length, kind));
    }

    /** Offset, length and why, in one line. */
    public static String words(long offset, long length, GapKind kind) {
        String key = "gap." + kind.name().toLowerCase(Locale.ROOT);
        return Messages.text(key, Long.toString(offset), String.format(Locale.ROOT, "%,d", length));
    }

    static Marker marker(long at, long length, String text) {
        return new Marker(RowKind.GAP, at, length, 0, text);
    }
}
