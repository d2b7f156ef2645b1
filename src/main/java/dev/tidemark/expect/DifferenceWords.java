package dev.tidemark.expect;

import dev.tidemark.expect.Difference.Different;
import dev.tidemark.expect.Difference.Extra;
import dev.tidemark.expect.Difference.Missing;
import dev.tidemark.expect.Difference.OutOfOrder;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in what a run differs from what was expected. Pure functions. */
public final class DifferenceWords {

    private DifferenceWords() {}

    /** What it is, in one line. */
    public static String title(Difference difference) {
        return switch (difference) {
            case Missing missing ->
                Messages.text(
                        "expect.missing",
                        missing.expected().words(),
                        missing.expected().line(),
                        missing.count());
            case Different different ->
                Messages.text(
                        "expect.different",
                        different.expected().words(),
                        different.expected().line());
            case OutOfOrder order ->
                Messages.text(
                        "expect.order",
                        order.expected().words(),
                        order.expected().line());
            case Extra extra -> Messages.text("expect.extra", extra.life().words(), why(extra));
        };
    }

    private static String why(Extra extra) {
        return extra.folder() == null
                ? Messages.text("expect.extra.times", extra.line())
                : Messages.text(
                        "expect.extra.folder",
                        extra.folder().folder(),
                        extra.folder().line());
    }

    /** What is to be known of it, one line each. */
    public static List<String> details(Difference difference) {
        return switch (difference) {
            case Missing missing -> missing(missing.expected(), missing.nearest());
            case Different different -> different(different.expected(), different.life());
            case OutOfOrder order -> List.of(was(order.life()));
            case Extra extra -> List.of(was(extra.life()));
        };
    }

    private static List<String> missing(ExpectedLife expected, @Nullable SeenLife nearest) {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text(
                expected.exactly() ? "expect.wanted" : "expect.wanted.least", Recording.reasons(expected.reasons())));
        if (nearest != null) {
            lines.add(Messages.text("expect.nearest", nearest.words()));
            lines.addAll(different(expected, nearest));
        }
        return lines;
    }

    private static List<String> different(ExpectedLife expected, SeenLife life) {
        List<String> lines = new ArrayList<>();
        int lacks = expected.reasons() & ~life.reasons();
        int over = expected.exactly() ? life.reasons() & ~expected.reasons() : 0;
        if (!expected.isOf(life)) {
            lines.add(Messages.text("expect.path", life.words()));
        }
        if (lacks != 0) {
            lines.add(Messages.text("expect.lacks", Recording.reasons(lacks)));
        }
        if (over != 0) {
            lines.add(Messages.text("expect.over", Recording.reasons(over)));
        }
        Integer source = expected.source();
        if (source != null && !expected.hasSource(life)) {
            lines.add(Messages.text("expect.source", Recording.source(source), Recording.source(life.source())));
        }
        Count records = expected.records();
        if (records != null && !expected.hasRecords(life)) {
            lines.add(Messages.text("expect.records", records, life.records()));
        }
        lines.add(was(life));
        return lines;
    }

    private static String was(SeenLife life) {
        return Messages.text(
                "expect.was",
                Recording.reasons(life.reasons()),
                Recording.source(life.source()),
                life.records(),
                life.begin().id(),
                life.end().id(),
                life.usn());
    }
}
