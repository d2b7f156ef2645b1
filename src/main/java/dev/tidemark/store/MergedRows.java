package dev.tidemark.store;

import dev.tidemark.store.RowReader.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several sources as one list, by their times ({@link MergeTime}), and at equal times in the order of the sources
 * ({@link MergeOrder}). It grows at its end alone: a row keeps its number while it is held, and where a source drops its oldest, the
 * list begins behind these. Takes 5 bytes a row, and 8 for each source every 4,096 rows.
 *
 * <p>One thread lets it grow, any thread reads.
 */
public final class MergedRows implements Rows {

    /** More lists are not merged. */
    public static final int MOST_LISTS = 256;

    private static final long SETTLING_NANOS = MergeOrder.SETTLING_SECONDS * 1_000_000_000L;

    private final List<Joined> joined;
    private final List<Head> heads = new ArrayList<>();
    private final MergeOrder<Head> order;
    private final EqualRows doubles;
    private final Identity identity;
    private final long[] next;

    /** Of each list, the first key that was taken; nothing before {@link #next} is above 0. */
    private final long[] begun;

    private final Map<Integer, Integer> listOfSource = new ConcurrentHashMap<>();
    private volatile @Nullable MergedChunk[] chunks = new MergedChunk[16];
    private volatile long first;
    private volatile long end;
    private long now;

    /**
     * One of the lists.
     *
     * @param rows of one source of its own; if rows leave, they leave at the front
     * @param coming tells what is still to come
     */
    public record Joined(Rows rows, Supplier<MergeOrder.Coming> coming) {

        /** A list to which nothing is added any more. */
        public static Joined resting(Rows rows) {
            return new Joined(rows, () -> MergeOrder.Coming.NONE);
        }
    }

    /** Tells a row from every other one, over all sources. */
    @FunctionalInterface
    public interface Identity {

        /** The identity of a row; {@link EqualRows#NONE} for one that is only of its own source. */
        long of(RecordCursor row);
    }

    /**
     * An empty list of what {@link #grow} will take.
     *
     * @param identity by which a record that several sources have is taken once
     * @param sharing which sources can have records in common
     * @throws IllegalArgumentException for more than {@link #MOST_LISTS}
     */
    public MergedRows(List<Joined> lists, Identity identity, EqualRows.Sharing sharing) {
        if (lists.size() > MOST_LISTS) {
            throw new IllegalArgumentException(lists.size() + " lists");
        }
        this.joined = List.copyOf(lists);
        this.identity = identity;
        this.doubles = new EqualRows(sharing);
        this.next = new long[lists.size()];
        this.begun = new long[lists.size()];
        for (int i = 0; i < lists.size(); i++) {
            heads.add(new Head(i, joined.get(i)));
        }
        this.order = new MergeOrder<>(heads);
    }

    /**
     * Merges lists that rest, with every row of each. Reads every row once: not for the FX thread.
     *
     * @throws IllegalArgumentException when two lists have rows of the same source
     */
    public static MergedRows byTime(List<? extends Rows> lists) {
        List<Joined> resting = new ArrayList<>();
        lists.forEach(list -> resting.add(Joined.resting(list)));
        MergedRows merged = new MergedRows(resting, row -> EqualRows.NONE, (one, other) -> false);
        while (merged.grow(0, Integer.MAX_VALUE)) {
            // The rest.
        }
        return merged;
    }

    // --- writing: one thread

    /**
     * Takes the rows whose place is known. Not for the FX thread.
     *
     * @param nanos the time of {@link System#nanoTime}
     * @param most how many to take at most
     * @return whether there are more at once
     * @throws IllegalArgumentException when two lists have rows of the same source
     */
    public boolean grow(long nanos, int most) {
        now = nanos;
        heads.forEach(Head::note);
        try {
            for (int taken = 0; taken < most; taken++) {
                Head head = order.next();
                if (head == null) {
                    return false;
                }
                take(head);
                order.taken();
            }
            return true;
        } finally {
            heads.forEach(Head::letGo);
            drop();
        }
    }

    private void take(Head head) {
        long key = head.key();
        int list = head.number;
        if (!doubles.isDouble(head.time(), head.identity, list)) {
            long at = end;
            MergedChunk chunk = chunkFor(at);
            if (next[list] == 0) {
                chunk.begin(list, key);
                begun[list] = key;
            }
            chunk.set((int) (at & MergedChunk.ROWS - 1), list, key);
            next[list] = key + 1;
            end = at + 1;
        }
        head.found = false;
    }

    private MergedChunk chunkFor(long row) {
        int index = (int) (row >>> MergedChunk.SHIFT);
        @Nullable MergedChunk[] all = chunks;
        if (index < all.length && all[index] instanceof MergedChunk there) {
            return there;
        }
        MergedChunk chunk = new MergedChunk(next);
        @Nullable MergedChunk[] more = index < all.length ? all : Arrays.copyOf(all, index + 1 + (index >> 1));
        more[index] = chunk;
        chunks = more;
        return chunk;
    }

    /**
     * Lets go of the stretches at the front of which a source has dropped rows: the list begins where it is whole. A source with few
     * rows would keep it growing else, however little the others hold.
     */
    private void drop() {
        @Nullable MergedChunk[] all = chunks;
        int last = (int) (end >>> MergedChunk.SHIFT);
        int index = (int) (first >>> MergedChunk.SHIFT);
        while (index < last && all[index] instanceof MergedChunk front && isBroken(front)) {
            first = (long) (index + 1) << MergedChunk.SHIFT;
            all[index++] = null;
        }
    }

    private boolean isBroken(MergedChunk front) {
        for (int list : listOfSource.values()) {
            Rows rows = joined.get(list).rows();
            // One that holds none has dropped what was taken of it.
            long oldest = rows.size() == 0 ? next[list] : rows.keyAt(0);
            if (next[list] > 0 && !rows.isClosed() && oldest > Math.max(front.from(list), begun[list])) {
                return true;
            }
        }
        return false;
    }

    /** How many rows were left out, since another source had the same record. */
    public long doubles() {
        return doubles.count();
    }

    /** Whether nothing is added any more. For the thread that lets it grow. */
    public boolean isAtEnd() {
        return order.isAtEnd();
    }

    /** The row of a list that is next. */
    private final class Head implements MergeOrder.Head, RowVisitor<RuntimeException> {

        private final int number;
        private final Joined list;
        private final KeyWalk walk;
        private final RowReader reader;
        private final MergeTime times = new MergeTime();
        private final Arrivals arrivals = new Arrivals(SETTLING_NANOS);
        private int some;
        private int at = -1;
        private boolean found;
        private boolean open;
        private long time = MergeTime.FIRST;
        private long identity;

        Head(int number, Joined list) {
            this.number = number;
            this.list = list;
            this.walk = new KeyWalk(list.rows(), 0, true);
            this.reader = list.rows().reader();
        }

        /** Which rows there are now. */
        void note() {
            long size = list.rows().size();
            arrivals.note(size == 0 ? RecordKey.NONE : list.rows().keyAt(size - 1), now);
        }

        void letGo() {
            reader.close();
        }

        long key() {
            return walk.key(at);
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public MergeOrder.Coming coming() {
            return list.coming().get();
        }

        @Override
        public long time() {
            return found ? time : times.latest();
        }

        @Override
        public boolean isSettled() {
            return arrivals.isSettled(key());
        }

        /** A row that left before it was taken is nowhere any more. */
        @Override
        public boolean find() {
            while (!found && (open || advance())) {
                MergeOrder.Coming coming = coming();
                open = false;
                Outcome outcome = reader.readKey(key(), this);
                if (outcome == Outcome.UNREADABLE) {
                    time = times.latest();
                    identity = EqualRows.NONE;
                }
                open = outcome == Outcome.READ && times.isOpen() && coming != MergeOrder.Coming.NONE && !isSettled();
                if (open) {
                    return false;
                }
                found = outcome != Outcome.GONE;
                if (found) {
                    register();
                }
            }
            return found;
        }

        private boolean advance() {
            if (++at >= some) {
                some = walk.next();
                at = some == 0 ? -1 : 0;
            }
            return some > 0;
        }

        private void register() {
            int source = RecordKey.source(key());
            Integer other = listOfSource.putIfAbsent(source, number);
            if (other != null && other != number) {
                throw new IllegalArgumentException("two lists of source " + source);
            }
        }

        @Override
        public void visit(RecordCursor row) {
            time = times.of(row);
            identity = MergedRows.this.identity.of(row);
        }
    }

    // --- reading: any thread

    /** The number of the first row that is held; numbers are never used again. */
    long firstNumber() {
        return first;
    }

    /** One more than the number of the last row. */
    long endNumber() {
        return end;
    }

    /** The key of the row with a number; {@link RecordKey#NONE} for one that is not there, or no longer. */
    long keyOf(long number) {
        if (number < first || number >= end) {
            return RecordKey.NONE;
        }
        return chunks[(int) (number >>> MergedChunk.SHIFT)] instanceof MergedChunk chunk
                ? chunk.key((int) (number & MergedChunk.ROWS - 1))
                : RecordKey.NONE;
    }

    @Override
    public long size() {
        long from = first;
        return end - from;
    }

    @Override
    public long keyAt(long row) {
        return row < 0 ? RecordKey.NONE : keyOf(first + row);
    }

    /** A row that is not among these has its place before the next one of its source. */
    @Override
    public long indexOf(long key) {
        long until = end;
        long from = first;
        Integer list = listOfSource.get(RecordKey.source(key));
        long at = list == null ? until : find(list, key, from, until);
        return at < until && keyAt(at - from) == key ? at - from : -(Math.max(at, from) - from + 1);
    }

    private long find(int list, long key, long from, long until) {
        @Nullable MergedChunk[] all = chunks;
        int last = (int) (until - 1 >> MergedChunk.SHIFT);
        int low = (int) (from >>> MergedChunk.SHIFT);
        for (int high = last; low < high; ) {
            int middle = low + high + 1 >>> 1;
            if (all[middle] instanceof MergedChunk chunk && chunk.from(list) > key) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        for (int index = low; index <= last; index++) {
            long begin = (long) index << MergedChunk.SHIFT;
            int count = (int) Math.min(MergedChunk.ROWS, until - begin);
            int row = all[index] instanceof MergedChunk chunk ? chunk.find(list, key, count) : count;
            if (row < count) {
                return begin + row;
            }
        }
        return until;
    }

    @Override
    public RowReader reader() {
        return new Reader();
    }

    @Override
    public long derivedBefore(long key, RowKind kind) {
        Rows list = listOf(RecordKey.source(key));
        return list == null ? RecordKey.NONE : list.derivedBefore(key, kind);
    }

    private @Nullable Rows listOf(int source) {
        Integer list = listOfSource.get(source);
        return list == null ? null : joined.get(list).rows();
    }

    /** Whether all of the sources were closed. */
    @Override
    public boolean isClosed() {
        return !joined.isEmpty() && joined.stream().allMatch(list -> list.rows().isClosed());
    }

    /** Opens a reader of each source when a row of it is read first. */
    private final class Reader implements RowReader {

        private final Map<Integer, RowReader> readers = new HashMap<>();

        @Override
        public <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X {
            return readKey(keyAt(row), visitor);
        }

        @Override
        public <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X {
            RowReader reader = reader(RecordKey.source(key));
            return reader == null ? Outcome.GONE : reader.readKey(key, visitor);
        }

        @Override
        public boolean isAtHand(long key) {
            RowReader reader = reader(RecordKey.source(key));
            return reader == null || reader.isAtHand(key);
        }

        private @Nullable RowReader reader(int source) {
            Rows list = listOf(source);
            return list == null ? null : readers.computeIfAbsent(source, any -> list.reader());
        }

        @Override
        public void close() {
            readers.values().forEach(RowReader::close);
        }
    }
}
