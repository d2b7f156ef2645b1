package dev.tidemark.filter;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.SortedRows.RecordNumbers;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.Rows;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by the first part of a field, then each stretch of equal rows by the next part. Used by one thread; {@link
 * #progress} is safe from any.
 */
final class RowSorter {

    private static final int SLICE = 1 << 14;

    /** The shares of reading, of the first sort and of the further parts in the progress: what they take of the time. */
    private static final double READING = 0.3;

    private static final double SORTING = 0.4;

    private final Rows rows;
    private final RecordNumbers records;
    private final SortKey key;
    private final RecordView view = new RecordView();
    private final long flip;
    private final BooleanSupplier cancelled;
    private final int[] order;
    private final long[] keys;
    private final PairSort pairs;
    private boolean present;
    private int part;
    private long value;
    private volatile int read;
    private volatile int settled;

    /**
     * @param rows the rows to sort, of which {@code records} has the keys
     */
    RowSorter(Rows rows, RecordNumbers records, SortKey key, boolean ascending, BooleanSupplier cancelled) {
        this.rows = rows;
        this.records = records;
        this.key = key;
        this.flip = ascending ? 0 : -1;
        this.cancelled = cancelled;
        this.order = new int[records.count()];
        this.keys = new long[records.count()];
        this.pairs = new PairSort(keys, order, cancelled);
    }

    /** For each row its place in the records; in no particular order when cancelled. */
    int[] sort() {
        int present = partition();
        int done = order.length - present;
        RangeStack waiting = new RangeStack();
        waiting.add(0, present, 0);
        while (!waiting.isEmpty() && !cancelled.getAsBoolean()) {
            int part = waiting.part();
            int from = waiting.from();
            int to = waiting.to();
            waiting.removeLast();
            if (part > 0) {
                readKeys(from, to, part);
            }
            pairs.sort(from, to);
            done += addEqual(from, to, part, waiting);
            settled = done;
        }
        return order;
    }

    /** How far it is, 0 to 1. */
    double progress() {
        double all = Math.max(1, order.length);
        double sorted = Math.min(1, pairs.sorted() / all);
        return READING * read / all + SORTING * sorted + (1 - READING - SORTING) * settled / all;
    }

    /** Puts the rows that have the field first; gives how many they are. */
    private int partition() {
        int[] absent = new int[16];
        int absentCount = 0;
        int found = 0;
        try (RowReader reader = rows.reader()) {
            for (int i = 0; i < order.length; i++) {
                if (i % SLICE == 0) {
                    read = i;
                    if (cancelled.getAsBoolean()) {
                        break;
                    }
                }
                if (reads(reader, i, 0)) {
                    keys[found] = value ^ flip;
                    order[found++] = i;
                } else {
                    absent = absentCount < absent.length ? absent : Arrays.copyOf(absent, 2 * absentCount);
                    absent[absentCount++] = i;
                }
            }
        }
        read = order.length;
        System.arraycopy(absent, 0, order, found, absentCount);
        return found;
    }

    /** Reads a part of a row's field into {@link #value}; false when the row has none, or cannot be read. */
    private boolean reads(RowReader reader, int index, int wantedPart) {
        part = wantedPart;
        present = false;
        return reader.readKey(records.get(index), row -> take(row, LifeRowReader.of(reader))) == Outcome.READ
                && present;
    }

    private void take(RecordCursor row, @Nullable LifeFacts life) {
        present = row.isRecord() && key.in(view.show(row).withLife(life));
        value = present ? key.part(view, part) : 0;
    }

    /** Keeps the stretches that the next part may tell apart; gives how many rows are in their place. */
    private int addEqual(int from, int to, int part, RangeStack waiting) {
        int done = 0;
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[start]) {
                if (i - start > 1 && key.goesOn(keys[start] ^ flip, part)) {
                    waiting.add(start, i, part + 1);
                } else {
                    done += i - start;
                }
                start = i;
            }
        }
        return done;
    }

    private void readKeys(int from, int to, int wantedPart) {
        try (RowReader reader = rows.reader()) {
            for (int i = from; i < to; i++) {
                if ((i - from) % SLICE == 0 && cancelled.getAsBoolean()) {
                    return;
                }
                keys[i] = (reads(reader, order[i], wantedPart) ? value : 0) ^ flip;
            }
        }
    }
}
