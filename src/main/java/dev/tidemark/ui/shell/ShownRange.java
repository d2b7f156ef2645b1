package dev.tidemark.ui.shell;

import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Filetime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * From where to where rows go, for a person who wants to go somewhere among them. Immutable; reading it looks at some rows,
 * so it is done in the background.
 *
 * @param first the first record with a time
 * @param last the last record with a time
 */
record ShownRange(Point first, Point last) {

    /** Rows at an end that are no records, or have no time, are passed over, up to so many. */
    private static final int MOST = 1000;

    /** A record's USN and its time, a FILETIME. */
    record Point(long usn, long time) {}

    /** The range of some rows, in the order of their records; empty when no record has a time. */
    static Optional<ShownRange> of(Rows rows) {
        long size = rows.size();
        try (RowReader reader = rows.reader()) {
            Point first = point(reader, 0, 1, size);
            Point last = point(reader, size - 1, -1, size);
            return first == null || last == null ? Optional.empty() : Optional.of(new ShownRange(first, last));
        }
    }

    private static @Nullable Point point(RowReader reader, long from, int step, long size) {
        AtomicReference<@Nullable Point> found = new AtomicReference<>();
        for (int i = 0; i < Math.min(MOST, size) && found.get() == null; i++) {
            reader.read(from + (long) i * step, row -> {
                if (row.hasTimeAndName()) {
                    found.set(new Point(row.usn(), row.time()));
                }
            });
        }
        return found.get();
    }

    /**
     * The day on which a time without a date is meant: that of a record, else that of the last.
     *
     * @param key of the record, {@link dev.tidemark.store.RecordKey#NONE} for none
     * @return empty when no record has a time
     */
    static Optional<LocalDate> day(Rows rows, long key, ZoneId zone) {
        AtomicReference<@Nullable LocalDate> day = new AtomicReference<>();
        if (key >= 0) {
            try (RowReader reader = rows.reader()) {
                reader.readKey(key, row -> {
                    if (row.hasTimeAndName()) {
                        day.set(day(row.time(), zone));
                    }
                });
            }
        }
        LocalDate chosen = day.get();
        return chosen == null ? of(rows).map(range -> day(range.last().time(), zone)) : Optional.of(chosen);
    }

    private static LocalDate day(long time, ZoneId zone) {
        return Filetime.toInstant(time).atZone(zone).toLocalDate();
    }

    /** In words. */
    String words(ZoneId zone) {
        return Messages.text(
                "shell.goTo.range",
                Long.toString(first.usn()),
                Long.toString(last.usn()),
                seconds(first.time(), zone),
                seconds(last.time(), zone));
    }

    private static String seconds(long time, ZoneId zone) {
        String all = Filetime.format(time, zone, ' ');
        return all.substring(0, all.indexOf('.'));
    }
}
