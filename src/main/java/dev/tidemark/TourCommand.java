package dev.tidemark;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.command.CliCommand;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.tour.ScreenshotTour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javafx.application.Platform;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark screenshot-tour DIR}: pictures of everything that the window shows, over simulated volumes. */
@Command(name = "tidemark screenshot-tour", mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {

    private static final double RATE = 400;
    private static final int RECORDS = 3000;

    private final List<String> arguments;

    @Parameters(paramLabel = "DIR", description = "Where the pictures go, and index.html, which shows them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulated workloads; the same seed gives the same records.")
    private long seed;

    @Option(
            names = "--only",
            paramLabel = "STOP",
            split = ",",
            description = "Only these stops, by the first part of their pictures' names.")
    private List<String> only = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private TourCommand(List<String> arguments) {
        this.arguments = arguments;
    }

    /** The command line of a tour. */
    static CommandLine commandLine(List<String> arguments) {
        CommandLine line = new CommandLine(new TourCommand(arguments));
        line.getCommandSpec()
                .usageMessage()
                .description(CliCommand.of(CliCommand.TOUR).text());
        return CommandLineApp.refusing(line).setErr(ErrorLines.writer(System.err));
    }

    @Override
    public Integer call() throws Exception {
        List<String> stops = ScreenshotTour.stops();
        List<String> unknown =
                only.stream().filter(stop -> !stops.contains(stop)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    Messages.text("tour.unknown", String.join(", ", unknown), String.join(", ", stops)));
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), Messages.text("tour.noFolder", folder));
        }
        if (!HeadlessRelaunch.isHeadless() && (HeadlessRelaunch.isPossible() || !HeadlessRelaunch.hasDisplay())) {
            return HeadlessRelaunch.run(arguments, ScreenshotTour.WIDTH, ScreenshotTour.HEIGHT);
        }
        Path scratch = Files.createTempDirectory("tidemark-tour");
        try {
            return take(scratch);
        } finally {
            delete(scratch);
        }
    }

    private int take(Path scratch) throws InterruptedException, ExecutionException {
        SimulatedBackend backend = SimulatedBackend.standard(seed, InstantSource.system());
        backend.step("D:", RECORDS);
        backend.start(RATE);
        CompletableFuture<ScreenshotTour> begun = new CompletableFuture<>();
        Platform.startup(() -> begun.completeAsync(
                () -> ScreenshotTour.begin(backend, folder, scratch, only, System.out::println), Runnable::run));
        ScreenshotTour tour = begun.get();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        try {
            ScreenshotTour.Taken taken = tour.run();
            taken.failures().forEach(failure -> ErrorLines.say(System.err, failure));
            System.out.println(Messages.text("tour.done", taken.pictures(), folder.toAbsolutePath()));
            return taken.failures().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            ErrorLines.say(System.err, Objects.toString(e.getMessage(), e.toString()));
            return 1;
        } finally {
            Platform.runLater(() -> tour.close(() -> closed.complete(true)));
            closed.join();
        }
    }

    /** Only what this run made is in it. */
    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> made = Files.walk(scratch)) {
            for (Path each : made.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
