package dev.tidemark.capture;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.PackedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** A capture that was saved as a folder ({@link CaptureFolder}). Its own thread loads it. Safe from any thread. */
public final class SavedSource implements Source {

    private static final int PUBLISH_ROWS = 1 << 14;

    private final Path folder;
    private final String name;
    private final MappedFile bytes;
    private final RecordStore store;
    private final List<Journal> journals;
    private final Deque<Row> rows;
    private final ConcurrentSkipListMap<Long, Long> journalIds = new ConcurrentSkipListMap<>();
    private final Thread loader;
    private final FileTables tables = new FileTables(null);
    private final SourcePaths paths;
    private volatile SourceState state;
    private final ConcurrentSkipListMap<Long, Boolean> complete = new ConcurrentSkipListMap<>();
    private volatile boolean closing;
    private long appended;

    private record Journal(long start, long size, OptionalLong id) {}

    private record Row(int journal, long after, Marker marker, boolean complete) {}

    private SavedSource(Path folder, String name, MappedFile bytes, List<Journal> journals, Deque<Row> rows) {
        this.folder = folder;
        this.name = name;
        this.bytes = bytes;
        this.store = RecordStore.over(bytes);
        this.journals = journals;
        this.rows = rows;
        this.state = new SourceState(Phase.OPENING, 0, bytes.size(), null);
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
        Path description = CaptureFolder.description(path);
        try {
            SavedSource source = described(description);
            source.loader.start();
            return source;
        } catch (JacksonException | IllegalArgumentException | ClassCastException e) {
            throw new IOException(description + ": what describes the capture is damaged", e);
        }
    }

    private static SavedSource described(Path description) throws IOException {
        Path folder = description.toAbsolutePath().getParent();
        Map<String, Object> said = CaptureFolder.read(description);
        if (folder == null || !Integer.valueOf(CaptureFolder.FORMAT).equals(said.get("format"))) {
            throw new IOException(description + ": not a capture of a format this version knows");
        }
        List<Path> files = new ArrayList<>();
        List<Journal> journals = new ArrayList<>();
        long start = 0;
        for (Object journal : (List<?>) said.getOrDefault("journals", List.of())) {
            Map<?, ?> one = (Map<?, ?>) journal;
            Path file = folder.resolve(String.valueOf(one.get("file")));
            long size = Files.size(file);
            journals.add(new Journal(start, size, id(one.get("id"))));
            files.add(file);
            start += (size + (1L << 30) - 1) & -(1L << 30);
        }
        String name = String.valueOf(said.getOrDefault("name", folder.toString()));
        Deque<Row> rows = rows(folder);
        return new SavedSource(folder, name, MappedFile.open(files), journals, rows);
    }

    private static OptionalLong id(@org.jspecify.annotations.Nullable Object text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(text.toString(), 16));
    }

    private static Deque<Row> rows(Path folder) throws IOException {
        Deque<Row> rows = new ArrayDeque<>();
        for (String line : Files.readAllLines(folder.resolve(CaptureFolder.ROWS))) {
            Map<String, Object> one = JSON.std.mapFrom(line);
            Marker marker = new Marker(
                    kind(String.valueOf(one.get("kind"))),
                    number(one, "at"),
                    number(one, "length"),
                    number(one, "time"),
                    String.valueOf(one.get("text")));
            boolean complete = !Boolean.FALSE.equals(one.get(CaptureFolder.COMPLETE));
            rows.add(new Row((int) number(one, "journal"), number(one, "after"), marker, complete));
        }
        return rows;
    }

    /** Kinds had other names once. */
    private static RowKind kind(String name) {
        return switch (name) {
            case "JOURNAL_ID" -> RowKind.JOURNAL;
            case "JOURNAL_GONE" -> RowKind.GONE;
            default -> RowKind.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    private static long number(Map<String, Object> line, String key) {
        return line.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private void load() {
        for (int i = 0; i < journals.size() && !closing; i++) {
            load(i, journals.get(i));
        }
        state = new SourceState(closing ? Phase.CLOSED : Phase.COMPLETE, state.total(), state.total(), null);
    }

    private void load(int index, Journal journal) {
        if (journal.id().isPresent()) {
            journalIds.put(store.endRecord(), journal.id().getAsLong());
        }
        long at = 0;
        long count = 0;
        long step = 1;
        while (step > 0 && !closing) {
            addRows(index, count);
            step = at < journal.size() ? append(journal, at) : 0;
            at += step;
            count++;
            if (count % PUBLISH_ROWS == 0) {
                store.publish();
                state = new SourceState(Phase.LOADING, journal.start() + at, state.total(), null);
            }
        }
        addRows(index, Long.MAX_VALUE);
        if (at < journal.size() && !closing) {
            String text = Messages.text("capture.broken", Long.toString(at));
            store.append(new Marker(RowKind.GAP, at, journal.size() - at, 0, text));
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

    private void addRows(int journal, long until) {
        Row next = rows.peek();
        while (next != null && next.journal() == journal && next.after() <= until) {
            store.append(next.marker());
            complete.put(appended++, next.complete());
            rows.remove();
            next = rows.peek();
        }
    }

    /** Waits until everything is loaded. */
    public void awaitLoaded() throws InterruptedException {
        loader.join();
    }

    @Override
    public String name() {
        return name;
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
        var entry = journalIds.floorEntry(record);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getValue());
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
    public boolean cancelDirectories() {
        return tables.cancel();
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
        var entry = complete.floorEntry(record);
        return entry == null || entry.getValue();
    }

    @Override
    public void close() {
        closing = true;
        paths.close();
        FileSource.joinUninterruptibly(loader);
        store.close();
        state = new SourceState(Phase.CLOSED, state.done(), state.total(), state.problem());
    }
}
