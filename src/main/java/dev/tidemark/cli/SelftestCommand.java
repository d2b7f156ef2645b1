package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.FaultSpec;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.selftest.Finding;
import dev.tidemark.selftest.ReportLines;
import dev.tidemark.selftest.ScratchRules;
import dev.tidemark.selftest.SelfTest;
import dev.tidemark.selftest.Verdict;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.text.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidemark selftest}: whether this Windows does what Tidemark assumes of it, as a report that holds no names. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The volume is locked, dismounted and held, and a journal is made on it and deleted again; each question",
            "is bounded in time, and everything is undone. Standard output gets the report, one JSON object a line,",
            "without names of users, machines, volumes or files. Exit code 0: all as assumed; 1: something is not.",
            "Software that protects the machine may report it: see the end of this help."
        },
        footer = {
            "",
            "A volume for it, in an elevated prompt; diskpart asks for one line after the other:",
            "  diskpart",
            "  create vdisk file=C:\\tidemark.vhd maximum=256 type=expandable",
            "  attach vdisk",
            "  create partition primary",
            "  format fs=ntfs label=TIDEMARK quick",
            "  assign letter=X",
            "  exit",
            "  tidemark selftest --volume X: --name TIDEMARK --output report.jsonl",
            "and after it:",
            "  diskpart",
            "  select vdisk file=C:\\tidemark.vhd",
            "  detach vdisk",
            "  exit",
            "  del C:\\tidemark.vhd",
            "",
            "Endpoint protection watches for requests that delete a journal and for those to volsnap; on a machine"
                    + " that",
            "is watched, tell those who watch it before."
        })
final class SelftestCommand implements Callable<Integer> {

    /** What is said first is worth the time to read it. */
    private static final Duration TO_READ = Duration.ofSeconds(5);

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile @Nullable SelfTest running;

    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Option(
            names = "--volume",
            paramLabel = "VOLUME",
            description = "The volume: an empty NTFS volume with a letter, 1 GiB at most, on a disk of this computer.")
    private @Nullable String volume;

    @Option(
            names = "--name",
            paramLabel = "LABEL",
            description = "The label of that volume, as a confirmation that it is the one.")
    private @Nullable String label;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the report to this file. An existing file is replaced when all is written.")
    private @Nullable Path output;

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "Check the simulator: without --volume it attaches a volume for it.")
    private @Nullable SimulatedMachine simulated;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            description = "With --simulated: a fault on demand, as tidemark hold --help names them.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--allow-acts",
            description = "Go on although others could change what this Tidemark runs with administrator rights.")
    private boolean allowActs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SelftestCommand(Volumes volumes, Output standardOutput, PrintStream err) {
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        String named = volume;
        require(named != null || simulated != null, "cli.usage.selftest.volume");
        require((named == null) == (label == null), "cli.usage.selftest.name");
        Path file = output;
        require(file == null || !InputFiles.isEvidence(file), "cli.usage.output.evidence");
        List<FaultSpec> wanted = faults();
        // Interrupted, it ends when its report is whole and everything is closed.
        try (Interruption interruption = new Interruption(this::cancel, SelfTest.LONGEST_END);
                Computer computer = SourceArgument.computer(volumes, simulated, named == null ? "" : named)) {
            mayGoOn(computer.host());
            if (named != null) {
                VolumeFacts facts = chosen(computer.backend(), named);
                inject(computer, wanted);
                return check(computer, facts);
            }
            try (ScratchVolume attached = computer.attachScratchVolume()) {
                VolumeFacts facts = facts(computer.backend(), attached.id());
                inject(computer, wanted);
                return check(computer, facts);
            }
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    // --- before

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    private List<FaultSpec> faults() {
        try {
            return faults.stream().map(FaultSpec::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--fault: " + e.getMessage(), e);
        }
    }

    private void inject(Computer computer, List<FaultSpec> wanted) {
        computer.backend()
                .faultInjection()
                .ifPresent(injection -> wanted.forEach(fault -> {
                    try {
                        fault.apply(injection);
                    } catch (IllegalArgumentException e) {
                        throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.fault", fault), e);
                    }
                }));
    }

    /** Not for those without administrator rights, nor where others could have changed what runs with them. */
    private void mayGoOn(Host host) throws CommandFailedException {
        if (!host.rights().elevated()) {
            throw refused("cli.selftest.rights");
        }
        var risks = host.startUpRisks();
        if (!risks.isEmpty() && !allowActs) {
            risks.forEach(risk -> ErrorLines.say(err, Messages.text("safety." + risk.kind(), risk.where())));
            throw refused("cli.selftest.risk");
        }
    }

    private static CommandFailedException refused(String key) {
        return new CommandFailedException(Problem.refusal(
                Messages.text("cli.selftest.what"), Messages.text(key + ".here"), Messages.text(key + ".next")));
    }

    private static VolumeFacts facts(Backend backend, String name) throws Win32Exception, CommandFailedException {
        return VolumeFacts.named(backend.volumes(), name).orElseThrow(() -> CommandFailedException.noVolume(name));
    }

    /** Refuses whatever is not plainly a volume for checks, before anything is written to it. */
    private VolumeFacts chosen(Backend backend, String name) throws Win32Exception, CommandFailedException {
        VolumeFacts facts = facts(backend, name);
        must(ScratchRules.refusal(facts, label == null ? "" : label));
        try (ScratchFiles files = backend.scratchFiles(facts.id())) {
            must(ScratchRules.others(facts, files));
        }
        return facts;
    }

    private static void must(Optional<Problem> refusal) throws CommandFailedException {
        if (refusal.isPresent()) {
            throw new CommandFailedException(refusal.get());
        }
    }

    // --- the report

    private int check(Computer computer, VolumeFacts facts) throws CommandFailedException, Win32Exception {
        Path file = output;
        if (file == null) {
            try {
                return check(computer, facts, standardOutput);
            } catch (Output.ClosedException e) {
                return ExitCode.OK;
            } catch (IOException e) {
                throw Output.unwritten(e);
            }
        }
        boolean onIt = computer.host().volumeCarrying(file).equals(Optional.of(facts.id()));
        require(!onIt, "cli.usage.selftest.output");
        try {
            OutputFile out = new OutputFile(file, false, null, err);
            try {
                int code = check(computer, facts, out);
                out.whole();
                return code;
            } catch (IOException | Win32Exception e) {
                out.drop(e);
                throw e;
            }
        } catch (IOException e) {
            throw new CommandFailedException(OutputOptions.unwritten(file.toString(), e));
        }
    }

    private int check(Computer computer, VolumeFacts facts, OutputStream out) throws IOException, Win32Exception {
        ReportStream report = new ReportStream(out);
        say("cli.selftest.begins", facts.name());
        if (simulated == null) {
            untilRead();
        }
        report.line(ReportLines.header(Version.current(), computer.host().systemVersion(), facts));
        // Where nothing can be written, nothing is done to the volume either.
        report.check();
        SelfTest test = new SelfTest(
                computer.backend(),
                computer.host(),
                facts.id(),
                finding -> tell(finding, report),
                number -> say("cli.selftest.check", number, Messages.text("selftest.check." + number)));
        running = test;
        if (isCancelled()) {
            test.cancel();
        }
        SelfTest.Outcome outcome = test.run();
        report.line(ReportLines.end(outcome));
        say("cli.selftest.end", outcome.same(), outcome.other(), outcome.skipped());
        if (outcome.cancelled()) {
            say("cli.selftest.cancelled");
        }
        say(outcome.undone() ? "cli.selftest.undone" : "cli.selftest.left", facts.name());
        try {
            report.check();
        } catch (Output.ClosedException e) {
            // Who read the report has left; what came of the test is the same.
        }
        return outcome.isAsExpected() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void untilRead() {
        say("cli.selftest.wait", TO_READ.toSeconds());
        try {
            cancelled.await(TO_READ.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            cancelled.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** What a cancel waits for must not keep the program from its end: a thread of its own waits. */
    private void cancel() {
        boolean first = !isCancelled();
        cancelled.countDown();
        SelfTest test = running;
        if (first && test != null) {
            Thread.ofPlatform().name("tidemark-selftest-cancel").daemon().start(test::cancel);
        }
    }

    private void tell(Finding finding, ReportStream report) {
        report.line(ReportLines.line(finding));
        if (finding.verdict() == Verdict.OTHER) {
            say("cli.selftest.other", finding.name(), finding.expected(), finding.got(), finding.assumption());
        } else if (finding.verdict() == Verdict.SKIPPED) {
            say("cli.selftest.skipped", finding.name(), finding.why());
        }
    }

    private void say(String key, Object... arguments) {
        ErrorLines.say(err, Messages.text(key, arguments));
    }
}
