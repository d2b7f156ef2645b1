package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.MarkerDetail.CaptureLost;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.PackedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A capture that was saved as a folder ({@link CaptureFolder}). Its own thread loads it. Safe from any thread. */
public final class SavedSource implements Source {

    private static final int PUBLISH_ROWS = 1 << 14;

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String name;
    private final String title;
    private final MappedFile bytes;
    private final RecordStore store;
    private final List<Journal> journals;
    private final CaptureDescription description;
    private final JournalSpans spans = new JournalSpans();
    private final Thread loader;
    private final OpenedFiles opened;
    private final FileTables tables;
    private final SourcePaths paths;
    private volatile SourceState state;
    private volatile boolean closing;
    private @Nullable SavedRow nextRow;
    private @Nullable CaptureLost lost;
    private @Nullable String damaged;
    private long appended;

    /** A file of records, from an offset of {@link #bytes} on. */
    private record Journal(CaptureDescription.Journal said, long start, long size) {}

    private SavedSource(
            int number, CaptureDescription description, OpenedFiles opened, MappedFile bytes, List<Journal> journals) {
        this.folder = description.folder();
        this.name = OneLine.of(description.name());
        this.title = title(description);
        this.bytes = bytes;
        this.store = RecordStore.over(number, bytes);
        this.journals = journals;
        this.description = description;
        this.opened = opened;
        this.state = new SourceState(Phase.OPENING, 0, bytes.size(), null);
        this.tables = new FileTables(null, opened, store, this::awaitLoaded, AllocatedRanges.UNKNOWN);
        this.paths = new SourcePaths(
                () -> new PathIndex(store, false, this::isComplete, () -> growing() || tables.pending(), null), tables);
        this.loader = Thread.ofPlatform().name("tidemark-load").daemon().unstarted(this::load);
    }

    /**
     * Opens a capture and starts to load it. Reads the disk: not for the FX thread.
     *
     * @param path the folder, or the {@code capture.json} in it
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
        Path file = CaptureFolder.description(path);
        OpenedFiles opened = OpenedFiles.of(List.of(file));
        CaptureDescription description = CaptureDescription.read(file);
        for (Path part : description.files()) {
            opened.add(part);
        }
        SavedSource source = described(number, description, opened);
        source.loader.start();
        return source;
    }

    private static SavedSource described(int number, CaptureDescription description, OpenedFiles opened)
            throws IOException {
        List<Path> files = new ArrayList<>();
        List<Journal> journals = new ArrayList<>();
        long start = 0;
        for (CaptureDescription.Journal journal : description.journals()) {
            long size = Files.size(journal.file());
            journals.add(new Journal(journal, start, size));
            files.add(journal.file());
            start += (size + (1L << 30) - 1) & -(1L << 30);
        }
        description.checkRows();
        return new SavedSource(number, description, opened, MappedFile.openUnlinked(files), journals);
    }

    private void load() {
        if (ForeignFile.load(location(), this::loadAll, this::shrunk, this::fail)) {
            CaptureLost missing = lost;
            Problem broken = missing == null && !closing ? damage() : null;
            if (broken != null) {
                fail(broken);
            } else if (missing == null || closing) {
                state = new SourceState(closing ? Phase.CLOSED : Phase.COMPLETE, state.total(), state.total(), null);
            } else {
                fail(Problem.refusal(
                        words(missing), Messages.text("capture.lost.here"), Messages.text("capture.lost.next")));
            }
        }
    }

    /** What tells that something is missing, though nobody told how much there was; {@code null} for nothing. */
    private @Nullable Problem damage() {
        boolean counted = description.rows().isPresent()
                && journals.stream()
                        .allMatch(journal -> journal.said().records().isPresent());
        String found = damaged;
        String what = found == null && appended == 0 && !counted ? Messages.text("capture.empty", folder) : found;
        return what == null
                ? null
                : Problem.refusal(what, Messages.text("capture.lost.here"), Messages.text("capture.lost.next"));
    }

    private static String words(CaptureLost missing) {
        String key = missing.said() < 0 ? "capture.gone" : "capture.lost";
        return Messages.text(key, missing.file(), missing.said(), missing.found());
    }

    private void loadAll() throws IOException {
        try (SavedRows rows = description.openRows()) {
            nextRow = rows == null ? null : rows.next();
            for (int i = 0; i < journals.size() && !closing; i++) {
                load(i, journals.get(i), rows);
            }
            if (!closing) {
                compare(CaptureFolder.ROWS, description.rows(), rows == null ? -1 : rows.count());
            }
        }
        store.publish();
    }

    /** A row marks the place where something is missing. */
    private void compare(String file, OptionalLong said, long found) {
        if (found < 0 ? said.orElse(1) > 0 : said.isPresent() && said.getAsLong() != found) {
            lost = new CaptureLost(file, found < 0 ? -1 : said.getAsLong(), Math.max(0, found));
            append(new Marker(state.done(), -1, 0, lost));
        }
    }

    private long shrunk() {
        long done = state.done();
        append(new Marker(done, -1, 0, new MarkerDetail.FileShrunk(done)));
        store.publish();
        return done;
    }

    private void fail(Problem problem) {
        state = new SourceState(Phase.FAILED, state.done(), state.total(), problem);
    }

    private void load(int index, Journal journal, @Nullable SavedRows rows) throws IOException {
        OptionalLong id = journal.said().id();
        spans.beginJournal(appended, JournalSpans.NO_USN, id, journal.said().complete());
        long at = 0;
        long count = 0;
        long step = 1;
        while (step > 0 && !closing) {
            addRows(index, count, rows);
            step = at < journal.size() ? append(journal, at) : 0;
            at += step;
            count += step > 0 ? 1 : 0;
            if (count % PUBLISH_ROWS == 0 && step > 0) {
                store.publish();
                state = new SourceState(Phase.LOADING, journal.start() + at, state.total(), null);
            }
        }
        addRows(index, Long.MAX_VALUE, rows);
        String file = journal.said().file().getFileName().toString();
        if (at < journal.size() && !closing) {
            damaged = Messages.text("capture.damaged", file, at);
            append(new Marker(at, journal.size() - at, 0, new MarkerDetail.CaptureBroken(at)));
        }
        if (!closing) {
            compare(file, journal.said().records(), count);
        }
        store.publish();
    }

    private int append(Journal journal, long at) {
        long offset = journal.start() + at;
        ByteBuffer window = bytes.buffer(offset);
        int position = bytes.position(offset);
        int step = PackedRecords.step(window, position, window.limit());
        if (step > 0) {
            store.appendAt(offset, window, position);
            appended++;
        }
        return step;
    }

    private void addRows(int journal, long until, @Nullable SavedRows rows) throws IOException {
        SavedRow next = nextRow;
        while (rows != null && next != null && next.journal() == journal && next.after() <= until) {
            if (next.complete() != spans.isComplete(spans.last())) {
                spans.begin(appended, JournalSpans.NO_USN, next.complete());
            }
            append(next.marker());
            next = rows.next();
        }
        nextRow = next;
    }

    private void append(Marker marker) {
        store.append(marker);
        appended++;
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
        return folder.toString();
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
        return InputFiles.contain(folder, written) || tables.readsFrom(written);
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
    public void addFileTable(Path file) throws IOException {
        tables.given();
        tables.add(file, paths.get());
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
