package dev.tidemark.fuzz;

import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What holds of everything that is said and written, whatever was read. Pure functions; they run the command line. */
final class Expect {

    /** What is said of a failure that nobody expected, and of one that reading provoked unforeseen. */
    private static final List<String> UNFORESEEN =
            List.of("\tat ", Messages.text("run.unexpected.here"), Messages.text("error.file.damaged.here"));

    private Expect() {}

    /** Throws unless something holds. */
    static void that(boolean holds, Object what) {
        if (!holds) {
            throw new IllegalStateException(String.valueOf(what));
        }
    }

    /** Nobody foresaw that failure. */
    static void foreseen(String words) {
        for (String word : UNFORESEEN) {
            that(!words.contains(word), words);
        }
    }

    /** Lines of visible characters, separated by what the format separates with. */
    static void visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            that(!Escapes.isUnseen(unit) || unit == '\n' || unit == '\t', "U+" + Integer.toHexString(unit));
        }
    }

    /** JSON Lines, where names are exact: what is no character of a line is an escape. */
    static void exact(String text) {
        that(text.chars().allMatch(unit -> unit >= ' ' || unit == '\n'), text);
    }

    /** Runs the command line over something that may be anything: it writes what it can read, and says the rest. */
    static void command(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        String said = err.toString(StandardCharsets.UTF_8);
        that(code == 0 || code == 1, code + ": " + said);
        that(code == 0 || !said.isEmpty(), "why it failed is said");
        foreseen(said);
        visible(said);
        String written = out.toString(StandardCharsets.UTF_8);
        if (List.of(args).contains("jsonl")) {
            exact(written);
        } else {
            visible(written);
        }
    }
}
