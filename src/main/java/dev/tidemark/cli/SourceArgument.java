package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SOURCE of a command: a {@code $J}, a saved capture, or a volume. A file that is there goes before a volume of the
 * same name.
 *
 * @param text as it was typed
 * @param simulated the machine whose volume it must be; {@code null} for this computer
 * @param mounted the id of the volume that the machine has under that name, as one that is mounted in the folder; {@code null}
 *     when it was not asked, and when there is none
 */
record SourceArgument(
        String text,
        @Nullable SimulatedMachine simulated,
        @Nullable String mounted) {

    private static final Pattern DRIVE = Pattern.compile("(?:\\\\\\\\[.?]\\\\)?([A-Za-z]:)[\\\\/]?");
    private static final String DEVICE = "\\\\\\\\[.?]\\\\.+";

    /**
     * A source as it was typed. Of a folder, this machine is asked whether a volume is mounted there.
     *
     * @param simulated the machine whose volume it must be; {@code null} for this computer
     */
    static SourceArgument of(String text, @Nullable SimulatedMachine simulated, Volumes volumes) {
        SourceArgument named = new SourceArgument(text, simulated, null);
        return named.isVolume() || !named.isPlainFolder()
                ? named
                : new SourceArgument(text, null, mountedIn(text, volumes));
    }

    private static @Nullable String mountedIn(String folder, Volumes volumes) {
        try (Computer computer = volumes.open(null)) {
            return computer == null
                    ? null
                    : VolumeFacts.named(computer.backend().volumes(), folder)
                            .map(VolumeFacts::id)
                            .orElse(null);
        } catch (Win32Exception e) {
            // Then it is a folder, as far as anybody knows.
            return null;
        }
    }

    boolean isVolume() {
        boolean named = DRIVE.matcher(text).matches() || text.matches(DEVICE);
        return simulated != null || mounted != null || named && !isFile();
    }

    /** The folder that it is, with what there is to read in it; {@code null} for a volume, a file, or a saved capture. */
    @Nullable
    Path evidenceFolder() {
        return isVolume() || !isPlainFolder() ? null : Path.of(text);
    }

    private boolean isPlainFolder() {
        try {
            return !text.isBlank() && Files.isDirectory(Path.of(text)) && !CaptureFolder.test(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether it is a saved capture, which is held in memory with all its rows. */
    boolean isCapture() {
        try {
            return !text.isBlank() && !isVolume() && SavedSource.test(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
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

    /** The volume's id, as far as the text tells: a drive letter in upper case with its colon, or as it was typed. */
    String volume() {
        Matcher drive = DRIVE.matcher(text);
        return mounted != null ? mounted : drive.matches() ? drive.group(1).toUpperCase(Locale.ROOT) : text;
    }

    /** The volume's id, by whichever of its names; as it was typed where the machine has no volume of that name. */
    String volume(Backend backend) throws CommandFailedException {
        if (mounted != null || DRIVE.matcher(text).matches()) {
            return volume();
        }
        try {
            return VolumeFacts.named(backend.volumes(), text)
                    .map(VolumeFacts::id)
                    .orElse(text);
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    Computer open(Volumes volumes) throws CommandFailedException {
        return computer(volumes, simulated, text, "cli.volumes.next.source");
    }

    /**
     * The volumes of this machine, or the simulated ones.
     *
     * @param target what they are opened for, which is done with volumes alone
     */
    static Computer computer(Volumes volumes, @Nullable SimulatedMachine simulated, String target)
            throws CommandFailedException {
        return computer(volumes, simulated, target, "cli.volumes.next");
    }

    private static Computer computer(Volumes volumes, @Nullable SimulatedMachine simulated, String target, String next)
            throws CommandFailedException {
        Computer computer = volumes.open(simulated);
        if (computer == null) {
            throw new CommandFailedException(
                    new Problem(0, target, Messages.text("cli.volumes.here"), Messages.text(next)));
        }
        return computer;
    }

    /**
     * What reads a file or a capture.
     *
     * @param slice how much of a file is in memory, in bytes
     */
    RecordProducer fileOrCapture(AllocatedRanges ranges, int slice, PrintStream err) throws CommandFailedException {
        if (text.isBlank()) {
            throw new CommandFailedException(problem("cli.path"));
        }
        try {
            Path path = Path.of(text);
            if (SavedSource.test(path)) {
                return new CaptureRecords(path);
            }
            if (!Files.isDirectory(path)) {
                return new FileRecords(path, ranges, slice, err);
            }
        } catch (InvalidPathException e) {
            throw new CommandFailedException(problem("cli.path"));
        }
        throw new CommandFailedException(problem("cli.folder"));
    }

    /** As {@link #fileOrCapture}, all of it taken in before the first record: with paths where those are asked for. */
    FileTaking takenIn(@Nullable Path table, boolean withPaths, Volumes volumes, PrintStream err)
            throws CommandFailedException {
        AllocatedRanges ranges = volumes.allocatedRanges();
        // What cannot be a source is said as without paths.
        fileOrCapture(ranges, StreamScan.SLICE, err);
        return new FileTaking(Path.of(text), table, withPaths, ranges, volumes::temporaryFolder, err);
    }

    private Problem problem(String key) {
        String shown = text.isBlank() ? "'" + text + "'" : text;
        return new Problem(0, shown, Messages.text(key + ".here"), Messages.text(key + ".next"));
    }
}
