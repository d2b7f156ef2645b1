package dev.tidemark.cli;

import dev.tidemark.capture.InputFiles;
import dev.tidemark.export.Devices;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where records are written to. Used by one thread. */
final class OutputOptions {

    @Option(
            names = "--output",
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE",
            description = {
                "Write to this file instead of standard output. An existing file is replaced when all is written;",
                "with --follow it must be a new one."
            })
    private @Nullable Path output;

    @Option(
            names = "--provenance",
            order = HelpOrder.OUTPUT,
            description = {
                "Write FILE.provenance.json beside --output: the files that were read with their",
                "SHA-256, the conditions, and how many records were written."
            })
    private boolean provenance;

    /** Writes records. */
    @FunctionalInterface
    interface Writing {

        /**
         * @param file what the stream is of, {@code null} when it is of none
         * @return the exit code
         */
        int to(OutputStream out, @Nullable OutputFile file) throws CommandFailedException, IOException;
    }

    /** The file beside which it is written where the records come from; {@code null} when that is not asked for. */
    @Nullable
    Path withProvenance() {
        return provenance ? output : null;
    }

    /**
     * Why they cannot be followed.
     *
     * @param table the {@code $MFT} that was named
     * @return the key of the words; {@code null} when they can
     */
    @Nullable
    String wrong(SourceArgument from, @Nullable Path table, boolean follow) {
        Path file = output;
        if (file == null) {
            return provenance ? "cli.usage.provenance" : null;
        }
        if (from.isReadFrom(file)) {
            return "cli.usage.output";
        }
        if (table != null && InputFiles.contain(table, file)) {
            return "cli.usage.output.mft";
        }
        if (InputFiles.isEvidence(file)) {
            return "cli.usage.output.evidence";
        }
        if (follow && isThere(file)) {
            return "cli.usage.output.follow";
        }
        return provenance && follow ? "cli.usage.provenance" : null;
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Devices.test(file);
    }

    // --- writing

    /**
     * Writes to where they say.
     *
     * @return the exit code
     */
    int write(Output standardOutput, boolean follow, Writing writing) throws CommandFailedException {
        Path file = output;
        return file == null ? write(standardOutput, writing) : write(file, follow, writing);
    }

    private static int write(Output standardOutput, Writing writing) throws CommandFailedException {
        try {
            return writing.to(standardOutput, null);
        } catch (Output.ClosedException e) {
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailedException(unwritten("standard output", e));
        }
    }

    private static int write(Path file, boolean follow, Writing writing) throws CommandFailedException {
        OutputFile out;
        try {
            out = new OutputFile(file, follow);
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(file.toString(), e));
        }
        try {
            return writing.to(out, out);
        } catch (IOException e) {
            out.drop(e);
            throw new CommandFailedException(unwritten(file.toString(), e));
        } catch (RuntimeException | Error e) {
            out.drop(e);
            throw e;
        }
    }

    private static Problem unwritten(String file, IOException e) {
        String key = e instanceof NoSuchFileException ? "cli.write.folder" : "cli.write";
        String detail = e.getMessage() == null || e.getMessage().equals(file)
                ? e.getClass().getSimpleName()
                : e.getMessage();
        return new Problem(
                0,
                Messages.text("error.file.what", file, detail),
                Messages.text(key + ".here"),
                Messages.text(key + ".next"));
    }
}
