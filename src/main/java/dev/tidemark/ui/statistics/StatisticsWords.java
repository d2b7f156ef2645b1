package dev.tidemark.ui.statistics;

import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.summary.Tally;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.statistics.LineOrder.Column;
import dev.tidemark.ui.statistics.StatisticsPage.Listing;
import dev.tidemark.usn.Filetime;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/** What the statistics say. Pure functions; names that others chose are shown as names are. */
final class StatisticsWords {

    private static final int SECONDS = 19;

    private StatisticsWords() {}

    /** What records are counted by. */
    static String title(Grouping grouping) {
        return Messages.text("statistics.by." + grouping.id());
    }

    /** Whether lines stand below each other as directories do. */
    static boolean isTree(Grouping grouping) {
        return grouping.by() == Grouping.By.DIRECTORY;
    }

    /** How much was counted. */
    static String title(StatisticsPage page) {
        StatisticsResult result = page.result();
        String words = Messages.text(
                "statistics.title",
                result.total().count(),
                ByteSize.brief(result.total().bytes()));
        if (!result.complete()) {
            return Messages.text("statistics.counting", words);
        }
        return page.more() == 0 ? words : Messages.text("statistics.more", words, page.more());
    }

    /** What a line says in a column. */
    static String text(Listing listing, StatisticsLine line, Column column) {
        return switch (column) {
            case VALUE -> value(listing.grouping(), line);
            case RECORDS -> number(line.tally().count());
            case DIRECTLY -> number(line.directly().count());
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * line.share());
            case BYTES -> ByteSize.brief(line.tally().bytes());
            case FIRST -> time(line.tally(), line.tally().first(), listing.zone());
            case LAST -> time(line.tally(), line.tally().last(), listing.zone());
        };
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String time(Tally tally, long time, ZoneId zone) {
        return tally.hasTime() ? Filetime.format(time, zone, ' ').substring(0, SECONDS) : "";
    }

    /** What a line is of. */
    static String value(Grouping grouping, StatisticsLine line) {
        return switch (line.kind()) {
            case ABSENT -> Messages.text("statistics.absent." + grouping.id());
            case REST -> Messages.text("statistics.rest");
            case VALUE -> known(grouping, line);
        };
    }

    private static String known(Grouping grouping, StatisticsLine line) {
        return switch (grouping.by()) {
            case DIRECTORY -> line.name();
            case FILE ->
                line.name().isEmpty()
                        ? line.value()
                        : Messages.text("statistics.file", Escapes.name(line.name()), line.value());
            case HOUR -> Messages.text("statistics.hour", Integer.parseInt(line.value()));
            case WEEKDAY ->
                DayOfWeek.valueOf(line.value().toUpperCase(Locale.ROOT)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case FLAG -> line.value();
            case VALUE -> Escapes.name(line.value());
        };
    }
}
