package dev.tidemark.filter.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text means. Immutable.
 *
 * @param text the text
 * @param tree its tree, {@code null} where it is no filter
 * @param error why it is none, {@code null} where it is one
 * @param completions what it says in short and is to stand there in full, in its order
 */
public record ParsedFilter(
        String text, @Nullable Node tree, @Nullable FilterError error, List<Completion> completions) {

    /**
     * What is put for a stretch of the text.
     *
     * @param span what stands there now
     * @param full what says the same on another day
     */
    public record Completion(Span span, String full) {}

    public ParsedFilter {
        completions = List.copyOf(completions);
    }

    /** Whether it is a filter. */
    public boolean isValid() {
        return tree != null;
    }

    /** The text with everything in full: times of day have their date. */
    public String completed() {
        StringBuilder full = new StringBuilder();
        int at = 0;
        for (Completion completion : completions) {
            full.append(text, at, completion.span().from()).append(completion.full());
            at = completion.span().to();
        }
        return full.append(text, at, text.length()).toString();
    }
}
