package dev.tidemark.cli;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.cli.ResumePointFile.PointNotKeptException;
import dev.tidemark.export.Devices;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.field.Fields;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
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
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description = {
                "Of a volume: go on where the call ended that wrote FILE last, and keep there how far the output has"
                        + " come",
                "(volume, journal id, next USN, time). Each record is written at least once, whatever ends a call;"
                        + " some",
                "may come twice behind one that was killed. A new FILE begins with --start, or with the oldest record.",
                "Without FILE, with --follow and --output: go on with the output itself, behind its last record.",
                "Without --resume, --follow takes a new file as --output."
            })
    private @Nullable String resume;

    @Option(
            names = "--fail-on-gap",
            order = HelpOrder.OUTPUT,
            description = {
                "End with exit code 4 when records are missing: trimmed before they were read, another journal,"
                        + " damage.",
                "Of a volume at once, and with --resume before the gap: without --fail-on-gap the next call goes on"
                        + " behind",
                "it."
            })
    private boolean failOnGap;

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
        return target.withProvenance();
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
        String wrong = target.wrong(from, table);
        if (wrong != null || file == null) {
            return wrong;
        }
        if (follow && resume == null && isThere(file)) {
            return "cli.usage.output.follow";
        }
        return withProvenance() != null && follow ? "cli.usage.provenance" : null;
    }

    /**
     * Why no file can be gone on with, when that is asked for.
     *
     * @param follow whether a volume is followed
     * @param begins whether it was said where to begin
     * @param volume whether it is a volume
     * @param counts whether records are only counted
     * @param columns what is written of each record; {@code null} where there are none
     * @return the key of the words; {@code null} when it can
     */
    @Nullable
    String wrongToResume(
            boolean volume, boolean follow, boolean begins, boolean counts, @Nullable ExportColumns columns) {
        if (resume == null) {
            return null;
        }
        if (!resume.isEmpty()) {
            return !volume ? "cli.usage.point" : counts ? "cli.usage.point.count" : wrongPoint();
        }
        if (!follow || begins || target.file() == null || columns == null) {
            return "cli.usage.resume";
        }
        return columns.fields().contains(Fields.USN) ? null : "cli.usage.resume.usn";
    }

    /** What keeps the place is a file of its own. */
    private @Nullable String wrongPoint() {
        Path point = point().map(ResumePointFile::path).orElse(null);
        Path file = target.file();
        boolean same = point == null || file != null && normal(point).equals(normal(file));
        return same ? "cli.usage.point.file" : null;
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** The file that keeps how far the output has come; empty when nobody asked for one, or its name can be no file's. */
    Optional<ResumePointFile> point() {
        try {
            return resume == null || resume.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ResumePointFile(Path.of(resume)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether it is asked for to go on where an earlier call ended. */
    boolean goesOn() {
        return resume != null;
    }

    /** Whether missing records are a failure of their own. */
    boolean failsOnGap() {
        return failOnGap;
    }

    /** What a command ends with that would end with another code, but for missing records. */
    int code(int code, boolean gap) {
        return code == ExitCode.OK && failOnGap && gap ? ExitCode.GAP : code;
    }

    /** Tells a selection what becomes of its records, and at which one it ends. */
    void prepare(
            Selection selection,
            boolean volume,
            @Nullable OutputFile file,
            boolean follow,
            @Nullable Resumption resumption) {
        selection.again(again());
        if (resumption != null) {
            Path named = target.file();
            boolean whole = named != null && !follow && !Devices.test(named);
            resumption.writesTo(file, whole);
            selection.keepPlace(resumption);
        }
        if (failOnGap && volume) {
            selection.endAtGap();
        }
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
        if (file == null || columns == null || resume == null || !resume.isEmpty() || !isThere(file)) {
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

    /**
     * Goes on with the file that an earlier call wrote to, behind its last whole line.
     *
     * @param form how records are written
     * @param goesOn whether it is known how far the output has come; else nothing may stand there
     * @return whether what stands before the first record stands there
     */
    boolean append(ExportForm form, boolean follow, boolean goesOn) throws CommandFailedException {
        Path file = target.file();
        if (file == null) {
            return goesOn;
        }
        if (!follow || !isThere(file)) {
            return false;
        }
        try {
            ResumedFile there = ResumedFile.behind(file, form);
            if (!goesOn && there.hasLines()) {
                throw new ResumeRefusedException(Messages.text("cli.point.output", String.valueOf(resume)));
            }
            resumed = there;
            return false;
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(file.toString(), e));
        }
    }

    /** The USN of the record that the file ends with which is gone on with: it is read again. Empty when there is none. */
    private OptionalLong again() {
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
    static Problem unwritten(String output, IOException e) {
        String file = e instanceof PointNotKeptException point ? point.file() : output;
        String key = switch (e) {
            case PointNotKeptException point -> "cli.point.write";
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
