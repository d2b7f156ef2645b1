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
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ProvenanceOption provenance = new ProvenanceOption();

    private int code = ExitCode.OK;

    /** The file; {@code null} for standard output. */
    @Nullable
    Path file() {
        return file;
    }

    /** The file beside which it is told where it comes from; {@code null} when that is not asked for. */
    @Nullable
    Path withProvenance() {
        return provenance.of(file);
    }

    /**
     * What is told beside the file, see {@link OutputProvenance#of}; {@code null} when that is not asked for. Notes now what is read.
     */
    @Nullable
    OutputProvenance provenance(
            SourceArgument from,
            @Nullable SourceArgument earlier,
            @Nullable Path table,
            boolean paths,
            OutputProvenance.Told told) {
        Path beside = withProvenance();
        return beside == null ? null : OutputProvenance.of(from, earlier, table, paths, beside, told);
    }

    /** What a command ends with that wrote all there is: it has failed when it could not be told where that comes from. */
    int code() {
        return code;
    }

    /**
     * Why it cannot be written to.
     *
     * @param table the {@code $MFT} that was named
     * @return the key of the words; {@code null} when it can
     */
    @Nullable
    String wrong(SourceArgument from, @Nullable Path table) {
        if (file == null) {
            return provenance.isGiven() ? "cli.usage.provenance" : null;
        }
        return wrong(from, table, file);
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
     * Refuses a file that is read, and to tell where something comes from that goes to no file.
     *
     * @throws ParameterException if it is one
     */
    void require(SourceArgument from, @Nullable Path table, CommandLine line) {
        require(wrong(from, table), line);
    }

    /**
     * As {@link #require(SourceArgument, Path, CommandLine)}, of a file.
     *
     * @throws ParameterException if it is one that is read
     */
    static void require(SourceArgument from, @Nullable Path table, Path target, CommandLine line) {
        require(wrong(from, table, target), line);
    }

    private static void require(@Nullable String wrong, CommandLine line) {
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
         * @return how many lines were written, without those that stand before the first and behind the last
         */
        long of(Source taken, Output out, BooleanSupplier stopped)
                throws CommandFailedException, IOException, InterruptedException;
    }

    /**
     * Lets somebody write to where it says. A file takes its name when all was written; what was ended before, or failed behind the
     * first byte, is kept where nothing is replaced.
     *
     * @param err is told where a file is that is not whole
     * @param beside is told beside a file that is whole; {@code null} for nothing
     */
    TakenIn.Use of(Output standardOutput, PrintStream err, @Nullable OutputProvenance beside, Writing writing) {
        Path target = file;
        return target == null
                ? (taken, stopped) -> writing.of(taken, standardOutput, stopped)
                : (taken, stopped) -> {
                    long lines = write(target, err, writing, taken, stopped);
                    if (beside != null && !stopped.getAsBoolean() && !beside.write(lines, 0, stopped, err)) {
                        code = ExitCode.FAILED;
                    }
                };
    }

    private static long write(Path target, PrintStream err, Writing writing, Source taken, BooleanSupplier stopped)
            throws CommandFailedException, IOException, InterruptedException {
        OutputFile out;
        try {
            out = new OutputFile(target, false, null, err);
        } catch (IOException e) {
            throw new CommandFailedException(OutputOptions.unwritten(target.toString(), e));
        }
        Output named = Output.file(out, target.toString());
        try {
            long lines = writing.of(taken, named, stopped);
            end(named, () -> {
                if (stopped.getAsBoolean()) {
                    say(out.keep(), err);
                } else {
                    out.whole();
                }
            });
            return lines;
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
