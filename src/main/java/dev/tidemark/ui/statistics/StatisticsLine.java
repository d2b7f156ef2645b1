package dev.tidemark.ui.statistics;

import dev.tidemark.summary.Tally;

/**
 * A line of the statistics. Immutable.
 *
 * @param kind what it counts
 * @param value as the filter language has it; empty where there is none
 * @param name of a file, as far as it is known; of a directory, what it is called beside the one above it
 * @param depth how many directories it stands below the first ones
 * @param opens whether there are directories below it
 * @param open whether these are listed
 * @param directly of records in the directory itself; what {@code tally} is where it is no directory
 * @param tally of all its records, those in directories below included
 * @param share of all records, or of all bytes, 0 to 1
 */
record StatisticsLine(
        Kind kind,
        String value,
        String name,
        int depth,
        boolean opens,
        boolean open,
        Tally directly,
        Tally tally,
        double share) {

    /** What a line counts. */
    enum Kind {
        /** Records of a value. */
        VALUE,
        /** Records that have no such value. */
        ABSENT,
        /** Records of values that are too many to be kept. */
        REST
    }

    static StatisticsLine of(Kind kind, String value, String name, Tally tally, double share) {
        return new StatisticsLine(kind, value, name, 0, false, false, tally, tally, share);
    }

    /** Whether both are of the same value, whatever was counted. */
    boolean isOfSame(StatisticsLine other) {
        return kind == other.kind && value.equals(other.value);
    }
}
