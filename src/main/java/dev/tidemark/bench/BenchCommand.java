package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.jr.ob.JSON;

/** {@code tidemark bench}: measures, each figure beside a control of the same run. */
@Command(
        name = "tidemark bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures the window and the engine.")
public final class BenchCommand {

    /** Size of the measured window's content, in pixels. */
    public static final int WIDTH = 1400;

    public static final int HEIGHT = 860;

    private static final double MOST_A_SECOND = 10_000_000;

    /** Fewer say too little about the median on a noisy machine. */
    private static final int LEAST_PASSES = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "window",
            mixinStandardHelpOptions = true,
            description = "Time on the FX thread per pulse: live, scrolling and filtering, beside a control window that"
                    + " repaints the same rows every pulse.")
    int window(
            @Option(names = "--pulses", defaultValue = "2000", description = "Pulses per scenario (${DEFAULT-VALUE}).")
                    int pulses,
            @Option(names = "--rate", defaultValue = "200000", description = "Records a second (${DEFAULT-VALUE}).")
                    double rate,
            @Option(names = "--rows", defaultValue = "5000000", description = "Rows to start with (${DEFAULT-VALUE}).")
                    long rows,
            @Option(names = "--json", description = "One JSON object on one line.") boolean json)
            throws Exception {
        require(pulses > 0, "--pulses takes 1 or more");
        require(rate >= 0 && rate <= MOST_A_SECOND, "--rate takes 0 to 10,000,000");
        require(rows >= 0, "--rows takes 0 or more");
        Map<String, Object> figures = new WindowBench(pulses, rate, rows, json).run();
        if (json) {
            System.out.println(JSON.std.asString(figures));
        }
        System.out.flush();
        // The window system's threads would keep the program alive.
        Runtime.getRuntime().halt(0);
        return 0;
    }

    @Command(
            name = "index",
            mixinStandardHelpOptions = true,
            description =
                    "Opening a $J, warm and in process: a pass opens it, validates every record, fills every column"
                            + " and sums usn ^ time.")
    int index(
            @Parameters(paramLabel = "FILE", description = "A $J extract.") Path file,
            @Option(
                            names = "--passes",
                            defaultValue = "5",
                            description = "Measured passes, at least 5 (${DEFAULT-VALUE}).")
                    int passes,
            @Option(names = "--json", description = "One JSON object on one line.") boolean json)
            throws InterruptedException {
        require(passes >= LEAST_PASSES, "--passes takes " + LEAST_PASSES + " or more");
        try {
            Map<String, Object> figures = new IndexBench(file, passes).run();
            System.out.println(json ? JSON.std.asString(figures) : lines(figures));
            return 0;
        } catch (IOException e) {
            System.err.println("tidemark: " + file + ": " + e.getMessage());
            return 1;
        }
    }

    private void require(boolean met, String otherwise) {
        if (!met) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static String lines(Map<String, Object> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-28s %s%n", name, value)));
        return text.toString().stripTrailing();
    }
}
