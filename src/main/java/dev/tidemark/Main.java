package dev.tidemark;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.bench.BenchCommand;
import dev.tidemark.bench.BenchScreen;
import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.command.CliCommand;
import dev.tidemark.field.FieldRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The composition root: dispatches to the window, the command line and the benchmarks. */
public final class Main {

    /** Of simulated workloads. */
    static final long SEED = 1;

    /** Records a second that simulated workloads write. */
    static final int RATE = 400;

    private Main() {}

    public static void main(String[] args) {
        int code = run(args);
        if (code != WindowCommand.STAYS_OPEN) {
            System.exit(code);
        }
    }

    private static int run(String[] args) {
        if (args.length == 0 || !CliCommand.begins(args[0])) {
            return PlainStart.of(args)
                    .filter(PlainStart::isHere)
                    .map(PlainStart::run)
                    .orElseGet(() -> WindowCommand.commandLine(args).execute(args));
        }
        return switch (args[0]) {
            case CliCommand.BENCH -> bench(args);
            case CliCommand.TOUR -> TourCommand.commandLine(List.of(args)).execute(rest(args));
            default ->
                new CommandLineApp(FieldRegistry.standard(), Main::computer)
                        .run(args, new FileOutputStream(FileDescriptor.out), System.err);
        };
    }

    private static String[] rest(String[] args) {
        return Arrays.copyOfRange(args, 1, args.length);
    }

    private static int bench(String[] args) {
        boolean window = args.length > 1 && BenchCommand.WITH_WINDOW.contains(args[1]);
        if (window && !HeadlessRelaunch.hasDisplay() && !HeadlessRelaunch.isHeadless()) {
            return HeadlessRelaunch.run(Arrays.asList(args), BenchScreen.WIDTH, BenchScreen.HEIGHT);
        }
        CommandLine line = CommandLineApp.refusing(new CommandLine(new BenchCommand()));
        line.getCommandSpec()
                .usageMessage()
                .description(CliCommand.of(CliCommand.BENCH).text());
        return line.execute(rest(args));
    }

    /** The volumes of the command line: this machine's, or simulated ones with some records in them where asked for. */
    private static @Nullable Computer computer(@Nullable SimulatedMachine simulated) {
        if (simulated == null) {
            return WindowsBackend.isHere() ? new WindowsBackend() : null;
        }
        SimulatedBackend backend = SimulatedBackend.of(simulated, SEED, InstantSource.system());
        backend.step("D:", 1000);
        backend.start(RATE);
        return backend;
    }
}
