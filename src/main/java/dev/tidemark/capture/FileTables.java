package dev.tidemark.capture;

import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.PathIndex;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread. The {@code $MFT} of a source that is a file: the one beside it, unless another was added before.
 */
final class FileTables implements SourcePaths.Tables {

    private final @Nullable Path source;
    private volatile boolean given;
    private volatile boolean pending = true;
    private final Object order = new Object();
    private volatile boolean cancelled;
    private volatile boolean reading;
    private volatile boolean closed;
    private volatile String words = "";
    private @Nullable Path added;

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

    /** Reads a table and adds it, one at a time; waits. One that was added already is not read again. */
    void add(Path file, PathIndex index) throws IOException {
        synchronized (order) {
            if (!closed && !isAdded(file)) {
                read(file, index);
            }
        }
    }

    private boolean isAdded(Path file) throws IOException {
        Path last = added;
        return last != null && Files.isSameFile(file, last);
    }

    private void read(Path file, PathIndex index) throws IOException {
        cancelled = false;
        reading = true;
        String said = "";
        try {
            DirectoryTable table = FileTableFile.read(file, this::goOn);
            if (table != null) {
                index.add(table);
                added = file;
                said = Messages.text("paths.read", file, table.size());
            } else if (!closed) {
                said = Messages.text("paths.read.cancelled", file);
            }
        } finally {
            reading = false;
            words = said;
        }
    }

    private boolean goOn(long bytes) {
        words = Messages.text("paths.reading", bytes >>> 20);
        return !cancelled && !closed;
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
        cancelled = true;
        return reading;
    }

    @Override
    public void end() {
        closed = true;
    }
}
