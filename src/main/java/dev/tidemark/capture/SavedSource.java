package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A capture that was saved, as a file ({@link CaptureFile}) or as a folder. Its own thread loads it. Safe from any thread. */
public final class SavedSource implements Source {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path location;
    private final String name;
    private final String title;
    private final RecordStore store;
    private final CaptureParts parts;
    private final SavedLoading loading;
    private final JournalSpans spans = new JournalSpans();
    private final Thread loader;
    private final OpenedFiles opened;
    private final FileTables tables;
    private final SourcePaths paths;
    private volatile SourceState state;
    private volatile boolean closing;

    private SavedSource(CaptureDescription description, OpenedFiles opened, SavedRecords records) {
        this.location = description.parts().path();
        this.name = OneLine.of(description.name());
        this.title = title(description);
        this.parts = description.parts();
        this.store = records.store();
        this.loading = new SavedLoading(description, records, spans, this::goOn);
        this.opened = opened;
        this.state = new SourceState(Phase.OPENING, 0, records.bytes().size(), null);
        this.tables = new FileTables(null, opened, store, this::awaitLoaded, AllocatedRanges.UNKNOWN);
        this.paths = new SourcePaths(
                () -> new PathIndex(store, false, this::isComplete, () -> growing() || tables.pending(), null), tables);
        this.loader = Thread.ofPlatform().name("tidemark-load").daemon().unstarted(this::load);
    }

    /** Whether a path is a saved capture: a file, a folder, or the description in that. Reads the disk. */
    public static boolean test(Path path) {
        return CaptureFile.test(path) || CaptureFolder.test(path);
    }

    private static CaptureParts parts(Path path) throws IOException {
        return CaptureFile.test(path) ? FileParts.open(path) : FolderParts.of(path);
    }

    /**
     * Opens a capture and starts to load it. Reads the disk: not for the FX thread.
     *
     * @param path the file; or the folder, or the {@code capture.json} in it
     * @throws IOException if it is no capture of a format this program knows, or a file of it cannot be mapped
     */
    public static SavedSource open(Path path) throws IOException {
        return open(0, path);
    }

    /**
     * As {@link #open(Path)}, of several sources that are open.
     *
     * @param number the source's number in the keys of its rows, see {@link dev.tidemark.store.RecordKey}
     * @throws IOException if it is no capture of a format this program knows, or a file of it cannot be mapped
     */
    public static SavedSource open(int number, Path path) throws IOException {
        OpenedFiles opened = OpenedFiles.of(List.of(CaptureFile.test(path) ? path : CaptureFolder.description(path)));
        CaptureParts parts = parts(path);
        try {
            SavedSource source = open(number, parts, opened);
            source.loader.start();
            return source;
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static SavedSource open(int number, CaptureParts parts, OpenedFiles opened) throws IOException {
        CaptureDescription description = CaptureDescription.read(parts);
        for (Path more : parts.files(description.files()).stream().skip(1).toList()) {
            opened.add(more);
        }
        description.checkRows();
        return new SavedSource(description, opened, parts.records(number, description.files()));
    }

    private void load() {
        if (ForeignFile.load(location(), loading::run, this::shrunk, this::fail)) {
            Problem missing = loading.problem();
            if (missing == null || closing) {
                state = new SourceState(closing ? Phase.CLOSED : Phase.COMPLETE, state.total(), state.total(), null);
            } else {
                fail(missing);
            }
        }
    }

    private boolean goOn(long done) {
        if (done > state.done()) {
            state = new SourceState(Phase.LOADING, done, state.total(), null);
        }
        return !closing;
    }

    private long shrunk() {
        long done = state.done();
        loading.append(new Marker(done, -1, 0, new MarkerDetail.FileShrunk(done)));
        store.publish();
        return done;
    }

    private void fail(Problem problem) {
        state = new SourceState(Phase.FAILED, state.done(), state.total(), problem);
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

    /** Waits until everything is loaded, or could not be. */
    public void awaitLoaded() throws InterruptedException {
        loader.join();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    private static String title(CaptureDescription description) {
        String saved = MINUTES.format(description.saved());
        return OneLine.of(Messages.text("capture.title", description.name(), saved));
    }

    @Override
    public String location() {
        return location.toString();
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
    public OptionalLong journalIdAt(long record) {
        return spans.idOf(spans.at(record));
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
    public boolean readsFrom(Path written) {
        return InputFiles.contain(location, written) || tables.readsFrom(written);
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

    /**
     * What a person added to a capture that is not open. Reads the disk.
     *
     * @return {@code null} when there is nothing, or the path is no such capture
     */
    public static byte @Nullable [] added(Path path, CaptureAddition addition) throws IOException {
        if (!CaptureFile.test(path)) {
            return null;
        }
        CaptureParts parts = parts(path);
        try {
            return parts.added(addition);
        } finally {
            parts.close();
        }
    }

    /**
     * What a person added to the capture before it was saved. Anyone may have written it. Reads the disk.
     *
     * @return {@code null} when there is nothing
     */
    public byte @Nullable [] added(CaptureAddition addition) throws IOException {
        return parts.added(addition);
    }

    @Override
    public boolean isComplete(long record) {
        return spans.isComplete(spans.at(record));
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
