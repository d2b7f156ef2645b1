package dev.tidemark.cli;

import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.Source;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says which file is written to. Used by one thread. */
final class OutputTarget {

    @Option(
            names = "--output",
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE",
            description = {
                "Write to this file instead of standard output. An existing file is replaced when all is written."
            })
    private @Nullable Path file;

    /** The file; {@code null} for standard output. */
    @Nullable
    Path file() {
        return file;
    }

    /**
     * Why it cannot be written to.
     *
     * @param table the {@code $MFT} that was named
     * @return the key of the words; {@code null} when it can
     */
    @Nullable
    String wrong(SourceArgument from, @Nullable Path table) {
        return file == null ? null : wrong(from, table, file);
    }

    /**
     * As {@link #wrong(SourceArgument, Path)}, of a file.
     *
     * @return the key of the words; {@code null} when it can
     */
    static @Nullable String wrong(SourceArgument from, @Nullable Path table, Path target) {
        if (from.isReadFrom(target)) {
            return "cli.usage.output";
        }
        if (table != null && InputFiles.contain(table, target)) {
            return "cli.usage.output.mft";
        }
        return InputFiles.isEvidence(target) ? "cli.usage.output.evidence" : null;
    }

    /**
     * Refuses a file that is read.
     *
     * @throws ParameterException if it is one
     */
    void require(SourceArgument from, @Nullable Path table, CommandLine line) {
        if (file != null) {
            require(from, table, file, line);
        }
    }

    /**
     * As {@link #require(SourceArgument, Path, CommandLine)}, of a file.
     *
     * @throws ParameterException if it is one that is read
     */
    static void require(SourceArgument from, @Nullable Path table, Path target, CommandLine line) {
        String wrong = wrong(from, table, target);
        if (wrong != null) {
            throw new ParameterException(line, Messages.text(wrong));
        }
    }

    /** Writes what comes of a source that was taken in. */
    @FunctionalInterface
    interface Writing {

        /**
         * Writes it; may end early when it is stopped.
         *
         * @param out to be flushed at the end
         */
        void of(Source taken, Output out, BooleanSupplier stopped)
                throws CommandFailedException, IOException, InterruptedException;
    }

    /**
     * Lets somebody write to where it says. A file takes its name when all was written; what was ended before, or failed behind the
     * first byte, is kept where nothing is replaced.
     *
     * @param err is told where a file is that is not whole
     */
    TakenIn.Use of(Output standardOutput, PrintStream err, Writing writing) {
        Path target = file;
        return target == null
                ? (taken, stopped) -> writing.of(taken, standardOutput, stopped)
                : (taken, stopped) -> write(target, err, writing, taken, stopped);
    }

    private static void write(Path target, PrintStream err, Writing writing, Source taken, BooleanSupplier stopped)
            throws CommandFailedException, IOException, InterruptedException {
        OutputFile out;
        try {
            out = new OutputFile(target, false, null, err);
        } catch (IOException e) {
            throw new CommandFailedException(OutputOptions.unwritten(target.toString(), e));
        }
        Output named = Output.file(out, target.toString());
        try {
            writing.of(taken, named, stopped);
            end(named, () -> {
                if (stopped.getAsBoolean()) {
                    say(out.keep(), err);
                } else {
                    out.whole();
                }
            });
        } catch (CommandFailedException | InterruptedException e) {
            end(named, () -> say(out.keep(), err));
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            out.drop(e);
            throw e;
        }
    }

    /** Ends a file. */
    private interface End {
        void run() throws IOException;
    }

    /** What fails there is not blamed on the source. */
    private static void end(Output named, End end) throws IOException {
        try {
            end.run();
        } catch (IOException e) {
            throw named.failed(e);
        }
    }

    private static void say(String words, PrintStream err) {
        if (!words.isEmpty()) {
            ErrorLines.say(err, words);
        }
    }
}
