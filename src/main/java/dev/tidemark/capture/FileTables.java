package dev.tidemark.capture;

import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.PathIndex;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread. The {@code $MFT} of a source that is a file: the one beside it, unless another was added before.
 */
final class FileTables implements SourcePaths.Tables {

    private final @Nullable Path source;
    private volatile boolean given;
    private volatile boolean pending = true;
    private volatile boolean ended;
    private volatile boolean reading;
    private volatile boolean closed;
    private volatile String words = "";

    /**
     * @param source the file beside which to look, {@code null} to look nowhere
     */
    FileTables(@Nullable Path source) {
        this.source = source;
    }

    @Override
    public void read(PathIndex index) {
        try {
            Path beside = given || source == null ? null : FileTableFile.beside(source);
            if (beside != null) {
                add(beside, index);
            }
        } catch (IOException e) {
            words = Messages.text("paths.unreadable", Problem.of("$MFT", e).what());
        } finally {
            pending = false;
        }
    }

    /** Reads a table and adds it; waits. */
    void add(Path file, PathIndex index) throws IOException {
        if (closed) {
            return;
        }
        ended = false;
        reading = true;
        words = Messages.text("paths.reading", 0);
        try {
            DirectoryTable table = FileTableFile.read(file, this::goOn);
            words = table == null ? "" : Messages.text("paths.read", file, table.size());
            if (table != null) {
                index.add(table);
            }
        } catch (IOException e) {
            words = "";
            throw e;
        } finally {
            reading = false;
        }
    }

    private boolean goOn(long bytes) {
        words = Messages.text("paths.reading", bytes >>> 20);
        return !ended;
    }

    /** The table that lies beside is not wanted. */
    void given() {
        given = true;
    }

    /** Whether a table is still to come by itself. */
    boolean pending() {
        return pending;
    }

    String words() {
        return words;
    }

    /** Ends the reading that is going on; true when there was any. */
    boolean cancel() {
        ended = true;
        return reading;
    }

    @Override
    public void end() {
        closed = true;
        ended = true;
    }
}
