package dev.tidemark;

import dev.tidemark.backend.FaultSpec;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.cli.SimulatedOption;
import dev.tidemark.command.CliCommand;
import dev.tidemark.command.CliHelp;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Version;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.WindowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark [FILE…]}: the window. */
@Command(
        name = "tidemark",
        mixinStandardHelpOptions = true,
        description = "Explores volumes and their USN change journals; without a command it opens the window.")
final class WindowCommand implements Callable<Integer> {

    /** The exit code of a window that is open: the JVM goes on. */
    static final int STAYS_OPEN = -1;

    /** Of the bench of starts. */
    static final String UNTIL_PAINTED = "--until-painted";

    private static final String DEFAULT_PICTURE = "tidemark";

    /** A day: who waits longer for a picture has mistyped. */
    private static final double LONGEST_SECONDS = 86_400;

    private static final double MOST_A_SECOND = 10_000_000;

    private final List<String> arguments;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "$J extracts or saved captures to open, and their $MFT.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--mft",
            paramLabel = "FILE",
            description =
                    "The $MFT of the volume that the $J is of, to find paths by; the one beside the $J is found by"
                            + " itself.")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = {
                "Use the simulated NTFS volumes, also on Windows;",
                "--simulated=odd-volumes has volumes that are rarely met."
            })
    private @Nullable SimulatedMachine simulated;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + Main.RATE,
            description = "Records a second that the simulated workloads write (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + Main.SEED,
            description = "Seed of the simulated workloads; the same seed gives the same records.")
    private long seed;

    @Option(names = "--volume", paramLabel = "VOLUME", description = "The volume to read at the start, for example D:.")
    private @Nullable String volume;

    @Option(names = "--screenshot", paramLabel = "FILE", description = "Write a picture of the window as PNG and end.")
    private @Nullable Path screenshot;

    @Option(
            names = "--after",
            paramLabel = "SECONDS",
            defaultValue = "4",
            description = "When to take the picture (default: ${DEFAULT-VALUE}).")
    private double after;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = PlainStart.WIDTH + "x" + PlainStart.HEIGHT,
            description = "Size of the window (default: ${DEFAULT-VALUE}).")
    private String size = "";

    @Option(names = "--theme", paramLabel = "light|dark", description = "Light or dark.")
    private @Nullable String theme;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            description = {
                "A fault of the simulated volumes; may be given several times.",
                "FSCTL_LOCK_VOLUME=5 fails always, =5*once once, =5@0.3 with a chance;",
                "FSCTL_QUERY_USN_JOURNAL+200ms is late; hold=stuck does not let go, hold=completes,",
                "hold=below, hold=input and mark=volume answer otherwise than the pages say;",
                "D:=pulled, wrapped, deleted, recreated or snapshot: the volume, or its journal."
            })
    private List<String> faults = new ArrayList<>();

    @Option(names = "--every-screen", hidden = true, description = "Open every screen once before the picture.")
    private boolean everyScreen;

    @Option(names = UNTIL_PAINTED, hidden = true, description = "Say when the first row is painted, and end.")
    private boolean untilPainted;

    private WindowCommand(List<String> arguments) {
        this.arguments = arguments;
    }

    /** The command line of a window; its help lists the commands that need none, too. */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new WindowCommand(List.of(arguments)));
        line.getCommandSpec().version("tidemark " + Version.current());
        line.getCommandSpec().usageMessage().footer(CliHelp.lines().toArray(String[]::new));
        return CommandLineApp.refusing(line).setErr(ErrorLines.writer(System.err));
    }

    @Override
    public Integer call() {
        refuseCommands();
        boolean mustDraw = !HeadlessRelaunch.hasDisplay() || (screenshot != null && HeadlessRelaunch.isPossible());
        WindowOptions options = options(!HeadlessRelaunch.hasDisplay());
        boolean real = WindowsBackend.isHere() && simulated == null;
        List<FaultSpec> specs = faults.stream().map(this::fault).toList();
        if (real && !specs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--fault is for simulated volumes: use --simulated");
        }
        if (options.screenshot() != null
                && !WindowFiles.areThere(files, tables, spec.commandLine().getErr())) {
            return ExitCode.FAILED;
        }
        if (mustDraw && !HeadlessRelaunch.isHeadless()) {
            return HeadlessRelaunch.run(arguments, options.width(), options.height());
        }
        Computer computer = real ? new WindowsBackend() : simulatedBackend(specs);
        return new WindowStart(options, computer, !real, untilPainted).run(WindowStart.toolkit());
    }

    /** A command behind an option would be opened as a file, and nobody who meant it would know. */
    private void refuseCommands() {
        if (files.isEmpty()) {
            return;
        }
        String first = files.getFirst().toString();
        if (CliCommand.begins(first) && !Files.exists(files.getFirst())) {
            throw new ParameterException(
                    spec.commandLine(),
                    Messages.text("window.command.first", first, simulated != null ? SimulatedOption.NAME : "")
                            .strip());
        }
    }

    private Computer simulatedBackend(List<FaultSpec> specs) {
        SimulatedMachine machine = simulated == null ? SimulatedMachine.STANDARD : simulated;
        SimulatedBackend backend = SimulatedBackend.of(machine, seed, InstantSource.system());
        specs.forEach(fault -> apply(fault, backend));
        backend.start(rate);
        return backend;
    }

    private WindowOptions options(boolean noDisplay) {
        require(after >= 0 && after <= LONGEST_SECONDS, "window.usage.after");
        require(rate >= 0 && rate <= MOST_A_SECOND, "window.usage.rate");
        String[] sides = size.split("[xX]");
        if (!size.matches("\\d{2,5}[xX]\\d{2,5}")) {
            throw new ParameterException(spec.commandLine(), "--size takes WIDTHxHEIGHT, for example 1400x860");
        }
        Path picture = screenshot != null || !noDisplay ? screenshot : WindowFiles.free(DEFAULT_PICTURE, ".png");
        if (picture != null && WindowFiles.endanger(files, tables, picture)) {
            throw new ParameterException(spec.commandLine(), Messages.text("window.screenshot.input", picture));
        }
        return new WindowOptions(
                List.copyOf(files),
                List.copyOf(tables),
                volume,
                picture,
                Duration.ofMillis(Math.round(after * 1000)),
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]),
                spec.commandLine().getParseResult().hasMatchedOption("--size"),
                theme(),
                everyScreen,
                noDisplay && screenshot == null);
    }

    private void require(boolean holds, String words) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), Messages.text(words));
        }
    }

    private FaultSpec fault(String text) {
        try {
            return FaultSpec.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--fault " + text + ": " + e.getMessage(), e);
        }
    }

    private void apply(FaultSpec fault, SimulatedBackend backend) {
        try {
            fault.apply(backend.faultInjection().orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--fault " + fault + ": '" + e.getMessage() + "' is no simulated volume", e);
        }
    }

    private @Nullable Theme theme() {
        for (Theme choice : Theme.values()) {
            if (choice.name().equalsIgnoreCase(theme)) {
                return choice;
            }
        }
        if (theme != null) {
            throw new ParameterException(spec.commandLine(), "--theme takes light or dark");
        }
        return null;
    }
}
