package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@code $J} extract. Its own thread loads it; rows can be read as soon as they are found. Safe from any thread. A file
 * on a disk of this machine is mapped and not copied; one from a network or a removable medium is read once and kept.
 */
public final class FileSource implements Source {

    private static final long HEAP_BYTES = 32L << 20;

    private final Path file;
    private final RecordStore store;
    private final Thread loader;
    private final OpenedFiles opened;
    private final FileTables tables;
    private final SourcePaths paths;
    private volatile SourceState state;
    private volatile @Nullable Problem foreign;
    private volatile boolean searchable = true;
    private volatile boolean closing;

    private FileSource(
            Path file, OpenedFiles opened, RecordStore store, long total, AllocatedRanges ranges, Loading loading) {
        this.file = file;
        this.opened = opened;
        this.store = store;
        this.state = new SourceState(Phase.OPENING, 0, total, null);
        this.tables = new FileTables(file, opened, store, this::awaitLoaded, ranges);
        this.paths = new SourcePaths(
                () -> new PathIndex(store, false, row -> true, () -> growing() || tables.pending(), null), tables);
        this.loader = Thread.ofPlatform().name("tidemark-load").daemon().unstarted(() -> load(total, loading));
    }

    /** Fills the store. */
    private interface Loading {
        void run(FileSource source) throws IOException;
    }

    /**
     * Opens a {@code $J} and starts to load it. Reads the disk: not for the FX thread.
     *
     * @param tempFolder where the bytes go that must be copied and do not fit the heap budget
     * @throws IOException if the file cannot be opened or mapped
     */
    public static FileSource open(Path file, Path tempFolder) throws IOException {
        return open(file, tempFolder, AllocatedRanges.UNKNOWN);
    }

    /**
     * As {@link #open(Path, Path)}.
     *
     * @param ranges tells where a sparse file has room on the disk
     * @throws IOException if the file cannot be opened or mapped
     */
    public static FileSource open(Path file, Path tempFolder, AllocatedRanges ranges) throws IOException {
        return open(0, file, () -> tempFolder, ranges);
    }

    /**
     * As {@link #open(Path, Path, AllocatedRanges)}.
     *
     * @param tempFolder asked only when the folder is needed
     * @throws IOException if the file cannot be opened or mapped
     */
    public static FileSource open(Path file, Supplier<Path> tempFolder, AllocatedRanges ranges) throws IOException {
        return open(0, file, tempFolder, ranges);
    }

    /**
     * As {@link #open(Path, Path, AllocatedRanges)}, of several sources that are open.
     *
     * @param number the source's number in the keys of its rows, see {@link dev.tidemark.store.RecordKey}
     * @throws IOException if the file cannot be opened or mapped
     */
    public static FileSource open(int number, Path file, Path tempFolder, AllocatedRanges ranges) throws IOException {
        return open(number, file, () -> tempFolder, ranges);
    }

    private static FileSource open(int number, Path file, Supplier<Path> tempFolder, AllocatedRanges ranges)
            throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            FileKind kind = FileKind.of(file);
            throw new IOException(Messages.text(kind == null ? "file.pipe" : "file.device"));
        }
        OpenedFiles opened = new OpenedFiles();
        opened.add(file);
        FileSource source = Mappable.test(file)
                ? mapped(number, file, opened, ranges)
                : copied(number, file, opened, tempFolder, ranges);
        source.loader.start();
        return source;
    }

    private static FileSource mapped(int number, Path file, OpenedFiles opened, AllocatedRanges ranges)
            throws IOException {
        MappedFile bytes = MappedFile.open(file);
        RecordStore store = RecordStore.over(number, bytes);
        return new FileSource(file, opened, store, bytes.size(), ranges, source -> source.scanMapped(bytes, ranges));
    }

    private static FileSource copied(
            int number, Path file, OpenedFiles opened, Supplier<Path> tempFolder, AllocatedRanges ranges)
            throws IOException {
        RecordStore store = RecordStore.copying(number, new SpillFolder(tempFolder), HEAP_BYTES);
        long total = Files.size(file);
        return new FileSource(
                file,
                opened,
                store,
                total,
                ranges,
                source -> StreamCopy.scan(file, ranges, source.store, source::goOn));
    }

    private void load(long total, Loading loading) {
        state = new SourceState(Phase.LOADING, 0, total, null);
        if (ForeignFile.load(file.toString(), () -> load(loading), this::shrunk, this::fail)) {
            Problem none = nothing(total);
            state = none != null
                    ? new SourceState(Phase.FAILED, state.done(), total, none)
                    : closing
                            ? new SourceState(Phase.CLOSED, state.done(), total, null)
                            : new SourceState(Phase.COMPLETE, total, total, null);
        }
    }

    /** What is no journal is not searched for records: each byte of it would be in a gap. */
    private void load(Loading loading) throws IOException {
        FileKind kind = FileKind.of(file);
        foreign = kind == null ? null : kind.asJournal(file.toString());
        searchable = kind == null || !kind.hidesItsContent(file);
        if (kind == null) {
            loading.run(this);
        }
    }

    private @Nullable Problem nothing(long total) {
        if (foreign != null) {
            return foreign;
        }
        return closing || store.hasRecords() ? null : FileKind.withoutRecords(file.toString(), total);
    }

    private long shrunk() {
        long done = state.done();
        store.append(new Marker(done, -1, 0, new MarkerDetail.FileShrunk(done)));
        store.publish();
        return done;
    }

    private void fail(Problem problem) {
        state = new SourceState(Phase.FAILED, state.done(), state.total(), problem);
    }

    private void scanMapped(MappedFile bytes, AllocatedRanges ranges) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        ZeroRun.Ends zeros = at -> Math.min(ZeroRun.end(file, at, ranges, this::goOn), bytes.size());
        new MappedScan(bytes, store, zeros.after(0), zeros, this::goOn, threads, StreamScan.SLICE).run();
    }

    private boolean goOn(long done) {
        state = new SourceState(Phase.LOADING, done, state.total(), null);
        return !closing;
    }

    private void changed(Problem change) {
        Joining.uninterruptibly(loader);
        if (!closing && state.problem() == null) {
            state = new SourceState(Phase.FAILED, state.done(), state.total(), change);
        }
    }

    @Override
    public OpenedFiles openedFiles() {
        return opened;
    }

    @Override
    public void watchFiles() {
        opened.watch(this::changed);
    }

    /** Waits until the file is loaded, or could not be. */
    public void awaitLoaded() throws InterruptedException {
        loader.join();
    }

    @Override
    public String name() {
        Path last = file.getFileName();
        return OneLine.of(last == null ? file.toString() : last.toString());
    }

    @Override
    public String title() {
        return OneLine.of(FileTitle.of(file));
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
    public boolean isInFile() {
        return true;
    }

    @Override
    public @Nullable Path searchable() {
        return searchable ? file : null;
    }

    @Override
    public boolean readsFrom(Path written) {
        return InputFiles.contain(file, written) || tables.readsFrom(written);
    }

    @Override
    public void awaitDirectories() throws InterruptedException {
        tables.awaitTakenIn(paths.get());
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
    public void addFileTable(Path file) throws IOException {
        tables.given();
        tables.add(file, paths.get());
    }

    @Override
    public void close() {
        closing = true;
        opened.close();
        paths.close();
        Joining.uninterruptibly(loader);
        store.close();
        state = new SourceState(Phase.CLOSED, state.done(), state.total(), state.problem());
    }
}
