package dev.tidemark.cli;

import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.expect.RunLimits;
import dev.tidemark.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code tidemark expect}. Used by one thread. */
final class ExpectOptions {

    private static final double LONGEST_SECONDS = 24.0 * 60 * 60;
    private static final String ANY = "any";

    @Option(
            names = "--volume",
            paramLabel = "VOLUME",
            description = {
                "The volume to watch: else the one that FILE names,",
                "else the one that carries the current folder."
            })
    private @Nullable String volume;

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = {
                "Watch a simulated volume; COMMAND is a workload then:",
                "a name such as save-by-rename, or a file of steps."
            })
    private @Nullable SimulatedMachine simulated;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long COMMAND may run (default: ${DEFAULT-VALUE}).")
    private double timeout;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = {
                "How long to wait after COMMAND for files to be closed,",
                "and for what is missing (default: ${DEFAULT-VALUE})."
            })
    private double settle;

    @Option(
            names = "--linger",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to look at least for what comes late (default: ${DEFAULT-VALUE}).")
    private double linger;

    @Option(
            names = "--allow-exit",
            paramLabel = "CODE|any",
            split = ",",
            description = "Exit codes of COMMAND other than 0 that are no failure.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--junit",
            paramLabel = "XML",
            description = "Write the result as JUnit XML as well: a test case for each expected life.")
    private @Nullable Path junit;

    @Option(
            names = "--record",
            description = "Write FILE from what happens under the folders of --under, to compare with later.")
    private boolean record;

    @Option(
            names = "--under",
            paramLabel = "DIR",
            description = "With --record: a folder of the volume, such as \\docs.")
    private List<String> under = new ArrayList<>();

    @Option(names = "--overwrite", description = "With --record: replace FILE when it is there.")
    private boolean overwrite;

    /** What is wrong with them together; {@code null} for nothing. */
    private @Nullable String wrong(boolean there) {
        if (!isTime(timeout) || timeout == 0) {
            return Messages.text("cli.usage.seconds", "--timeout");
        }
        if (!isTime(settle) || !isTime(linger)) {
            return Messages.text("cli.usage.seconds", isTime(settle) ? "--linger" : "--settle");
        }
        if (!allowed.stream().allMatch(code -> code.equals(ANY) || code.matches("-?\\d{1,10}"))) {
            return Messages.text("cli.usage.expect.exit");
        }
        if (record ? under.isEmpty() : !under.isEmpty() || overwrite) {
            return Messages.text("cli.usage.expect.under");
        }
        if (record && junit != null) {
            return Messages.text("cli.usage.expect.junit");
        }
        if (!under.stream().allMatch(folder -> folder.startsWith("\\"))) {
            return Messages.text("cli.usage.expect.folder");
        }
        return record && there && !overwrite ? Messages.text("cli.usage.expect.there") : null;
    }

    /**
     * Looks at them before anything is opened.
     *
     * @param there whether the file of what is expected is there
     * @throws ParameterException if they make no sense
     */
    void check(boolean there, CommandLine line) {
        String wrong = wrong(there);
        if (wrong != null) {
            throw new ParameterException(line, wrong);
        }
    }

    private static boolean isTime(double seconds) {
        return seconds >= 0 && seconds <= LONGEST_SECONDS;
    }

    @Nullable
    String volume() {
        return volume;
    }

    @Nullable
    SimulatedMachine simulated() {
        return simulated;
    }

    RunLimits limits() {
        return new RunLimits(duration(timeout), duration(settle), duration(linger));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Whether a command may end with an exit code, which on Windows is written without a sign as well. */
    boolean allows(int exit) {
        return exit == 0
                || allowed.contains(ANY)
                || allowed.contains(Integer.toString(exit))
                || allowed.contains(Integer.toUnsignedString(exit));
    }

    @Nullable
    Path junit() {
        return junit;
    }

    boolean record() {
        return record;
    }

    /** The folders to record, without a backslash at the end. */
    List<String> under() {
        return under.stream()
                .map(folder -> folder.length() > 1 ? folder.replaceFirst("\\\\+$", "") : folder)
                .toList();
    }
}
