package dev.tidemark.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An argument is a text with a mistake, which is shown where it stands. Immutable. */
final class WrongTextException extends ParameterException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> marked;

    /**
     * @param words what is wrong
     * @param marked the text and the marks below it, behind the words
     */
    WrongTextException(CommandLine line, String words, List<String> marked) {
        super(line, words);
        this.marked = List.copyOf(marked);
    }

    List<String> marked() {
        return marked;
    }
}
