package dev.tidemark;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.cli.SimulatedOption;
import dev.tidemark.command.CliCommand;
import dev.tidemark.ui.shell.WindowOptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A start of the window as most are: with files or none, and no option but {@code --simulated}. What it is to do is seen without
 * reading the command line by its whole description, which takes longer than to start JavaFX; all others, and all that may be
 * mistaken, are read by {@link WindowCommand}, and this does what it would do. Immutable.
 *
 * @param files to open
 * @param simulated whether the volumes are to be simulated ones
 * @param untilPainted whether to end when the first row is painted
 */
record PlainStart(List<Path> files, boolean simulated, boolean untilPainted) {

    /** The size of the window's content, in pixels. */
    static final int WIDTH = 1400;

    static final int HEIGHT = 860;

    PlainStart {
        files = List.copyOf(files);
    }

    /** The start that a command line asks for; empty when that is no plain one. */
    static Optional<PlainStart> of(String... arguments) {
        List<Path> files = new ArrayList<>();
        int simulated = 0;
        int untilPainted = 0;
        for (String argument : arguments) {
            if (argument.equals(SimulatedOption.NAME)) {
                simulated++;
            } else if (argument.equals(WindowCommand.UNTIL_PAINTED)) {
                untilPainted++;
            } else if (!addFile(argument, files)) {
                return Optional.empty();
            }
        }
        // An option that is told twice is refused, and what may be a command behind an option is looked at.
        boolean clear = simulated <= 1 && untilPainted <= 1 && (files.isEmpty() || !isCommand(files.getFirst()));
        return clear ? Optional.of(new PlainStart(files, simulated > 0, untilPainted > 0)) : Optional.empty();
    }

    private static boolean addFile(String argument, List<Path> files) {
        if (argument.isEmpty() || argument.startsWith("-")) {
            return false;
        }
        try {
            return files.add(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isCommand(Path file) {
        return CliCommand.begins(file.toString()) && !Files.exists(file);
    }

    /** Whether a window opens in this JVM: without a display there is only a picture, which is another start. */
    boolean isHere() {
        return HeadlessRelaunch.hasDisplay() || untilPainted && HeadlessRelaunch.isHeadless();
    }

    /** Opens the window, as {@link WindowStart#run} does. */
    int run() {
        CompletableFuture<Void> toolkit = WindowStart.toolkit();
        boolean real = WindowsBackend.isHere() && !simulated;
        return new WindowStart(options(), real ? new WindowsBackend() : simulatedBackend(), !real, untilPainted)
                .run(toolkit);
    }

    private static Computer simulatedBackend() {
        SimulatedBackend backend = SimulatedBackend.of(SimulatedMachine.STANDARD, Main.SEED, InstantSource.system());
        backend.start(Main.RATE);
        return backend;
    }

    private WindowOptions options() {
        return new WindowOptions(files, List.of(), null, null, Duration.ZERO, WIDTH, HEIGHT, false, null, false, false);
    }
}
