package dev.tidemark.ui.records;

import dev.tidemark.usn.Filetime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How times are shown: with all seven digits of the fraction, and with the offset.
 *
 * @param zone the zone
 */
record TimeFormat(ZoneId zone) {

    static final TimeFormat UTC = new TimeFormat(ZoneOffset.UTC);

    static TimeFormat local() {
        return new TimeFormat(ZoneId.systemDefault());
    }

    /** For example {@code 2022-03-10 14:06:06.3921802Z} or {@code 2022-03-10 16:06:06.3921802+02:00}. */
    String format(long filetime) {
        String offset = zone instanceof ZoneOffset fixed
                ? fixed.getId()
                : zone.getRules().getOffset(Filetime.toInstant(filetime)).getId();
        return Filetime.format(filetime, zone, ' ') + offset;
    }
}
