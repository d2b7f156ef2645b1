package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $MFT} of a source that is a file: the one that was collected with it, unless another was added before. Safe from
 * any thread. A table is read once the source is loaded: then it can be told whether it fits.
 */
final class FileTables implements SourcePaths.Tables {

    private final @Nullable Path source;
    private final RecordStore store;
    private final Loaded loaded;
    private volatile boolean given;
    private volatile boolean pending = true;
    private final Object order = new Object();
    private volatile boolean closed;
    private volatile @Nullable BackgroundTask task;
    private volatile String said = "";
    private volatile List<TableNote> notes = List.of();
    private volatile @Nullable Path added;
    private final OpenedFiles opened;
    private final AllocatedRanges ranges;

    /** Waits until all rows are there. */
    interface Loaded {
        void await() throws InterruptedException;
    }

    /**
     * @param source the file beside which to look, {@code null} to look nowhere
     * @param opened takes what was read
     * @param store the rows
     * @param ranges tells where a sparse file has room on the disk
     */
    FileTables(@Nullable Path source, OpenedFiles opened, RecordStore store, Loaded loaded, AllocatedRanges ranges) {
        this.source = source;
        this.opened = opened;
        this.store = store;
        this.loaded = loaded;
        this.ranges = ranges;
    }

    @Override
    public void read(PathIndex index) {
        try {
            Path beside = given || source == null ? null : FileTableFile.beside(source);
            if (beside != null) {
                add(beside, index);
            } else if (!given && source != null) {
                loaded.await();
                sayNotFound(source);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            said = Messages.text("paths.unreadable", Problem.of("$MFT", e).what());
        } catch (RuntimeException | VirtualMachineError e) {
            // What a damaged table provokes is no fault of the program.
            said = Messages.text(
                    "paths.unreadable", Problem.unreadable("$MFT", e).what());
        } finally {
            pending = false;
        }
    }

    private void sayNotFound(Path file) {
        synchronized (order) {
            if (added == null && !given && store.hasRecords()) {
                notes = List.of(new TableNote(TableNote.Kind.NOT_FOUND, Messages.text("paths.notFound", file)));
            }
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

    /** Whether a file is the table that was added. */
    boolean readsFrom(Path written) {
        Path last = added;
        return last != null && InputFiles.contain(last, written);
    }

    /** The table that somebody added; {@code null} for none, and for the one beside. */
    @Nullable
    Path added() {
        return given ? added : null;
    }

    private boolean isAdded(Path file) throws IOException {
        Path last = added;
        return last != null && Files.isSameFile(file, last);
    }

    private void read(Path file, PathIndex index) throws IOException {
        BackgroundTask reading = new BackgroundTask(Messages.text("paths.reading", 0));
        long size = Files.size(file);
        task = reading;
        said = "";
        try {
            FileStamp stamp = FileStamp.ofRegular(file);
            loaded.await();
            LastFiles last = LastFiles.of(store);
            FileTableFile.Contents table = FileTableFile.read(file, last, ranges, bytes -> goOn(reading, bytes, size));
            if (table != null) {
                index.add(table.directories(), table.fits());
                added = file;
                opened.add(stamp);
                notes = table.notes();
                said = Messages.text("paths.read", file, table.directories().size());
            } else if (!closed) {
                said = Messages.text("paths.read.cancelled", file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            task = null;
            reading.end();
        }
    }

    private boolean goOn(BackgroundTask reading, long bytes, long size) {
        reading.say(Messages.text("paths.reading", bytes >>> 20));
        reading.progress(bytes, size);
        return !reading.isCancelled() && !closed;
    }

    /** The table that lies beside is not wanted. */
    void given() {
        given = true;
        notes = List.of();
    }

    /** Whether a table is still to come by itself. */
    boolean pending() {
        return pending;
    }

    /** What is being done, else what came of it. */
    String words() {
        BackgroundTask now = task;
        return now == null ? said : now.words();
    }

    /** What a person must know of the table. */
    List<TableNote> notes() {
        return notes;
    }

    /** The reading that goes on; {@code null} when none does. */
    @Nullable
    BackgroundTask task() {
        return task;
    }

    /** Waits until what is being read, and all rows, were taken in. */
    void awaitTakenIn(PathIndex index) throws InterruptedException {
        for (BackgroundTask now = task; now != null; now = task) {
            now.awaitEnd();
        }
        index.awaitSettled();
    }

    @Override
    public void end() {
        closed = true;
    }
}
