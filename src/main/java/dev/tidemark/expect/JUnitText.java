package dev.tidemark.expect;

import dev.tidemark.expect.Difference.Different;
import dev.tidemark.expect.Difference.Extra;
import dev.tidemark.expect.Difference.Missing;
import dev.tidemark.expect.Difference.OutOfOrder;
import dev.tidemark.expect.Expectation.ClosedFolder;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Writes a comparison as JUnit XML, as build servers read it: a test case for the run, one for each life that is expected, one for each
 * folder in which nothing else is to happen, and one for other lives of the same files where there are any. Pure functions; names of
 * others stand there as they are shown, and are well-formed whatever they hold.
 */
public final class JUnitText {

    private JUnitText() {}

    /** A test case: its name, and what it failed with. */
    private record Case(String name, List<Difference> failures) {}

    /**
     * Writes one.
     *
     * @param problems why the run is not to be trusted; empty when it is
     * @param took how long it took
     */
    public static String of(Comparison comparison, List<Problem> problems, Duration took) {
        String suite = comparison.expectation().name();
        List<Case> cases = cases(comparison);
        long failed = cases.stream().filter(each -> !each.failures().isEmpty()).count();
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"0\"" + " time=\"%.3f\">\n",
                escape(suite),
                cases.size() + 1,
                failed,
                problems.isEmpty() ? 0 : 1,
                took.toMillis() / 1000.0));
        begin(text, suite, Messages.text("expect.case.run"));
        if (!problems.isEmpty()) {
            String first = problems.getFirst().what();
            List<String> lines = problems.stream().map(Problem::line).toList();
            body(text, "error", first, lines);
        }
        text.append("</testcase>\n");
        cases.forEach(each -> write(text, suite, each));
        return text.append("</testsuite>\n").toString();
    }

    private static List<Case> cases(Comparison comparison) {
        List<Case> cases = new ArrayList<>();
        for (ExpectedLife life : comparison.expectation().lives()) {
            String name = Messages.text("expect.case.life", life.line(), life.words());
            cases.add(new Case(name, those(comparison, difference -> lineOf(difference) == life.line())));
        }
        for (ClosedFolder folder : comparison.expectation().closed()) {
            cases.add(new Case(
                    Messages.text("expect.case.folder", folder.line(), folder.folder()),
                    those(comparison, difference -> folderOf(difference) == folder.line())));
        }
        List<Difference> others =
                those(comparison, difference -> difference instanceof Extra extra && extra.folder() == null);
        if (!others.isEmpty()) {
            cases.add(new Case(Messages.text("expect.case.others"), others));
        }
        return cases;
    }

    private static List<Difference> those(Comparison comparison, Predicate<Difference> wanted) {
        return comparison.differences().stream().filter(wanted).toList();
    }

    private static int lineOf(Difference difference) {
        return switch (difference) {
            case Missing missing -> missing.expected().line();
            case Different different -> different.expected().line();
            case OutOfOrder order -> order.expected().line();
            case Extra extra -> 0;
        };
    }

    private static int folderOf(Difference difference) {
        return difference instanceof Extra extra && extra.folder() != null
                ? extra.folder().line()
                : 0;
    }

    private static void write(StringBuilder text, String suite, Case each) {
        begin(text, suite, each.name());
        if (!each.failures().isEmpty()) {
            List<String> lines = new ArrayList<>();
            for (Difference failure : each.failures()) {
                lines.add(DifferenceWords.title(failure));
                DifferenceWords.details(failure).forEach(line -> lines.add("  " + line));
            }
            body(text, "failure", lines.getFirst(), lines);
        }
        text.append("</testcase>\n");
    }

    private static void begin(StringBuilder text, String suite, String name) {
        text.append("<testcase classname=\"")
                .append(escape(suite))
                .append("\" name=\"")
                .append(escape(name))
                .append("\">");
    }

    private static void body(StringBuilder text, String element, String message, List<String> lines) {
        text.append("\n<")
                .append(element)
                .append(" message=\"")
                .append(escape(message))
                .append("\">");
        lines.forEach(line -> text.append(escape(line)).append('\n'));
        text.append("</").append(element).append(">\n");
    }

    /** What is no character of XML does not come through {@link OneLine}. */
    private static String escape(String words) {
        return OneLine.of(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
