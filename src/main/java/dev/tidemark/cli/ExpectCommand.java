package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ScriptedWorkloads;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.expect.Comparison;
import dev.tidemark.expect.Expectation;
import dev.tidemark.expect.ExpectationText;
import dev.tidemark.expect.ExpectationWatch;
import dev.tidemark.expect.JUnitText;
import dev.tidemark.expect.Recording;
import dev.tidemark.expect.RecordingWatch;
import dev.tidemark.expect.RunFailedException;
import dev.tidemark.expect.RunResult;
import dev.tidemark.expect.WatchedCommand;
import dev.tidemark.expect.WatchedRun;
import dev.tidemark.export.WholeFile;
import dev.tidemark.session.DocumentFile;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark expect FILE -- COMMAND...}: runs a command and tells whether it causes what a file says, and nothing else. */
@Command(
        name = "expect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = "tidemark expect [OPTIONS] FILE -- COMMAND...",
        footer = {
            "Exit codes: 0 as expected, 1 the run failed, 2 wrong arguments, 5 different.",
            "FILE is text; --record writes one to begin with."
        })
final class ExpectCommand implements Callable<Integer> {

    private static final String SIMULATED_VOLUME = "D:";

    private final Volumes volumes;
    private final Output out;
    private final PrintStream err;
    private final AtomicBoolean stopped = new AtomicBoolean();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "What is expected.")
    private Path file = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The program and its arguments, behind --.")
    private List<String> command = new ArrayList<>();

    @Mixin
    private ExpectOptions options = new ExpectOptions();

    ExpectCommand(Volumes volumes, Output out, PrintStream err) {
        this.volumes = volumes;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        options.check(Files.exists(file, LinkOption.NOFOLLOW_LINKS), spec.commandLine());
        mustNotWriteToInput();
        if (options.simulated() != null && command.size() > 1) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.expect.workload"));
        }
        Expectation expectation = options.record() ? null : read();
        try (Computer computer = SourceArgument.computer(volumes, options.simulated(), file.toString());
                Interruption interruption = new Interruption(() -> stopped.set(true))) {
            VolumeFacts volume = volume(computer, expectation == null ? null : expectation.volume());
            return expectation == null ? record(computer, volume) : compare(computer, volume, expectation);
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /** What is read is never written to. */
    private void mustNotWriteToInput() {
        Path written = options.record() ? file : options.junit();
        if (written != null && isInput(written)) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.expect.input", written));
        }
    }

    private boolean isInput(Path written) {
        return InputFiles.isEvidence(written)
                || !options.record() && isSame(written, file)
                || options.simulated() != null
                        && WorkloadCommand.file(command.getFirst())
                                .filter(read -> isSame(written, read))
                                .isPresent();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // What is not there is not the other.
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }

    private Expectation read() throws CommandFailedException {
        try {
            byte[] bytes = DocumentFile.read(file, ExpectationText.MOST_BYTES);
            return ExpectationText.parse(file.toString(), Utf8.read(file.toString(), bytes));
        } catch (ContentException e) {
            throw unusable(Messages.text("error.file.what", file, words(e)), "expect.text.here", "expect.text.next");
        } catch (IOException e) {
            throw unusable(words(e), "error.file.other.here", "expect.file.next");
        }
    }

    private static CommandFailedException unusable(String what, String here, String next) {
        return new CommandFailedException(Problem.refusal(what, Messages.text(here), Messages.text(next)));
    }

    private static String words(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    /** The one that was named, else the one of the file, else the one that the command is at work on as far as anybody knows. */
    private VolumeFacts volume(Computer computer, @Nullable String ofFile)
            throws Win32Exception, CommandFailedException {
        String named = options.volume() == null ? ofFile : options.volume();
        if (named == null) {
            named = options.simulated() != null
                    ? SIMULATED_VOLUME
                    : computer.host()
                            .volumeCarrying(Path.of("").toAbsolutePath())
                            .orElseThrow(() -> new ParameterException(
                                    spec.commandLine(), Messages.text("cli.usage.expect.volume")));
        }
        String name = named;
        return VolumeFacts.named(computer.backend().volumes(), name)
                .orElseThrow(() -> CommandFailedException.noVolume(name));
    }

    // --- running

    private RunResult run(Computer computer, VolumeFacts volume, WatchedRun.Watch watch)
            throws CommandFailedException, Win32Exception, InterruptedException {
        Backend backend = computer.backend();
        WatchedRun run =
                new WatchedRun(backend, volume, computer.host().temporaryFolder(), options.limits(), stopped::get);
        ScriptedWorkloads workloads =
                options.simulated() == null ? null : backend.scriptedWorkloads().orElse(null);
        if (workloads == null) {
            return run.run(new ProcessCommand(command, out, err), watch);
        }
        try (WorkloadCommand workload = WorkloadCommand.of(command.getFirst(), workloads, volume.id())) {
            return run.run((WatchedCommand) workload, watch);
        }
    }

    /** Why the run is not to be trusted, the end of the command among it; what its paths lack is said. */
    private List<Problem> problems(VolumeFacts volume, RunResult result) {
        if (result.limited()) {
            ErrorLines.say(err, Messages.text("cli.limited", volume.id()));
        }
        if (!result.directories().isEmpty()) {
            ErrorLines.say(err, result.directories());
        }
        List<Problem> problems = new ArrayList<>(result.problems());
        result.exit().ifPresent(exit -> {
            if (!options.allows(exit) && !stopped.get()) {
                problems.add(0, RunFailedException.problem("expect.command.exit", command.getFirst(), exit));
            }
        });
        return problems;
    }

    private void say(List<Problem> problems) {
        problems.forEach(problem -> ErrorLines.say(err, problem.line()));
    }

    // --- comparing

    private int compare(Computer computer, VolumeFacts volume, Expectation expectation)
            throws CommandFailedException, Win32Exception, InterruptedException {
        RunResult result = run(computer, volume, new ExpectationWatch(expectation));
        Comparison comparison = Comparison.of(expectation, result.lives());
        List<Problem> problems = problems(volume, result);
        if (comparison.tooMany()) {
            problems.add(RunFailedException.problem("expect.toomany"));
        }
        if (result.exit().isPresent() && !stopped.get()) {
            out.lines(new ExpectReport(volume.name(), comparison, result).lines());
        }
        say(problems);
        Path junit = options.junit();
        if (junit != null) {
            write(junit, JUnitText.of(comparison, problems, result.took()));
        }
        return !problems.isEmpty() ? ExitCode.FAILED : comparison.isSame() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    // --- recording

    private int record(Computer computer, VolumeFacts volume)
            throws CommandFailedException, Win32Exception, InterruptedException {
        RunResult result = run(computer, volume, RecordingWatch.in(options.under()));
        List<Problem> problems = problems(volume, result);
        if (problems.isEmpty() && result.lives().size() > ExpectationText.MOST) {
            problems.add(RunFailedException.problem("expect.record.many", ExpectationText.MOST));
        }
        if (!problems.isEmpty()) {
            say(problems);
            return ExitCode.FAILED;
        }
        Recording recording = Recording.of(String.join(" ", command), volume.id(), options.under(), result.lives());
        write(file, recording.text());
        recording
                .generalised()
                .forEach((name, pattern) ->
                        ErrorLines.say(err, Messages.text("expect.record.generalised", name, pattern)));
        out.lines(List.of(
                OneLine.of(Messages.text("expect.recorded", file, result.lives().size()))));
        return ExitCode.OK;
    }

    private static void write(Path to, String text) throws CommandFailedException, InterruptedException {
        try {
            WholeFile.file(to, beside -> {
                beside.stream().write(text.getBytes(StandardCharsets.UTF_8));
                return to;
            });
        } catch (IOException e) {
            throw new CommandFailedException(OutputOptions.unwritten(to.toString(), e));
        }
    }
}
