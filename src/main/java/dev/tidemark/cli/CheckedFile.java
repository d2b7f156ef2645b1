package dev.tidemark.cli;

import dev.tidemark.export.profile.FileCheck;
import dev.tidemark.export.profile.Finding;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Validates a file that was exported, and says what is wrong with it. Used by one thread. */
final class CheckedFile {

    private final FieldRegistry registry;
    private final Output out;
    private final PrintStream err;

    CheckedFile(FieldRegistry registry, Output out, PrintStream err) {
        this.registry = registry;
        this.out = out;
        this.err = err;
    }

    /**
     * Validates it.
     *
     * @return the exit code
     * @throws CommandFailedException if it cannot be read, or nobody knows what it is
     */
    int check(Path file) throws CommandFailedException {
        AtomicBoolean stopped = new AtomicBoolean();
        try (Interruption interruption = new Interruption(() -> stopped.set(true))) {
            FileCheck.Result result = FileCheck.check(file, registry, stopped::get);
            // Of a part nobody can say that the whole is valid.
            return stopped.get() ? ExitCode.FAILED : say(file, result);
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(file.toString(), e));
        }
    }

    private int say(Path file, FileCheck.Result result) throws CommandFailedException {
        RecordFormat format = result.format();
        result.first().forEach(this::say);
        long more = result.wrong() - result.first().size();
        if (more > 0) {
            ErrorLines.say(err, Messages.text("cli.check.more", more));
        }
        if (format == null) {
            throw new CommandFailedException(unknown(file));
        }
        out.lines(List.of(OneLine.of(
                result.wrong() == 0
                        ? Messages.text("cli.check.ok", file, format.title(), result.records())
                        : Messages.text("cli.check.wrong", file, format.title(), result.wrong(), result.records()))));
        return result.wrong() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void say(Finding finding) {
        ErrorLines.say(err, Messages.text("cli.check.finding", finding.line(), finding.column(), finding.words()));
    }

    private static Problem unknown(Path file) {
        if (file.toFile().length() == 0) {
            return Problem.refusal(
                    file.toString(), Messages.text("cli.check.empty"), Messages.text("cli.check.unknown.next"));
        }
        String known =
                Arrays.stream(RecordFormat.values()).map(RecordFormat::id).collect(Collectors.joining(", "));
        return new Problem(
                0,
                Messages.text("cli.check.unknown.what", file),
                Messages.text("cli.check.unknown.here", known),
                Messages.text("cli.check.unknown.next"));
    }
}
