package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

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
    }

    private Cli() {}

    static Outcome run(String... args) {
        return run(simulated -> null, args);
    }

    static Outcome run(Volumes volumes, String... args) {
        return run(FieldRegistry.standard(), volumes, args);
    }

    static Outcome run(FieldRegistry fields, Volumes volumes, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new CommandLineApp(fields, volumes).run(args, out, errors);
        return new Outcome(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
