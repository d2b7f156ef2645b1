package dev.tidemark.testing;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Records that a test writes, shown through a filter; all work is done at once, where it is asked for. Belongs to the test's thread.
 */
public final class ShownRecords implements AutoCloseable {

    /** 2024-05-03 12:00 UTC. */
    public static final long START = Filetime.of(Instant.parse("2024-05-03T12:00:00Z"));

    public final BackgroundTasks tasks = BackgroundTasks.atOnce();
    public final ShownView view = new ShownView(tasks);
    public final RecordStore store;
    private Node tree = Node.EVERYTHING;
    private long usn = 4096;

    /**
     * @param folder for what does not fit into memory
     * @param live whether rows still come
     */
    public ShownRecords(Path folder, boolean live) {
        store = RecordStore.copying(new SpillFolder(folder), 16 << 20);
        PathIndex paths = PathIndex.over(store);
        view.show(new ShownSource(store, () -> paths, () -> live, live));
    }

    /** Seconds behind the start, as FILETIME. */
    public static long at(double seconds) {
        return START + Math.round(seconds * Filetime.TICKS_PER_SECOND);
    }

    /** Adds a record; its USN is 80 more than that of the one before. */
    public ShownRecords add(String name, int reason, long time) {
        return add(name, reason, time, FileId.ntfs(40, 1));
    }

    /** As {@link #add(String, int, long)}, of a file. */
    public ShownRecords add(String name, int reason, long time, FileId file) {
        usn += 80;
        ByteBuffer record = Records.v2(name)
                .usn(usn)
                .time(time)
                .reason(reason)
                .file(file)
                .parent(FileId.ntfs(5, 5))
                .bytes();
        try {
            store.append(record, 0, record.capacity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.publish();
        return this;
    }

    /** Adds a row that is no record. */
    public ShownRecords add(RowKind kind) {
        store.append(new Marker(kind, usn, 8, 0, "what happened"));
        store.publish();
        return this;
    }

    /** The USN of the record that was added last. */
    public long usn() {
        return usn;
    }

    /** Applies a filter. */
    public void filter(String text) {
        edit(before -> Objects.requireNonNull(
                FilterParser.parse(text, FieldRegistry.standard()).tree()));
    }

    /** Changes the conditions of the filter. */
    public void edit(UnaryOperator<Node> change) {
        tree = change.apply(tree);
        view.setFilter(new AppliedFilter(tree, ZoneOffset.UTC, 0));
        pulse();
    }

    /** The filter's text. */
    public String filter() {
        return FilterPrinter.print(tree);
    }

    /** Lets the view take what there is. */
    public void pulse() {
        view.pulse();
    }

    @Override
    public void close() {
        store.close();
    }
}
