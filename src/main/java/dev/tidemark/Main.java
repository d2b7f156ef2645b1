package dev.tidemark;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.bench.BenchCommand;
import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.text.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The composition root: dispatches to the window, the command line and the benchmarks. */
public final class Main {

    private static final long SEED = 1;
    private static final double RATE = 400;

    private Main() {}

    public static void main(String[] args) {
        int code = run(args);
        if (code != WindowCommand.STAYS_OPEN) {
            System.exit(code);
        }
    }

    private static int run(String[] args) {
        if (args.length > 0 && CommandLineApp.hasCommand(args[0])) {
            return new CommandLineApp(FieldRegistry.standard(), Main::computer)
                    .run(args, new FileOutputStream(FileDescriptor.out), System.err);
        }
        if (args.length > 0 && args[0].equals("bench")) {
            return bench(args);
        }
        CommandLine line = new CommandLine(new WindowCommand(Arrays.asList(args)));
        line.getCommandSpec().version("tidemark " + Version.current());
        return line.execute(args);
    }

    private static int bench(String[] args) {
        boolean window = args.length > 1 && BenchCommand.WITH_WINDOW.contains(args[1]);
        if (window && !HeadlessRelaunch.hasDisplay() && !HeadlessRelaunch.isHeadless()) {
            return HeadlessRelaunch.run(Arrays.asList(args), BenchCommand.WIDTH, BenchCommand.HEIGHT);
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        return new CommandLine(new BenchCommand()).execute(rest);
    }

    /** The volumes of the command line: this machine's, or simulated ones with some records in them where asked for. */
    private static @Nullable Computer computer(boolean simulated) {
        if (!simulated) {
            return WindowsBackend.isHere() ? new WindowsBackend() : null;
        }
        SimulatedBackend backend = SimulatedBackend.standard(SEED, InstantSource.system());
        backend.step("D:", 1000);
        backend.start(RATE);
        return backend;
    }
}
