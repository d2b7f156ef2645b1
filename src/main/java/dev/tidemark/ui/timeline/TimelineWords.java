package dev.tidemark.ui.timeline;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import dev.tidemark.usn.Filetime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What the timeline says in words: for who hovers over it, and for who hears it. Pure functions. */
final class TimelineWords {

    private static final int SECONDS = 19;
    private static final int MINUTES = 16;
    private static final int DATE = 10;

    private TimelineWords() {}

    /** From when to when, and how many rows of which kind; one line each, or as one. */
    static String of(Stretch stretch, Bars rows, ZoneId zone) {
        return range(stretch, zone) + "\n" + counts(rows);
    }

    /** Rows shown, by kind, and of how many. */
    static String counts(Bars rows) {
        List<String> kinds = new ArrayList<>();
        for (Ink kind : Ink.KINDS) {
            long count = rows.shown(0, kind.ordinal());
            if (count > 0) {
                kinds.add(Messages.text("timeline.count." + kind.name(), count));
            }
        }
        String words = Messages.text("timeline.counts", rows.shown(0), rows.all(0));
        return kinds.isEmpty() ? words : words + "\n" + String.join(" \u00b7 ", kinds);
    }

    /** From when to when, in as few digits as tell it; the date of the end only where it is another. */
    static String range(Stretch stretch, ZoneId zone) {
        String from = time(stretch.from(), zone);
        String end = time(stretch.end(), zone);
        boolean sameDay = from.length() > DATE && end.length() > DATE && from.startsWith(end.substring(0, DATE + 1));
        return Messages.text(
                "timeline.range", from, sameDay ? end.substring(DATE + 1) : end, zone(zone, stretch.from()));
    }

    private static String zone(ZoneId zone, long time) {
        String offset = zone.getRules().getOffset(Filetime.toInstant(time)).getId();
        return offset.equals("Z") ? "UTC" : offset;
    }

    private static String time(long time, ZoneId zone) {
        String full = Filetime.format(time, zone, ' ');
        if (!full.endsWith("0000")) {
            return full;
        }
        if (!full.endsWith(".0000000")) {
            return full.substring(0, full.length() - 4);
        }
        if (!full.startsWith(":00", MINUTES)) {
            return full.substring(0, SECONDS);
        }
        return full.startsWith("00:00", DATE + 1) ? full.substring(0, DATE) : full.substring(0, MINUTES);
    }
}
