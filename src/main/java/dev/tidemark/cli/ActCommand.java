package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.Check;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.LiveReads;
import dev.tidemark.act.OwnFolders;
import dev.tidemark.act.SafeExit;
import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.FaultSpec;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.DeviceCallLog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One act on the command line: opens the volumes, runs the act, writes what it did, and leaves nothing held behind. */
abstract class ActCommand implements Callable<Integer> {

    /** A year: longer ones are no times that somebody means. */
    private static final double LONGEST_SECONDS = 366.0 * 24 * 60 * 60;

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Volumes volumes;
    private final Output out;
    private final PrintStream err;

    @Mixin
    private ActOptions options = new ActOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ActCommand(Volumes volumes, Output out, PrintStream err) {
        this.volumes = volumes;
        this.out = out;
        this.err = err;
    }

    /** What the act is done to, as it was typed. */
    abstract String target();

    /** Does it. */
    abstract void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException;

    @Override
    public final Integer call() throws CommandFailedException {
        check();
        List<FaultSpec> faults = faults();
        ActReport report = new ActReport(out, options.json, spec.qualifiedName(" "), target());
        // An interrupted program ends when its act has ended, and this is when its report is written too.
        try (Computer computer = SourceArgument.computer(volumes, options.simulated, target());
                Interruption reporting = new Interruption(() -> {}, longestEnd())) {
            computer.backend()
                    .faultInjection()
                    .ifPresent(injection -> faults.forEach(fault -> inject(fault, injection)));
            return run(computer, report);
        }
    }

    private List<FaultSpec> faults() {
        try {
            return options.parsedFaults();
        } catch (IllegalArgumentException e) {
            throw usage("--fault: " + e.getMessage());
        }
    }

    private void inject(FaultSpec fault, FaultInjection injection) {
        try {
            fault.apply(injection);
        } catch (IllegalArgumentException e) {
            throw usage(Messages.text("cli.usage.fault", fault));
        }
    }

    /** How long it may take until an act that was ended from outside has said how it ended. */
    Duration longestEnd() {
        return LONGEST_END;
    }

    /** Looks at the arguments before anything is opened. */
    void check() {}

    private int run(Computer computer, ActReport report) {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        DeviceCallLog log = new DeviceCallLog(InstantSource.system());
        Acts acts = new Acts(computer, log, LiveReads.NONE, OwnFolders.with(temp));
        closeGateAtRisk(computer.host(), acts);
        try (SafeExit exit = SafeExit.watch(acts.held(), failure -> {})) {
            run(acts, report);
            acts.held().releaseAll();
            report.end();
            return ExitCode.OK;
        } catch (ActFailedException e) {
            return failed(report, e.problem(), e.holders());
        } catch (Win32Exception e) {
            return failed(report, Win32Problems.of(e), List.of());
        } catch (CommandFailedException e) {
            return failed(report, e.problem(), List.of());
        } finally {
            acts.held().releaseAll();
        }
    }

    /** What others could have changed acts for nobody with administrator rights who has not been told. */
    private void closeGateAtRisk(Host host, Acts acts) {
        List<StartUpRisk> risks = host.startUpRisks();
        if (!risks.isEmpty() && !options.allowActs) {
            acts.gate().close();
            risks.forEach(risk -> ErrorLines.say(err, Messages.text("safety." + risk.kind(), risk.where())));
        }
    }

    private int failed(ActReport report, Problem problem, List<Holder> holders) {
        report.failed(problem, holders);
        try {
            report.end();
        } catch (CommandFailedException lost) {
            // What failed is said below, whatever becomes of the report.
        }
        ErrorLines.say(err, problem.line());
        if (!holders.isEmpty()) {
            err.println(Messages.text("cli.holders"));
        }
        holders.forEach(holder -> err.println("  " + OneLine.of(ActReport.text(holder))));
        return ExitCode.FAILED;
    }

    // --- for the acts

    /**
     * Says what the pre-flight warns of, before anything is sent. Who keeps a volume from being locked is told when the lock is
     * refused.
     */
    final void warn(Acts acts, ActKind kind, VolumeFacts volume) {
        if (!acts.gate().isOpen()) {
            return;
        }
        acts.preFlight().check(kind, volume).stream()
                .filter(check -> check.level() == Check.Level.WARN)
                .filter(check -> kind != ActKind.LOCK || check.about() != Check.About.HOLDERS)
                .forEach(check -> ErrorLines.say(err, check.text()));
    }

    /** Ends with 2 unless --yes was given. */
    void mustConfirm(String what) {
        if (!options.yes) {
            throw usage(Messages.text("cli.usage.yes", what));
        }
    }

    ParameterException usage(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    VolumeFacts volume(Acts acts, String name) throws Win32Exception, CommandFailedException {
        String id = name.replaceAll("[\\\\/]$", "");
        return acts.volume(id).or(() -> whole(acts, name)).orElseThrow(() -> CommandFailedException.noVolume(name));
    }

    /** A volume without a letter has a name that ends in a backslash. */
    private static Optional<VolumeFacts> whole(Acts acts, String name) {
        try {
            return acts.volume(name);
        } catch (Win32Exception e) {
            return Optional.empty();
        }
    }

    FileTarget file(Acts acts, String path) throws Win32Exception, CommandFailedException {
        return acts.file(path)
                .orElseThrow(() -> new CommandFailedException(
                        new Problem(0, path, Messages.text("cli.file.here"), Messages.text("cli.file.next"))));
    }

    /**
     * Says that an option is no time that can pass.
     *
     * @param seconds 0 or more
     */
    final void mustBeSeconds(String option, double seconds) {
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
            throw usage(Messages.text("cli.usage.seconds", option));
        }
    }

    /** Waits that long, or until Ctrl+C; what is held is released after. */
    static void hold(double seconds, Runnable release) {
        CountDownLatch ended = new CountDownLatch(1);
        try (Interruption interruption = new Interruption(ended::countDown)) {
            long millis = seconds <= 0 ? Long.MAX_VALUE : Math.round(seconds * 1000);
            ended.await(millis, TimeUnit.MILLISECONDS);
            release.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            release.run();
        }
    }
}
