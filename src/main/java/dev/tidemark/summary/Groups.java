package dev.tidemark.summary;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Counts records by the values of one grouping. Not thread-safe. There may be more values than are kept: records of those that come
 * beyond are counted together, as the rest.
 */
abstract class Groups {

    /** Different texts and numbers that are kept of a grouping. */
    static final int MOST_VALUES = 100_000;

    /** Different files that are kept. */
    static final int MOST_FILES = 1 << 18;

    static final int ABSENT = 0;
    static final int REST = 1;
    static final int FIRST = 2;

    private final Grouping grouping;
    final Tallies tallies = new Tallies();

    Groups(Grouping grouping) {
        this.grouping = grouping;
        tallies.more();
        tallies.more();
    }

    Grouping grouping() {
        return grouping;
    }

    /** Counts a record. */
    abstract void add(CountedRow row);

    /** What a number's value is called, as the filter language has it. */
    abstract String value(int number);

    final void addTo(int number, CountedRow row) {
        tallies.add(number, row.cursor().length(), row.time());
    }

    /** A record that has no such value. */
    final void addAbsent(CountedRow row) {
        addTo(ABSENT, row);
    }

    /** The number for one more value; that of the rest where there are as many as are kept. */
    final int more(int most) {
        return tallies.size() - FIRST >= most ? REST : tallies.more();
    }

    /** Of records that have no such value. */
    Tally absent() {
        return tallies.get(ABSENT);
    }

    /** Of records whose values are not kept. */
    Tally beyond() {
        return tallies.get(REST);
    }

    /** Of records with a value. */
    Tally tally(int number) {
        return tallies.get(number);
    }

    /** The numbers of the values that are kept, those of the most records first; of as many, the one that came first. */
    final int[] order() {
        return IntStream.range(FIRST, tallies.size())
                .filter(number -> tallies.count(number) > 0)
                .boxed()
                .sorted(Comparator.comparingLong(number -> -tallies.count(number)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The row that named the value last, by its record; -1 where values are no files. */
    long namedBy(int number) {
        return -1;
    }
}
