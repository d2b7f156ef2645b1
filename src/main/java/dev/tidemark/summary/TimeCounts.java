package dev.tidemark.summary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many records lie in each bucket, kept apart for stretches of rows, so that those that a store drops can be taken off. Not
 * thread-safe. Takes a bounded amount of memory: where there are too many cells, buckets become longer, or where their length is
 * given, stretches do.
 */
final class TimeCounts {

    /** Each has a bucket of a kind at least; of all plausible times in the longest buckets each has a few hundred. */
    private static final int MOST_PARTS = 128;

    private static final int LEAST_ROWS = 1 << 17;
    private static final long MOST_ROWS = 1 << 30;

    /** Some rows: those from one number to another, that not included. */
    private record Part(long from, long to, CellTable cells) {

        Part with(Part next) {
            return new Part(from, next.to, cells.with(next.cells));
        }

        long rows() {
            return to - from;
        }
    }

    private final int mostCells;
    private final boolean fixed;
    private long step;
    private long partRows = LEAST_ROWS;
    private List<Part> parts = new ArrayList<>();
    private int cells;
    private long from;
    private long to;

    private TimeCounts(long step, boolean fixed, int mostCells, long first) {
        this.step = step;
        this.fixed = fixed;
        this.mostCells = mostCells;
        this.from = first;
        this.to = first;
    }

    /** In buckets of a second, which become longer: shorter ones would mostly hold one record each, and cost as much as its row. */
    static TimeCounts adaptive(int mostCells, long firstRow) {
        return new TimeCounts(TimeSteps.SECOND, false, mostCells, firstRow);
    }

    /** In buckets of one length. */
    static TimeCounts fixed(long step, int mostCells, long firstRow) {
        return new TimeCounts(step, true, mostCells, firstRow);
    }

    /** The length of a bucket, in ticks of 100 ns. */
    long step() {
        return step;
    }

    /** One more than the last row that was counted. */
    long to() {
        return to;
    }

    /**
     * Adds rows behind those that were counted.
     *
     * @param end one more than the last of them
     * @param counted in buckets of a length
     * @param length that length: one that buckets have here now, or had
     */
    void add(long end, CellTable counted, long length) {
        Part more = new Part(to, end, length == step ? counted : counted.coarser(step / length));
        to = end;
        Part last = parts.isEmpty() ? null : parts.getLast();
        if (last != null && last.rows() + more.rows() <= partRows) {
            cells -= last.cells.size();
            more = last.with(more);
            parts.removeLast();
        }
        parts.addLast(more);
        cells += more.cells.size();
        bound();
    }

    private void bound() {
        while (parts.size() > MOST_PARTS && partRows < MOST_ROWS) {
            join();
        }
        while (cells > mostCells) {
            if (!fixed && step < TimeSteps.LONGEST) {
                lengthen();
            } else if (parts.size() > 1) {
                join();
            } else {
                return;
            }
        }
    }

    /** Makes stretches of twice as many rows. */
    private void join() {
        partRows *= 2;
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.rows() + part.rows() <= partRows) {
                joined.set(joined.size() - 1, last.with(part));
            } else {
                joined.add(part);
            }
        }
        replace(joined);
    }

    private void lengthen() {
        long longer = TimeSteps.longer(step);
        long factor = longer / step;
        step = longer;
        List<Part> coarser = new ArrayList<>();
        parts.forEach(part -> coarser.add(new Part(part.from, part.to, part.cells.coarser(factor))));
        replace(coarser);
    }

    private void replace(List<Part> next) {
        parts = next;
        cells = parts.stream().mapToInt(part -> part.cells.size()).sum();
    }

    // --- rows that leave

    /**
     * Takes off the rows below a number.
     *
     * @return one more than the last row of those that are to be counted anew, from that number on: a stretch of which some rows
     *     left; the number itself where there is none
     */
    long dropBelow(long first) {
        if (first <= from) {
            return first;
        }
        long again = first;
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            if (part.from >= first) {
                kept.add(part);
            } else {
                again = Math.max(again, part.to);
            }
        }
        from = first;
        to = Math.max(to, first);
        replace(kept);
        return again;
    }

    /** Adds rows before those that were counted, in stretches in their order. */
    void addBefore(List<Front> fronts) {
        List<Part> all = new ArrayList<>();
        for (Front front : fronts) {
            all.add(new Part(front.from, front.to, front.cells));
        }
        all.addAll(parts);
        replace(all);
        bound();
    }

    /** Some rows that were counted anew. */
    record Front(long from, long to, CellTable cells) {}

    // --- what was counted

    /** From the first bucket that a record lies in to the last; {@code null} where no record has a plausible time. */
    @Nullable
    TimeRange extent() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Part part : parts) {
            int timed = part.cells.from(CellTable.UNTIMED + 1);
            if (timed < part.cells.size()) {
                first = Math.min(first, part.cells.bucket(timed));
                last = Math.max(last, part.cells.bucket(part.cells.size() - 1));
            }
        }
        return first > last ? null : new TimeRange(first * step, (last + 1) * step).within(TimeRange.PLAUSIBLE);
    }

    /** Adds what lies in some buckets, each a multiple of those here, and what has no time. */
    void sum(BucketSums into) {
        parts.forEach(part -> into.add(part.cells, step));
    }

    long bytes() {
        return parts.stream().mapToLong(part -> part.cells.bytes()).sum();
    }
}
