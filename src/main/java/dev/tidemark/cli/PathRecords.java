package dev.tidemark.cli;

import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The records of a {@code $J} or a capture with the paths their files had, or by conditions that need other records: the whole journal
 * is taken in before the first.
 */
final class PathRecords implements RecordProducer {

    private final Path file;
    private final @Nullable Path table;
    private final FilterSpec filter;
    private final Where where;
    private final boolean withPaths;

    /**
     * @param table the {@code $MFT} to use; {@code null} for the one beside a {@code $J}, if there is one
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param withPaths whether the paths are to be found out
     */
    PathRecords(Path file, @Nullable Path table, FilterSpec filter, Where where, boolean withPaths) {
        this.file = file;
        this.table = table;
        this.filter = filter;
        this.where = where;
        this.withPaths = withPaths;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try (Source source = open()) {
            if (table != null) {
                source.addFileTable(table);
            }
            write(source, filter, where, withPaths, selection);
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(file.toString(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what was loaded; what could not be loaded is told behind that. */
    static void write(Source source, FilterSpec filter, Where where, boolean withPaths, Selection selection)
            throws CommandFailedException, IOException, InterruptedException {
        if (withPaths) {
            source.paths().awaitSettled();
        }
        try (PathRows rows = new PathRows(source, filter, where.from(source.store()), withPaths)) {
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
