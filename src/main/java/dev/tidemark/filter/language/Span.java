package dev.tidemark.filter.language;

/**
 * A stretch of a filter's text. Immutable.
 *
 * @param from the first character
 * @param to one more than the last
 */
public record Span(int from, int to) {

    /** Of what no text says. */
    public static final Span NONE = new Span(0, 0);

    /** What the stretch says. */
    public String of(String text) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }
}
