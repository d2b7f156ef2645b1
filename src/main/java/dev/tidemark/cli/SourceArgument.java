package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SOURCE of a command: a {@code $J}, a saved capture, or a volume. A file that is there goes before a volume of the
 * same name.
 *
 * @param text as it was typed
 * @param simulated the machine whose volume it must be; {@code null} for this computer
 */
record SourceArgument(String text, @Nullable SimulatedMachine simulated) {

    private static final Pattern DRIVE = Pattern.compile("(?:\\\\\\\\[.?]\\\\)?([A-Za-z]:)[\\\\/]?");
    private static final String DEVICE = "\\\\\\\\[.?]\\\\.+";

    boolean isVolume() {
        return simulated != null || (DRIVE.matcher(text).matches() || text.matches(DEVICE)) && !isFile();
    }

    private boolean isFile() {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether a path is this very file, or one that is read with it. */
    boolean isReadFrom(Path file) {
        try {
            return !isVolume() && InputFiles.contain(Path.of(text), file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The volume's id: a drive letter in upper case with its colon, or as it was typed. */
    String volume() {
        Matcher drive = DRIVE.matcher(text);
        return drive.matches() ? drive.group(1).toUpperCase(Locale.ROOT) : text;
    }

    Computer open(Volumes volumes) throws CommandFailedException {
        return computer(volumes, simulated, text);
    }

    /**
     * The volumes of this machine, or the simulated ones.
     *
     * @param target what they are opened for
     */
    static Computer computer(Volumes volumes, @Nullable SimulatedMachine simulated, String target)
            throws CommandFailedException {
        Computer computer = volumes.open(simulated);
        if (computer == null) {
            throw new CommandFailedException(
                    new Problem(0, target, Messages.text("cli.volumes.here"), Messages.text("cli.volumes.next")));
        }
        return computer;
    }

    RecordProducer fileOrCapture(AllocatedRanges ranges, PrintStream err) throws CommandFailedException {
        if (text.isBlank()) {
            throw new CommandFailedException(problem("cli.path"));
        }
        try {
            Path path = Path.of(text);
            if (SavedSource.test(path)) {
                return new CaptureRecords(path);
            }
            if (!Files.isDirectory(path)) {
                return new FileRecords(path, ranges, err);
            }
        } catch (InvalidPathException e) {
            throw new CommandFailedException(problem("cli.path"));
        }
        throw new CommandFailedException(problem("cli.folder"));
    }

    /** As {@link #fileOrCapture}, all of it taken in before the first record: with paths where those are asked for. */
    RecordProducer takenIn(
            @Nullable Path table,
            FilterSpec filter,
            Where where,
            boolean withPaths,
            AllocatedRanges ranges,
            Supplier<Path> tempFolder,
            PrintStream err)
            throws CommandFailedException {
        // What cannot be a source is said as without paths.
        fileOrCapture(ranges, err);
        return new PathRecords(Path.of(text), table, filter, where, withPaths, ranges, tempFolder, err);
    }

    private Problem problem(String key) {
        String shown = text.isBlank() ? "'" + text + "'" : text;
        return new Problem(0, shown, Messages.text(key + ".here"), Messages.text(key + ".next"));
    }
}
