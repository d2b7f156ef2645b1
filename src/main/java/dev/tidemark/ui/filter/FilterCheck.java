package dev.tidemark.ui.filter;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Notice;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.filter.language.Span;
import dev.tidemark.filter.language.Suspicions;
import dev.tidemark.filter.language.TimeContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a text of the box is: a filter, a suspicious one, or none, and why. Immutable.
 *
 * @param text the text
 * @param validity what it is
 * @param tree its conditions with their places in the text; {@code null} where it is no filter
 * @param completed the text with everything in full: times of day have their date
 * @param spans what is wrong or suspicious; empty stretches where something is missing
 * @param words why, a line for each reason; empty where there is nothing to say
 */
public record FilterCheck(
        String text, Validity validity, @Nullable Node tree, String completed, List<Span> spans, String words) {

    /** Of no text. */
    static final FilterCheck EMPTY = new FilterCheck("", Validity.EMPTY, Node.EVERYTHING, "", List.of(), "");

    private static final int MOST_WORDS = 3;

    public FilterCheck {
        spans = List.copyOf(spans);
    }

    /** Of a text that is being read. */
    static FilterCheck reading(String text) {
        return new FilterCheck(text, Validity.READING, null, text, List.of(), "");
    }

    /**
     * Reads a text; takes time that grows with it.
     *
     * @param day the date of times of day that have none, {@code null} where nobody knows
     * @param zone of times that name none
     */
    static FilterCheck of(String text, FieldRegistry fields, @Nullable LocalDate day, ZoneId zone) {
        if (text.isBlank()) {
            return new FilterCheck(text, Validity.EMPTY, Node.EVERYTHING, text, List.of(), "");
        }
        ParsedFilter parsed = FilterParser.parse(text, fields, day);
        Node tree = parsed.tree();
        FilterError error = parsed.error();
        if (tree == null || error != null) {
            List<Span> wrong = error == null ? List.of() : List.of(error.span());
            return new FilterCheck(text, Validity.WRONG, null, text, wrong, error == null ? "" : error.words());
        }
        List<Notice> notices =
                Suspicions.of(text, tree, fields, new TimeContext(zone, Instant.now()), Suspicions.ANY_VERSION);
        String words =
                notices.stream().map(Notice::words).distinct().limit(MOST_WORDS).collect(Collectors.joining("\n"));
        return new FilterCheck(
                text,
                notices.isEmpty() ? Validity.VALID : Validity.SUSPICIOUS,
                tree,
                parsed.completed(),
                notices.stream().map(Notice::span).toList(),
                words);
    }

    /** Whether it can be applied. */
    boolean isFilter() {
        return tree != null;
    }

    /** Its conditions; none where it is no filter. */
    Node conditions() {
        Node known = tree;
        return known == null ? Node.EVERYTHING : known;
    }
}
