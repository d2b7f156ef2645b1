package dev.tidemark.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of several sources as one list, by their times. Immutable: shows the rows there were when it was made, for sources
 * that rest. Takes 12 bytes a row.
 *
 * <p>Each list keeps its own order, whatever its clock did; among the rows that are next in their lists the earliest comes
 * first, and at equal times the one of the list that was named first. A row without a time (of version 4, or derived without
 * one) stays behind the row before it.
 */
public final class MergedRows implements Rows {

    private final Map<Integer, Rows> lists = new HashMap<>();
    private final Map<Integer, int[]> places = new HashMap<>();
    private final List<Rows> named;
    private final long[] keys;

    private MergedRows(List<? extends Rows> lists) {
        this.named = List.copyOf(lists);
        long size = named.stream().mapToLong(Rows::size).sum();
        this.keys = new long[Math.toIntExact(size)];
    }

    /**
     * Merges lists. Reads every row once: not for the FX thread.
     *
     * @param lists each of one source of its own
     * @throws ArithmeticException for more than 2^31 - 1 rows
     * @throws IllegalArgumentException when two lists have rows of the same source
     */
    public static MergedRows byTime(List<? extends Rows> lists) {
        MergedRows merged = new MergedRows(lists);
        merged.merge();
        return merged;
    }

    /** The row of a list that is next. */
    private static final class Head implements RowVisitor<RuntimeException>, AutoCloseable {

        private final Rows rows;
        private final RowReader reader;
        private final int[] places;
        private int row = -1;
        private long time = Long.MIN_VALUE;

        Head(Rows rows, int size) {
            this.rows = rows;
            this.reader = rows.reader();
            this.places = new int[size];
            advance();
        }

        boolean isAtEnd() {
            return row == places.length;
        }

        void advance() {
            row++;
            if (!isAtEnd()) {
                reader.read(row, this);
            }
        }

        @Override
        public void visit(RecordCursor shown) {
            long own = shown.time();
            time = own == 0 ? time : own;
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private void merge() {
        Head[] heads = new Head[named.size()];
        int at = 0;
        try {
            for (int i = 0; i < heads.length; i++) {
                heads[i] = head(named.get(i));
            }
            while (at < keys.length) {
                Head next = next(heads);
                next.places[next.row] = at;
                keys[at++] = next.rows.keyAt(next.row);
                next.advance();
            }
        } finally {
            Arrays.stream(heads).filter(Objects::nonNull).forEach(Head::close);
        }
    }

    private Head head(Rows list) {
        int size = Math.toIntExact(list.size());
        if (size == 0) {
            return new Head(list, size);
        }
        int source = RecordKey.source(list.keyAt(0));
        if (lists.putIfAbsent(source, list) != null) {
            throw new IllegalArgumentException("two lists of source " + source);
        }
        Head head = new Head(list, size);
        places.put(source, head.places);
        return head;
    }

    private static Head next(Head[] heads) {
        Head least = null;
        for (Head head : heads) {
            if (!head.isAtEnd() && (least == null || head.time < least.time)) {
                least = head;
            }
        }
        return Objects.requireNonNull(least);
    }

    @Override
    public long size() {
        return keys.length;
    }

    @Override
    public long keyAt(long row) {
        return row < 0 || row >= keys.length ? RecordKey.NONE : keys[(int) row];
    }

    /** A row that is not among these has its place before the next one of its source. */
    @Override
    public long indexOf(long key) {
        Rows list = lists.get(RecordKey.source(key));
        int[] at = places.get(RecordKey.source(key));
        if (list == null || at == null) {
            return -(size() + 1);
        }
        long row = list.indexOf(key);
        if (row >= 0 && row < at.length) {
            return at[(int) row];
        }
        long next = row < 0 ? -(row + 1) : row;
        return -((next < at.length ? at[(int) next] : size()) + 1);
    }

    @Override
    public RowReader reader() {
        return new Reader();
    }

    @Override
    public long derivedBefore(long key, RowKind kind) {
        Rows list = lists.get(RecordKey.source(key));
        return list == null ? RecordKey.NONE : list.derivedBefore(key, kind);
    }

    /** Whether all of the sources were closed. */
    @Override
    public boolean isClosed() {
        return !named.isEmpty() && named.stream().allMatch(Rows::isClosed);
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
            int source = RecordKey.source(key);
            Rows list = lists.get(source);
            return list == null
                    ? Outcome.GONE
                    : readers.computeIfAbsent(source, any -> list.reader()).readKey(key, visitor);
        }

        @Override
        public boolean isAtHand(long key) {
            int source = RecordKey.source(key);
            Rows list = lists.get(source);
            return list == null
                    || readers.computeIfAbsent(source, any -> list.reader()).isAtHand(key);
        }

        @Override
        public void close() {
            readers.values().forEach(RowReader::close);
        }
    }
}
