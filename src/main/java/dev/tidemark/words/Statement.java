package dev.tidemark.words;

import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Something that is said of a request or a reason, with what it rests on. Immutable.
 *
 * @param text a sentence or two
 */
public record Statement(Source source, String text) {

    /** What a statement rests on, the surest first. */
    public enum Source {
        /** The own page of the request or reason. */
        PAGE,
        /** Another public document of Microsoft. */
        DOC,
        /** What public programs do that run on Windows. */
        CLIENT,
        /** What stands in real journals, and in no document. */
        USUAL,
        /** What nobody without the sources of Windows can know. */
        GUESS;

        /** In a word, as it stands beside the statement. */
        public String label() {
            return Messages.text("reference.source." + name());
        }

        /** In a sentence. */
        public String meaning() {
            return Messages.text("reference.source." + name() + ".meaning");
        }
    }

    /**
     * Reads statements as they stand in the messages: one a line, each begins with its source in square brackets.
     *
     * @throws IllegalArgumentException if one has no source, or an unknown one: a programming error
     */
    public static List<Statement> all(String lines) {
        return lines.lines().map(Statement::of).toList();
    }

    private static Statement of(String line) {
        int end = line.indexOf("] ");
        if (!line.startsWith("[") || end < 0) {
            throw new IllegalArgumentException(line);
        }
        return new Statement(Source.valueOf(line.substring(1, end).toUpperCase(Locale.ROOT)), line.substring(end + 2));
    }
}
