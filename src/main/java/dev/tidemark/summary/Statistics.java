package dev.tidemark.summary;

import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.KeyWalk;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows by their values, by several groupings in one pass, and goes on as rows come. Safe from any thread; nothing here waits
 * but {@link #await}. Exact up to 100,000 values of a grouping and 262,144 files; records of values beyond are counted together, and
 * said. When paths become known better, and when more than a quarter of what was counted was dropped by the source, it begins anew;
 * until then what was dropped stays counted, and is said.
 */
public final class Statistics extends BackgroundCount {

    /**
     * What is counted.
     *
     * @param store the rows of a source
     * @param rows the store itself, or some of its rows in the order of their records
     * @param paths where the files were; {@code null} where nothing is counted by paths
     * @param growing whether more rows may come: the time of a record of version 4 may then become known with them
     */
    public record Of(RecordStore store, Rows rows, @Nullable PathIndex paths, BooleanSupplier growing) {}

    private static final int AT_ONCE = 1 << 14;
    private static final long LEAST_PAUSE_NANOS = 200_000_000;

    /** Making a result may take this part of the time at most. */
    private static final int PAUSE_FACTOR = 10;

    private final Of of;
    private final List<Grouping> groupings;
    private final ZoneId zone;
    private final int most;
    private final LongSupplier nanoTime;
    private final RowPieces pieces;
    private volatile StatisticsResult result = new StatisticsResult(Tally.NOTHING, List.of(), 0, 0, true);
    private volatile @Nullable Mark done;
    private final Queue<Wanted> wanted = new ConcurrentLinkedQueue<>();

    /** How far the rows had come. */
    private record Mark(long first, long end, long size, long last, int edition, boolean growing) {}

    /** What somebody waits for: all up to a record, exclusive. */
    private record Wanted(long end, AtomicReference<@Nullable StatisticsResult> result) {

        Wanted(long end) {
            this(end, new AtomicReference<>());
        }
    }

    // Of the thread that counts.
    private List<Groups> groups = List.of();
    private Tallies total = new Tallies();
    private int edition;
    private long counted;
    private long reached = -1;
    private final Front front = new Front();
    private long published;
    private long pause;

    /**
     * @param zone of hours and days
     * @param most how many lines of each grouping are wanted; directories are given in full, as a tree needs all
     * @param executor counts; may run tasks in the calling thread
     */
    public Statistics(Of of, List<Grouping> groupings, ZoneId zone, int most, Executor executor) {
        this(of, groupings, zone, most, executor, System::nanoTime);
    }

    /**
     * As above.
     *
     * @param nanoTime tells when the next result may be made, in nanoseconds
     */
    public Statistics(
            Of of, List<Grouping> groupings, ZoneId zone, int most, Executor executor, LongSupplier nanoTime) {
        super(executor);
        this.nanoTime = nanoTime;
        this.published = nanoTime.getAsLong();
        this.of = of;
        this.groupings = List.copyOf(groupings);
        this.zone = zone;
        this.most = most;
        this.pieces = new RowPieces(of.store);
    }

    /** What was counted last. */
    public StatisticsResult result() {
        return result;
    }

    /**
     * Counts, or waits until others have counted, the rows there are now, as far as their paths are known where these are counted, and
     * maybe some that come meanwhile: however fast they come, it ends. Not for the FX thread.
     *
     * @return empty when the counting, or the source, was ended before
     */
    public Optional<StatisticsResult> awaitWhole() throws InterruptedException {
        Wanted all = new Wanted(mark().end);
        wanted.add(all);
        try {
            await(() -> all.result.get() != null || of.store.isClosed());
        } finally {
            wanted.remove(all);
        }
        return isClosed() || of.store.isClosed() ? Optional.empty() : Optional.ofNullable(all.result.get());
    }

    @Override
    public boolean isUpToDate() {
        Mark last = done;
        return of.store.isClosed() || last != null && last.equals(mark());
    }

    private Mark mark() {
        long size = of.rows.size();
        long last = size == 0 ? RecordKey.NONE : of.rows.keyAt(size - 1);
        PathIndex paths = of.paths;
        long end = of.store.endRecord();
        return new Mark(
                of.store.firstRecord(),
                paths == null ? end : Math.min(paths.built(), end),
                size,
                last,
                paths == null ? 0 : paths.edition(),
                of.growing.getAsBoolean());
    }

    // --- counting

    @Override
    boolean countSome() {
        Mark now = mark();
        begin(now);
        boolean more;
        try (StoreReader reader = of.store.reader()) {
            long end = now.growing ? pieces.settled(reader, now.end) : now.end;
            more = count(reader, Math.max(reached, now.first), end);
        }
        boolean whole = publish(!more, now.growing && !isAwaited()) && !more;
        if (whole) {
            done = now;
        }
        answer(more ? reached : now.end, whole);
        return more;
    }

    /**
     * Gives who waits what was counted up to a record, exclusive, as soon as that is all they wait for.
     *
     * @param whole whether the result was just made of it: of many values that takes a while
     */
    private void answer(long upTo, boolean whole) {
        List<Wanted> due = wanted.stream()
                .filter(each -> upTo >= each.end)
                .filter(each -> each.result.get() == null)
                .toList();
        if (!due.isEmpty()) {
            StatisticsResult all = whole ? result : made(true);
            due.forEach(each -> each.result.set(all));
        }
    }

    /** Anew, where what was counted would be something else now. */
    private void begin(Mark now) {
        boolean dropped = front.droppedBelow(now.first) > counted / 4;
        if (reached >= 0 && edition == now.edition && !dropped) {
            return;
        }
        groups = groupings.stream()
                .map(grouping -> GroupsFactory.of(grouping, zone))
                .toList();
        total = new Tallies();
        total.more();
        edition = now.edition;
        counted = 0;
        reached = now.first;
        front.clear();
    }

    private boolean count(StoreReader reader, long from, long end) {
        PathIndex index = of.paths;
        PathReader paths = index == null ? null : index.borrow();
        try {
            long next = count(reader, new CountedRow(paths), from, end);
            boolean more = next != from;
            reached = next;
            return more;
        } finally {
            if (index != null && paths != null) {
                index.giveBack(paths);
            }
        }
    }

    private long count(StoreReader reader, CountedRow row, long from, long end) {
        KeyWalk walk = KeyWalk.from(of.rows, of.store.keyOf(from));
        // One for all rows: the garbage of one for each is a pause of the window sooner.
        RowVisitor<RuntimeException> take = cursor -> add(row, cursor);
        long next = from;
        for (int some = walk.next(), left = AT_ONCE; some > 0 && left > 0; left -= some, some = walk.next()) {
            for (int i = 0; i < some; i++) {
                long record = RecordKey.record(walk.key(i));
                if (record >= end) {
                    return next;
                }
                next = record + 1;
                front.add(record);
                counted++;
                reader.readRecord(record, take);
            }
        }
        return next;
    }

    private void add(CountedRow row, RecordCursor cursor) {
        if (!cursor.isRecord()) {
            return;
        }
        row.show(cursor);
        total.add(0, cursor.length(), row.time());
        for (Groups each : groups) {
            each.add(row);
        }
    }

    // --- answering

    /**
     * Makes a result. While rows come that is done now and then, since it may take longer than counting them does; and rather as soon
     * as all of them were counted.
     *
     * @param complete whether all rows were counted that there were
     * @param growing whether more may come, and who asks will ask again
     * @return whether it was made
     */
    private boolean publish(boolean complete, boolean growing) {
        long now = nanoTime.getAsLong();
        boolean due = now - published >= (complete ? pause : 2 * pause);
        boolean atOnce = complete && (!growing || !result.complete());
        if (!due && !atOnce) {
            return false;
        }
        result = made(complete);
        published = nanoTime.getAsLong();
        pause = Math.max(LEAST_PAUSE_NANOS, PAUSE_FACTOR * (published - now));
        return true;
    }

    private StatisticsResult made(boolean complete) {
        List<Counted> all;
        try (StoreReader reader = of.store.reader()) {
            all = groups.stream().map(each -> counted(each, reader)).toList();
        }
        return new StatisticsResult(total.get(0), all, counted, front.droppedBelow(of.store.firstRecord()), complete);
    }

    private Counted counted(Groups group, RowReader reader) {
        int lines = group.grouping().by() == Grouping.By.DIRECTORY ? Integer.MAX_VALUE : most;
        List<Counted.Line> all = new ArrayList<>();
        int[] order = group.order();
        for (int i = 0; i < Math.min(lines, order.length); i++) {
            int number = order[i];
            all.add(new Counted.Line(group.value(number), name(group.namedBy(number), reader), group.tally(number)));
        }
        Tally rest = group.beyond();
        for (int i = all.size(); i < order.length; i++) {
            rest = rest.with(group.tally(order[i]));
        }
        boolean keepsAll = group.beyond().count() == 0;
        return new Counted(group.grouping(), all, order.length, keepsAll, group.absent(), rest);
    }

    private String name(long record, RowReader reader) {
        String[] name = {""};
        if (record >= 0) {
            reader.readKey(of.store.keyOf(record), row -> name[0] = row.name());
        }
        return name[0];
    }
}
