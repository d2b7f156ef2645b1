package dev.tidemark.ui.statistics;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.HoursEdit;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Span;
import dev.tidemark.filter.language.Value;
import dev.tidemark.summary.Grouping;
import dev.tidemark.ui.statistics.StatisticsLine.Kind;
import dev.tidemark.ui.statistics.StatisticsPage.Listing;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The condition that just the records of a line meet. Pure functions. */
final class LineConditions {

    private LineConditions() {}

    /**
     * The condition of a line.
     *
     * @param listing how it is listed, in the zone in which the filter's times are read
     * @return {@code null} where no filter says it: records of values that were not kept, directories of which nobody knows where they
     *     are, and hours of more days than a filter can list
     */
    static @Nullable Node of(Listing listing, StatisticsLine line, FieldRegistry fields) {
        Grouping grouping = listing.grouping();
        RecordField field = grouping.field();
        if (line.kind() == Kind.REST) {
            return null;
        }
        if (field == null) {
            return ofTime(grouping, line, listing.zone());
        }
        if (line.kind() == Kind.ABSENT) {
            return absent(field);
        }
        return switch (grouping.by()) {
            case DIRECTORY -> below(field, line.value());
            case FLAG -> read(field.id() + " any " + line.value(), fields);
            default -> equal(field, line.value(), fields);
        };
    }

    private static @Nullable Node ofTime(Grouping grouping, StatisticsLine line, ZoneId zone) {
        if (line.kind() != Kind.VALUE) {
            return null;
        }
        return grouping.by() == Grouping.By.HOUR
                ? HoursEdit.ofHour(
                        Integer.parseInt(line.value()),
                        line.tally().first(),
                        line.tally().last(),
                        zone)
                : HoursEdit.ofWeekday(
                        line.value(), line.tally().first(), line.tally().last(), zone);
    }

    private static Node absent(RecordField field) {
        Node has = new Node.Has(Span.NONE, field);
        return field.flags().isEmpty()
                ? new Node.Not(Span.NONE, has)
                : new Node.Compare(Span.NONE, field, Operator.EQUAL, new Value.Flags(0));
    }

    private static @Nullable Node below(RecordField field, String path) {
        boolean known = path.charAt(0) == '\\' || path.charAt(0) == '\u2026';
        return known ? new Node.Compare(Span.NONE, field, Operator.UNDER, Value.Text.of(path)) : null;
    }

    /** Only text may hold what the language reads otherwise. */
    private static @Nullable Node equal(RecordField field, String value, FieldRegistry fields) {
        return switch (field.type()) {
            case TEXT, ENUM -> new Node.Compare(Span.NONE, field, Operator.EQUAL, Value.Text.of(value));
            case ID -> read(field.id() + " == 0x" + value, fields);
            default -> read(field.id() + " == " + value, fields);
        };
    }

    private static @Nullable Node read(String text, FieldRegistry fields) {
        Node tree = FilterParser.parse(text, fields).tree();
        return tree == null ? null : tree.bare();
    }
}
