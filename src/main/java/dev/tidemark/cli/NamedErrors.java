package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An error stream whose lines say which source they are about. Safe from any thread, as the stream behind it is. */
final class NamedErrors extends PrintStream {

    private static final String PROGRAM = ErrorLines.line("");

    private final PrintStream err;
    private final String name;

    private NamedErrors(PrintStream err, String name) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.err = err;
        this.name = name;
    }

    static PrintStream of(PrintStream err, String name) {
        return new NamedErrors(err, name);
    }

    /** One line, as {@link ErrorLines} says it. */
    @Override
    public void println(@Nullable String text) {
        String line = text == null ? "" : text;
        String words = line.startsWith(PROGRAM) ? line.substring(PROGRAM.length()) : line;
        ErrorLines.say(err, name + ": " + words);
    }
}
