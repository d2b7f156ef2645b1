package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records that lie anywhere in a file, by their USN and each once, found by {@link Carving}. Safe from any thread. The offset
 * of a row is that of the record in the file. Records are copied as they are found, so the file is read once, whatever it lies
 * on.
 */
public final class CarvedSource implements Source {

    private static final long HEAP_BYTES = 32L << 20;

    private final Path file;
    private final RecordStore store;
    private final OpenedFiles opened;
    private final String found;
    private final FileTables tables;
    private final SourcePaths paths;
    private volatile SourceState state;

    private CarvedSource(
            Path file, RecordStore store, OpenedFiles opened, AllocatedRanges ranges, SourceState state, String found) {
        this.file = file;
        this.store = store;
        this.opened = opened;
        this.state = state;
        this.found = found;
        this.tables = new FileTables(file, opened, store, () -> {}, ranges);
        this.paths =
                new SourcePaths(() -> new PathIndex(store, false, this::isComplete, tables::pending, null), tables);
    }

    /**
     * Searches a file from its beginning to its end, which may take long. Reads the disk: not for the FX thread.
     *
     * @param number the source's number in the keys of its rows, see {@link dev.tidemark.store.RecordKey}
     * @param tempFolder where records go that do not fit the heap budget
     * @param ranges tells where a sparse file has room on the disk
     * @param task is told how far it is; when it is cancelled the search ends, and the source has what was found until then
     * @throws IOException if the file cannot be read, or there is no room for what was found
     */
    public static CarvedSource search(
            int number, Path file, Path tempFolder, AllocatedRanges ranges, BackgroundTask task) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(Messages.text("file.notRegular"));
        }
        OpenedFiles opened = new OpenedFiles();
        opened.add(file);
        RecordStore copies = RecordStore.copying(number, new SpillFolder(tempFolder), HEAP_BYTES);
        try {
            return search(file, opened, copies, ranges, task);
        } catch (IOException | RuntimeException | Error e) {
            copies.close();
            throw e;
        }
    }

    private static CarvedSource search(
            Path file, OpenedFiles opened, RecordStore copies, AllocatedRanges ranges, BackgroundTask task)
            throws IOException {
        long total = Files.size(file);
        Carving carving = new Carving(copies);
        carving.search(file, 0, ranges, done -> {
            task.progress(done, total);
            return !task.isCancelled();
        });
        CarvedOrder order = Objects.requireNonNull(carving.order(), "nobody else closes the store");
        int count = order.count();
        String found = Messages.text(
                "carve.found", count, carving.found() - count, carving.bytesWithoutRecords(), carving.bytes());
        long searched = carving.bytes();
        SourceState state = searched >= total
                ? new SourceState(Phase.COMPLETE, searched, total, null)
                : new SourceState(Phase.FAILED, searched, total, stopped(file, searched, total));
        RecordStore store = copies.handOn(count, order::record, carving.offsets());
        return new CarvedSource(file, store, opened, ranges, state, found);
    }

    private static Problem stopped(Path file, long searched, long total) {
        return Problem.refusal(
                Messages.text("carve.stopped", file, searched, total),
                Messages.text("carve.stopped.here"),
                Messages.text("carve.stopped.next"));
    }

    /** How much was found, and what was not, in a line. */
    public String found() {
        return found;
    }

    private void changed(Problem change) {
        if (state.problem() == null && state.phase() != Phase.CLOSED) {
            state = new SourceState(Phase.FAILED, state.done(), state.total(), change);
        }
    }

    @Override
    public String name() {
        Path last = file.getFileName();
        return OneLine.of(Messages.text("carve.name", last == null ? file : last));
    }

    @Override
    public String title() {
        return OneLine.of(Messages.text("carve.name", FileTitle.of(file)));
    }

    @Override
    public String location() {
        return file.toAbsolutePath().toString();
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Override
    public SourceState state() {
        return state;
    }

    @Override
    public boolean isInFile() {
        return true;
    }

    @Override
    public boolean isCarved() {
        return true;
    }

    /** Between two that were found, any number may be missing. */
    @Override
    public boolean isComplete(long record) {
        return false;
    }

    @Override
    public OpenedFiles openedFiles() {
        return opened;
    }

    @Override
    public void watchFiles() {
        opened.watch(this::changed);
    }

    @Override
    public PathIndex paths() {
        return paths.get();
    }

    @Override
    public String pathWords() {
        return tables.words();
    }

    @Override
    public List<TableNote> tableNotes() {
        return tables.notes();
    }

    @Override
    public @Nullable BackgroundTask directories() {
        return tables.task();
    }

    @Override
    public void awaitDirectories() throws InterruptedException {
        tables.awaitTakenIn(paths.get());
    }

    @Override
    public boolean readsFrom(Path written) {
        return InputFiles.contain(file, written) || tables.readsFrom(written);
    }

    @Override
    public boolean takesFileTable() {
        return true;
    }

    @Override
    public @Nullable Path addedTable() {
        return tables.added();
    }

    @Override
    public void addFileTable(Path table) throws IOException {
        tables.given();
        tables.add(table, paths.get());
    }

    @Override
    public void close() {
        opened.close();
        paths.close();
        store.close();
        state = new SourceState(Phase.CLOSED, state.done(), state.total(), state.problem());
    }
}
