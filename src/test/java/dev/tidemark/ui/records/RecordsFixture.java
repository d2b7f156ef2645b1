package dev.tidemark.ui.records;

import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.PassingRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** A source whose records a test writes, and a view model that shows them ten at a time. */
final class RecordsFixture implements Source {

    static final int VISIBLE = 10;
    static final long START = 133_500_000_000_000_000L;

    final RecordStore store;
    final PathIndex paths;
    final ShownView view;
    final RecordsViewModel model;
    final BackgroundTasks tasks;
    final List<Runnable> waiting = new ArrayList<>();
    SourceState.Phase phase = SourceState.Phase.READING;
    ColumnMemory memory = ColumnMemory.none();
    long clock;

    private final List<Long> passing = new ArrayList<>();
    private int filters;
    private long written;

    private RecordsFixture(FieldRegistry fields, RecordStore store, boolean direct, ColumnMemory memory) {
        this.store = store;
        this.paths = PathIndex.over(store);
        this.memory = memory;
        tasks = BackgroundTasks.atOnce(direct ? Runnable::run : waiting::add);
        view = new ShownView(tasks, (source, filter) -> new Fixed(store, passing));
        model = new RecordsViewModel(fields, view, tasks, memory, () -> clock);
        model.setVisibleRows(VISIBLE);
        show(store);
    }

    /** Shows a store as another source. */
    void show(RecordStore shown) {
        show(shown, true);
    }

    /** Shows a store as another source, which is read live or is a file. */
    void show(RecordStore shown, boolean live) {
        view.show(new ShownSource(shown, () -> paths, this::growing, live));
    }

    /** Shows the records that fit, in their order, as they are now. */
    void only(LongPredicate test) {
        passing.clear();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            if (test.test(record)) {
                passing.add(record);
            }
        }
        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName("filter " + ++filters)));
    }

    /** Shows all records again. */
    void all() {
        view.setFilter(AppliedFilter.of(FilterSpec.ALL));
    }

    /** Background work is done at once. */
    static RecordsFixture direct(Path folder) {
        return new RecordsFixture(
                FieldRegistry.standard(),
                RecordStore.copying(new SpillFolder(folder), 16 << 20),
                true,
                ColumnMemory.none());
    }

    /** Background work waits for {@link #work}. */
    static RecordsFixture slow(Path folder) {
        return new RecordsFixture(
                FieldRegistry.standard(),
                RecordStore.copying(new SpillFolder(folder), 16 << 20),
                false,
                ColumnMemory.none());
    }

    static RecordsFixture remembering(Path folder, ColumnMemory memory) {
        return new RecordsFixture(
                FieldRegistry.standard(), RecordStore.copying(new SpillFolder(folder), 16 << 20), true, memory);
    }

    /** As {@link #direct}, with other fields. */
    static RecordsFixture of(Path folder, FieldRegistry fields) {
        return new RecordsFixture(
                fields, RecordStore.copying(new SpillFolder(folder), 16 << 20), true, ColumnMemory.none());
    }

    void work() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    /** What the person who waits is told that is being done; empty when nothing is. */
    String running() {
        return tasks.running().stream().map(BackgroundTask::words).collect(Collectors.joining(", "));
    }

    static String name(long number) {
        return "file-" + number + ".txt";
    }

    static long usn(long number) {
        return 100_000 + number * 128;
    }

    /** Appends records that are numbered as they are in the store, and shows them. */
    RecordsFixture append(long count) {
        for (long i = 0; i < count; i++) {
            append(Records.v2(name(written))
                    .usn(usn(written))
                    .time(START + written)
                    .reason(0x8000_0102)
                    .file(FileId.ntfs(written, 1))
                    .parent(FileId.ntfs(5, 5))
                    .set("FileAttributes", 0x20)
                    .set("SecurityId", 7)
                    .bytes());
        }
        publish();
        return this;
    }

    void append(ByteBuffer record) {
        try {
            store.append(record, 0, RecordBytes.length(record, 0));
            written++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(Marker marker) {
        store.append(marker);
        written++;
    }

    void publish() {
        store.publish();
        model.pulse();
    }

    void stop() {
        phase = SourceState.Phase.STOPPED;
        model.pulse();
    }

    /** The records that the visible rows show. */
    List<Long> visible() {
        return model.slots().stream()
                .filter(slot -> slot.key >= 0)
                .map(slot -> slot.key)
                .toList();
    }

    List<Long> selected() {
        return model.slots().stream()
                .filter(slot -> slot.selected)
                .map(slot -> slot.key)
                .toList();
    }

    static List<Long> range(long from, long to) {
        List<Long> all = new ArrayList<>();
        for (long i = from; i < to; i++) {
            all.add(i);
        }
        return all;
    }

    /** A list of records in ascending order. */
    record Fixed(RecordStore store, List<Long> records) implements PassingRows {

        Fixed {
            records = List.copyOf(records);
        }

        @Override
        public void advance() {
            // All were examined when it was made.
        }

        @Override
        public long examined() {
            return store.endRecord();
        }

        @Override
        public boolean upToDate() {
            return true;
        }

        @Override
        public void close() {
            // Nothing goes on.
        }

        @Override
        public long size() {
            return records.size();
        }

        @Override
        public long keyAt(long index) {
            return records.get((int) index);
        }

        @Override
        public long indexOf(long record) {
            return java.util.Collections.binarySearch(records, record);
        }

        @Override
        public Rows base() {
            return store;
        }
    }

    // --- as a source

    @Override
    public String name() {
        return "D:";
    }

    @Override
    public String location() {
        return "D:";
    }

    @Override
    public PathIndex paths() {
        return paths;
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Override
    public SourceState state() {
        return new SourceState(phase, 0, -1, null);
    }

    @Override
    public void close() {
        store.close();
    }
}
