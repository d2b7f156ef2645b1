package dev.tidemark.field;

import dev.tidemark.text.ByteText;
import dev.tidemark.text.ByteText.Literal;
import dev.tidemark.usn.Filetime;

/** Puts FILETIMEs as ISO 8601 UTC; the day's part is made once a day of records. Not thread-safe. */
final class IsoTime {

    /** More than the longest: the year of a FILETIME has up to five digits and a sign. */
    static final int MOST_BYTES = 32;

    private static final long TICKS_PER_DAY = 86_400 * Filetime.TICKS_PER_SECOND;

    private long day = Long.MIN_VALUE;
    private Literal date = new Literal("");

    /** As {@link Filetime#isoUtc}. */
    void put(ByteText text, long filetime) {
        long now = Math.floorDiv(filetime, TICKS_PER_DAY);
        if (now != day) {
            String iso = Filetime.isoUtc(filetime);
            date = new Literal(iso.substring(0, iso.indexOf('T') + 1));
            day = now;
        }
        long ticks = filetime - now * TICKS_PER_DAY;
        int second = (int) (ticks / Filetime.TICKS_PER_SECOND);
        text.put(date);
        text.clock(second);
        text.put('.');
        text.decimal((int) (ticks - second * Filetime.TICKS_PER_SECOND), 7);
        text.put('Z');
    }
}
