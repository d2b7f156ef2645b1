package dev.tidemark.cli;

import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The records of a {@code $J} or a capture with the paths their files had: the whole journal is taken in before the first. */
final class PathRecords implements RecordProducer {

    private final Path file;
    private final @Nullable Path table;
    private final FilterSpec filter;

    /**
     * @param table the {@code $MFT} to use; {@code null} for the one beside a {@code $J}, if there is one
     * @param filter of which only the condition on the path is tested here
     */
    PathRecords(Path file, @Nullable Path table, FilterSpec filter) {
        this.file = file;
        this.table = table;
        this.filter = filter;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        if (table != null && Files.notExists(table)) {
            throw unread(table, new NoSuchFileException(table.toString()));
        }
        try (Source source = open()) {
            addTable(source);
            write(source, filter, selection);
            requireUnchanged(source);
        } catch (IOException e) {
            throw unread(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addTable(Source source) throws CommandFailedException {
        if (table != null) {
            try {
                source.addFileTable(table);
            } catch (IOException e) {
                throw unread(table, e);
            }
        }
    }

    /** Who writes to a file, or puts another in its place, while it is read, gets no complete output. */
    static void requireUnchanged(Source source) throws CommandFailedException {
        OpenedFiles files = source.openedFiles();
        Problem change = files == null ? null : files.change();
        if (change != null) {
            throw new CommandFailedException(change);
        }
    }

    private static CommandFailedException unread(Path file, IOException e) {
        return new CommandFailedException(Problem.of(file.toString(), e));
    }

    /** Writes what was loaded; what could not be loaded is told behind that. */
    static void write(Source source, FilterSpec filter, Selection selection)
            throws CommandFailedException, IOException, InterruptedException {
        source.paths().awaitSettled();
        try (PathRows rows = new PathRows(source, filter)) {
            rows.writeTo(source.store().endRecord(), selection);
        }
        Problem problem = source.state().problem();
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
    }

    private Source open() throws IOException, InterruptedException {
        if (CaptureFolder.test(file)) {
            SavedSource saved = SavedSource.open(file);
            saved.awaitLoaded();
            return saved;
        }
        FileSource source = FileSource.open(file, Path.of(System.getProperty("java.io.tmpdir")));
        source.awaitLoaded();
        return source;
    }
}
