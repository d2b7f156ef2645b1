package dev.tidemark.ui.statistics;

import java.util.Comparator;

/**
 * By what lines are sorted. Immutable.
 *
 * @param column whose values
 * @param ascending whether the least comes first
 */
record LineOrder(Column column, boolean ascending) {

    /** Most records first. */
    static final LineOrder MOST = new LineOrder(Column.RECORDS, false);

    /** Most bytes first. */
    static final LineOrder LARGEST = new LineOrder(Column.BYTES, false);

    /** What a line says. */
    enum Column {
        VALUE,
        RECORDS,
        DIRECTLY,
        SHARE,
        BYTES,
        FIRST,
        LAST
    }

    private Comparator<StatisticsLine> rising() {
        return switch (column) {
            case VALUE -> Comparator.comparing(StatisticsLine::value, String.CASE_INSENSITIVE_ORDER);
            case RECORDS -> Comparator.comparingLong(line -> line.tally().count());
            case DIRECTLY -> Comparator.comparingLong(line -> line.directly().count());
            case SHARE -> Comparator.comparingDouble(StatisticsLine::share);
            case BYTES -> Comparator.comparingLong(line -> line.tally().bytes());
            case FIRST -> Comparator.comparingLong(line -> line.tally().first());
            case LAST -> Comparator.comparingLong(line -> line.tally().last());
        };
    }

    /** Lines that are equal in this stand by their values. */
    Comparator<StatisticsLine> comparator() {
        Comparator<StatisticsLine> order = ascending ? rising() : rising().reversed();
        return order.thenComparing(StatisticsLine::value);
    }
}
