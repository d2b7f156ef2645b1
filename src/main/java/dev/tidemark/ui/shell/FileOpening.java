package dev.tidemark.ui.shell;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.FileTableFile;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionFile;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are opened together: journals and captures, and the {@code $MFT}s that belong to them. Not thread-safe. */
final class FileOpening {

    private final Path tempFolder;
    private final SourceNumbers numbers;
    private final AllocatedRanges ranges;
    private final List<Source> sources = new ArrayList<>();
    private final List<Path> sourceFiles = new ArrayList<>();
    private final List<Path> tables = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param numbers gives each source its number
     * @param ranges tells where a sparse file has room on the disk
     */
    FileOpening(Path tempFolder, SourceNumbers numbers, AllocatedRanges ranges) {
        this.ranges = ranges;
        this.tempFolder = tempFolder;
        this.numbers = numbers;
    }

    /** Opens a {@code $J} or a capture, or notes an {@code $MFT} or what a session says. Reads the disk. */
    void open(Path file) {
        open(file, SessionFile.isCalledOne(file));
    }

    /** Notes what a session says, whatever its file is called. Reads the disk. */
    void session(Path file) {
        open(file, true);
    }

    private void open(Path file, boolean session) {
        try {
            if (session) {
                sessions.add(SessionFile.read(file));
            } else if (FileTableFile.test(file)) {
                tables.add(file);
            } else {
                sources.add(read(file));
                sourceFiles.add(file);
            }
        } catch (IOException e) {
            problems.add(Problem.of(file.toString(), e));
        } catch (RuntimeException | VirtualMachineError e) {
            // A damaged file may provoke anything in the code that reads it: that is no fault that releases what is
            // held.
            problems.add(Problem.unreadable(file.toString(), e));
        }
    }

    /** Opens files, and notes tables, until it is cancelled. Reads the disk. */
    void open(List<Path> files, List<Path> asTables, BackgroundTask task) {
        for (int i = 0; i < files.size() && !task.isCancelled(); i++) {
            task.progress(i, files.size() > 1 ? files.size() : 0);
            open(files.get(i));
        }
        asTables.forEach(this::table);
    }

    /** Closes what was opened, for nobody wants it any more. Waits for readers. */
    void close() {
        SourceClosing.all(sources);
    }

    private Source read(Path path) throws IOException {
        if (SavedSource.test(path)) {
            return SavedSource.open(numbers.next(), path);
        }
        if (Files.isDirectory(path)) {
            throw new IOException(Messages.text("shell.open.folder"));
        }
        return FileSource.open(numbers.next(), path, tempFolder, ranges);
    }

    /** Notes an {@code $MFT} that was named as one. */
    void table(Path file) {
        tables.add(file);
    }

    List<Source> sources() {
        return sources;
    }

    /** What is to be gone on with; nothing of it was opened. */
    List<Session> sessions() {
        return sessions;
    }

    List<Path> tables() {
        return tables;
    }

    /** What went wrong, file by file. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * What a table belongs to: the journal in its folder, else the first.
     *
     * @param shown what it belongs to when no journal was to be opened
     */
    @Nullable
    Source sourceOf(Path table, @Nullable Source shown) {
        for (int i = 0; i < sources.size(); i++) {
            Path folder = sourceFiles.get(i).toAbsolutePath().getParent();
            if (folder != null && folder.equals(table.toAbsolutePath().getParent())) {
                return sources.get(i);
            }
        }
        if (sources.isEmpty()) {
            // The journal it belongs to could not be opened: what is shown is of another volume.
            return problems.isEmpty() ? shown : null;
        }
        return sources.getFirst();
    }
}
