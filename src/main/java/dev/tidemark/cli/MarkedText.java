package dev.tidemark.cli;

import dev.tidemark.filter.language.Span;
import dev.tidemark.text.Escapes;
import java.util.List;

/** Shows a stretch of a text with a line below that marks it. Pure functions. */
final class MarkedText {

    /** What stands before and behind the stretch. */
    private static final int AROUND = 60;

    private static final int MOST_MARKED = 60;

    private MarkedText() {}

    /** The text as one line, and marks below the stretch. */
    static List<String> of(String text, Span span) {
        int from = Math.max(0, span.from() - AROUND);
        int to = Math.min(
                text.length(),
                Math.max(span.from() + MOST_MARKED, Math.min(span.to(), span.from() + MOST_MARKED)) + AROUND);
        String before = from > 0 ? "…" : "";
        String behind = to < text.length() ? "…" : "";
        String line = before + oneLine(text.substring(from, to)) + behind;
        int marks = Math.clamp((long) span.to() - span.from(), 1, MOST_MARKED);
        String indent = " ".repeat(2 + before.length() + span.from() - from);
        return List.of("  " + line, indent + "^".repeat(marks));
    }

    /** One character for each, so that the marks stand below what they mark. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> line.append(isSeen(c) ? (char) c : '·'));
        return line.toString();
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> !Escapes.isUnseen((char) c);
        };
    }
}
