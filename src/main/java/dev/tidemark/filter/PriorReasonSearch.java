package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.Reason;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Finds which reasons were set already before some records: what the record of the same file before left set. Used by one
 * thread. One walk backwards over the store answers for all the records together, and is bounded.
 */
public final class PriorReasonSearch {

    /** Nothing is known of a record before: it is too far away, or records may be missing in between. */
    public static final long UNKNOWN = -1;

    /** In rows; a file is seldom open for longer. */
    private static final long FARTHEST = 1 << 18;

    /** For records that lie far from each other, as in a table that is sorted. */
    private static final long MOST_ROWS = 1 << 20;

    private static final int SIEVE_BITS = 10;

    private final long[] wanted;
    private final long[] found;
    private final RowVisitor<RuntimeException> look = this::look;

    /** The records whose predecessor is looked for, the highest first: their indices and the ids of their files. */
    private final int[] open;

    private final long[] high;
    private final long[] low;
    private int count;

    /** Tells of nearly every id at once that no file with it is looked for. */
    private final long[] sieve = new long[1 << SIEVE_BITS - 6];

    private int next;

    private PriorReasonSearch(long[] wanted) {
        this.wanted = wanted;
        this.found = new long[wanted.length];
        this.open = new int[wanted.length];
        this.high = new long[wanted.length];
        this.low = new long[wanted.length];
        this.next = wanted.length - 1;
        Arrays.fill(found, UNKNOWN);
    }

    /**
     * Looks for what was set before each of some records. May take some ten milliseconds: not for the FX thread.
     *
     * @param records numbers of records of the store, ascending
     * @param cancelled asked every few thousand rows
     * @return for each of them the reasons, or {@link #UNKNOWN}
     */
    public static long[] find(RecordStore store, long[] records, BooleanSupplier cancelled) {
        return store.isMerged() ? findInParts(store, records, cancelled) : findIn(store, records, cancelled);
    }

    /** What stands beside a record of a merged list is of any source: it is looked for in its own. */
    private static long[] findInParts(RecordStore merged, long[] records, BooleanSupplier cancelled) {
        long[] own = Arrays.stream(records)
                .map(record -> merged.sourceKey(merged.keyOf(record)))
                .toArray();
        long[] all = new long[records.length];
        Arrays.fill(all, UNKNOWN);
        for (RecordStore part : merged.parts()) {
            int[] of = IntStream.range(0, own.length)
                    .filter(i -> RecordKey.source(own[i]) == part.source())
                    .toArray();
            long[] rows =
                    Arrays.stream(of).mapToLong(i -> RecordKey.record(own[i])).toArray();
            long[] answers = rows.length == 0 ? rows : findIn(part, rows, cancelled);
            for (int i = 0; i < of.length; i++) {
                all[of[i]] = answers[i];
            }
        }
        return all;
    }

    private static long[] findIn(RecordStore store, long[] records, BooleanSupplier cancelled) {
        PriorReasonSearch search = new PriorReasonSearch(records.clone());
        try (StoreReader reader = store.reader()) {
            search.walk(reader, cancelled);
        }
        return search.found;
    }

    private void walk(StoreReader reader, BooleanSupplier cancelled) {
        long row = 0;
        for (long walked = 0; walked < MOST_ROWS && (count > 0 || next >= 0); walked++) {
            row = count > 0 ? row - 1 : wanted[next];
            if (reader.readRecord(row, look) == Outcome.GONE) {
                return;
            }
            if (next >= 0 && wanted[next] == row) {
                next--;
            }
            if (count > 0 && wanted[open[0]] - row >= FARTHEST) {
                giveUp(1);
            }
            if ((walked & 0xFFF) == 0xFFF && cancelled.getAsBoolean()) {
                return;
            }
        }
    }

    private void look(RecordCursor row) {
        if (row.isKnown()) {
            long fileHigh = row.fileIdHigh();
            long fileLow = row.fileIdLow();
            if (count > 0 && mayBeOpen(fileLow)) {
                answer(fileHigh, fileLow, Reason.left(row.reason(), row.hasTimeAndName()));
            }
            if (next >= 0 && wanted[next] == row.record()) {
                begin(fileHigh, fileLow);
            }
        } else if (row.kind().hidesRecords()) {
            giveUp(count);
        }
    }

    private void begin(long fileHigh, long fileLow) {
        open[count] = next;
        high[count] = fileHigh;
        low[count] = fileLow;
        count++;
        sift(fileLow);
    }

    private void answer(long fileHigh, long fileLow, int before) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (low[i] == fileLow && high[i] == fileHigh) {
                found[open[i]] = before;
            } else {
                keep(i, kept++);
            }
        }
        shrink(kept);
    }

    /** Nobody looks for the predecessors of the highest ones any more. */
    private void giveUp(int some) {
        for (int i = some; i < count; i++) {
            keep(i, i - some);
        }
        shrink(count - some);
    }

    private void keep(int from, int to) {
        open[to] = open[from];
        high[to] = high[from];
        low[to] = low[from];
    }

    private void shrink(int kept) {
        if (kept != count) {
            count = kept;
            Arrays.fill(sieve, 0);
            for (int i = 0; i < count; i++) {
                sift(low[i]);
            }
        }
    }

    private void sift(long id) {
        int bit = bit(id);
        sieve[bit >>> 6] |= 1L << bit;
    }

    private boolean mayBeOpen(long id) {
        int bit = bit(id);
        return (sieve[bit >>> 6] & 1L << bit) != 0;
    }

    private static int bit(long id) {
        return (int) (id * 0x9E37_79B9_7F4A_7C15L >>> 64 - SIEVE_BITS);
    }
}
