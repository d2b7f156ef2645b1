package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs the command line in this JVM. */
final class Cli {

    /**
     * What a command did.
     *
     * @param code its exit code
     * @param bytes what it wrote
     * @param err what it said on the error stream
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Outcome(int code, byte[] bytes, String err) {

        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** The lines of a command that did what it was told to, and had nothing else to say. */
        List<String> lines() {
            assertThat(err).isEmpty();
            assertThat(code).isEqualTo(ExitCode.OK);
            return out().lines().toList();
        }
    }

    private Cli() {}

    static Outcome run(String... args) {
        return run(simulated -> null, args);
    }

    static Outcome run(Volumes volumes, String... args) {
        return run(FieldRegistry.standard(), volumes, args);
    }

    static Outcome run(FieldRegistry fields, Volumes volumes, String... args) {
        return run(new CommandLineApp(fields, volumes), args);
    }

    /** With a folder of the user's data, and without volumes. */
    static Outcome withData(Path data, String... args) {
        return run(new CommandLineApp(FieldRegistry.standard(), simulated -> null, data), args);
    }

    /** With an output that takes nothing, and says so in some words. */
    static Outcome withoutOutput(String words, String... args) {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(words);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null).run(args, failing, errors(err));
        return new Outcome(code, new byte[0], err.toString(StandardCharsets.UTF_8));
    }

    private static Outcome run(CommandLineApp app, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = app.run(args, out, errors(err));
        return new Outcome(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream errors(OutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
