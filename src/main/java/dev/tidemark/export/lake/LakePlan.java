package dev.tidemark.export.lake;

import dev.tidemark.store.RecordCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Finds which rows go into which file: one for each day and journal, however their rows are mixed. Not thread-safe. Takes 12 bytes
 * wherever the file changes from one row to the next, which in a journal that nobody made is once a day.
 */
final class LakePlan {

    /** Days beyond these share one file without a date: a lake has no use for millions of folders that somebody's times would make. */
    static final int MOST_DAYS = 4096;

    private static final int LEAST = 16;

    private final boolean byDay;
    private final LongFunction<OptionalLong> journals;
    private final OptionalLong journal;
    private final List<LakePart> parts = new ArrayList<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long[] starts = new long[LEAST];
    private int[] partsOf = new int[LEAST];
    private int changes;
    private int lastDay = Days.NONE;

    private record Key(int day, OptionalLong journal) {}

    /** A row without a time. */
    private record Waiting(long row, OptionalLong journal, boolean isUsn, long place) {}

    /**
     * @param byDay whether each day has files of its own
     * @param journals gives the id of the journal that a row is of
     * @param journal the id of all others
     */
    LakePlan(boolean byDay, LongFunction<OptionalLong> journals, OptionalLong journal) {
        this.byDay = byDay;
        this.journals = journals;
        this.journal = journal;
    }

    /** The id of the journal that a row is of. */
    OptionalLong journalOf(long row) {
        OptionalLong own = journals.apply(row);
        return own.isPresent() ? own : journal;
    }

    /** Takes the next row. */
    void take(RecordCursor row) {
        long number = row.record();
        OptionalLong ofJournal = journalOf(number);
        boolean isUsn = row.isRecord() && row.isKnown();
        long place = LakeBatch.placeOf(row);
        if (!byDay) {
            add(number, ofJournal, isUsn, place, Days.NONE);
        } else if (LakeBatch.hasTime(row)) {
            lastDay = Days.of(row.time());
            settle();
            add(number, ofJournal, isUsn, place, lastDay);
        } else {
            waiting.add(new Waiting(number, ofJournal, isUsn, place));
            if (waiting.size() == MOST_DAYS) {
                settle();
            }
        }
    }

    /** Behind the last row: those that wait take the date of the row before them. */
    void end() {
        settle();
    }

    private void settle() {
        if (!waiting.isEmpty()) {
            waiting.forEach(each -> add(each.row(), each.journal(), each.isUsn(), each.place(), lastDay));
            waiting.clear();
        }
    }

    private void add(long row, OptionalLong ofJournal, boolean isUsn, long place, int day) {
        int part = isLast(day, ofJournal) ? partsOf[changes - 1] : part(day, ofJournal);
        parts.get(part).add(row, isUsn, place);
        if (changes > 0 && partsOf[changes - 1] == part) {
            return;
        }
        if (changes == starts.length) {
            starts = Arrays.copyOf(starts, 2 * changes);
            partsOf = Arrays.copyOf(partsOf, 2 * changes);
        }
        starts[changes] = row;
        partsOf[changes++] = part;
    }

    private boolean isLast(int day, OptionalLong ofJournal) {
        LakePart last = changes == 0 ? null : parts.get(partsOf[changes - 1]);
        return last != null && last.day() == day && last.journal().equals(ofJournal);
    }

    private int part(int day, OptionalLong ofJournal) {
        Integer known = numbers.get(new Key(day, ofJournal));
        if (known != null) {
            return known;
        }
        if (parts.size() >= MOST_DAYS && day != Days.NONE) {
            return part(Days.NONE, ofJournal);
        }
        if (parts.size() >= 2 * MOST_DAYS && ofJournal.isPresent()) {
            return part(Days.NONE, OptionalLong.empty());
        }
        parts.add(new LakePart(day, ofJournal));
        numbers.put(new Key(day, ofJournal), parts.size() - 1);
        return parts.size() - 1;
    }

    /** The files there will be, in the order of their first rows. */
    List<LakePart> parts() {
        return parts;
    }

    /** Tells the files of rows that come in their order. */
    final class Walk {

        private int at = -1;

        /** The file that a row goes to, by its number. */
        int partOf(long row) {
            while (at + 1 < changes && starts[at + 1] <= row) {
                at++;
            }
            return at < 0 ? -1 : partsOf[at];
        }
    }
}
