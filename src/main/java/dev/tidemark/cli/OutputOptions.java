package dev.tidemark.cli;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.export.Devices;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.field.Fields;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where records are written to. Used by one thread. */
final class OutputOptions {

    @Mixin
    private OutputTarget target = new OutputTarget();

    @Option(
            names = "--resume",
            order = HelpOrder.OUTPUT,
            description = {
                "With --follow, --output must be a new file. With this, go on with one that an earlier call wrote,",
                "behind its last record.",
                "A line that was only half written is written again."
            })
    private boolean resume;

    @Option(
            names = "--provenance",
            order = HelpOrder.OUTPUT,
            description = {
                "Write FILE.provenance.json beside --output: the files that were read with their",
                "SHA-256, the conditions, and how many records were written."
            })
    private boolean provenance;

    private @Nullable ResumedFile resumed;

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
        return provenance ? target.file() : null;
    }

    /**
     * Why they cannot be followed.
     *
     * @param table the {@code $MFT} that was named
     * @return the key of the words; {@code null} when they can
     */
    @Nullable
    String wrong(SourceArgument from, @Nullable Path table, boolean follow) {
        Path file = target.file();
        if (file == null) {
            return provenance ? "cli.usage.provenance" : null;
        }
        String wrong = target.wrong(from, table);
        if (wrong != null) {
            return wrong;
        }
        if (follow && !resume && isThere(file)) {
            return "cli.usage.output.follow";
        }
        return provenance && follow ? "cli.usage.provenance" : null;
    }

    /**
     * Why no file can be gone on with, when that is asked for.
     *
     * @param goesOn whether a volume is followed, from where nobody said
     * @param columns what is written of each record; {@code null} where records are only counted
     * @return the key of the words; {@code null} when it can
     */
    @Nullable
    String wrongToResume(boolean goesOn, @Nullable ExportColumns columns) {
        if (!resume) {
            return null;
        }
        if (!goesOn || target.file() == null || columns == null) {
            return "cli.usage.resume";
        }
        return columns.fields().contains(Fields.USN) ? null : "cli.usage.resume.usn";
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Devices.test(file);
    }

    // --- going on

    /**
     * Begins where an earlier call ended, when its file is gone on with: at its last record, which is read again.
     *
     * @param options how is read otherwise
     * @param columns what is written of each record; {@code null} where records are only counted
     */
    ReadOptions begin(ReadOptions options, @Nullable ExportColumns columns) throws CommandFailedException {
        Path file = target.file();
        if (file == null || columns == null || !resume || !isThere(file)) {
            return options;
        }
        try {
            resumed = ResumedFile.of(file, columns);
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(file.toString(), e));
        }
        OptionalLong last = resumed.usn();
        return last.isPresent() ? options.from(ReadOptions.Start.USN, last.getAsLong()) : options;
    }

    /** The USN of the record that the file ends with which is gone on with: it is read again. Empty when there is none. */
    OptionalLong again() {
        return resumed == null ? OptionalLong.empty() : resumed.usn();
    }

    // --- writing

    /**
     * Writes to where they say.
     *
     * @param err is told when what stands there does not join what comes
     * @return the exit code
     */
    int write(Output standardOutput, boolean follow, PrintStream err, Writing writing) throws CommandFailedException {
        Path file = target.file();
        return file == null ? write(standardOutput, writing) : write(file, follow, err, writing);
    }

    private static int write(Output standardOutput, Writing writing) throws CommandFailedException {
        try {
            return writing.to(standardOutput, null);
        } catch (Output.ClosedException e) {
            return ExitCode.OK;
        } catch (IOException e) {
            throw Output.unwritten(e);
        }
    }

    private int write(Path file, boolean follow, PrintStream err, Writing writing) throws CommandFailedException {
        OutputFile out;
        try {
            out = new OutputFile(file, follow, resumed, err);
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

    /** That a file or stream could not be written. */
    static Problem unwritten(String file, IOException e) {
        String key = switch (e) {
            case NoSuchFileException noFolder -> "cli.write.folder";
            case ResumeRefusedException refused -> "cli.resume";
            default -> "cli.write";
        };
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
