package dev.tidemark.ui.filter;

/**
 * Something that could stand at a place of the filter's text. Immutable.
 *
 * @param insert what would be put there
 * @param shown how it is listed
 * @param meaning what it means, in one line; empty for a value of the rows
 * @param count how many rows have it, as far as they were counted; -1 where nothing is counted
 */
record Proposal(String insert, String shown, String meaning, long count) {

    static final long NOT_COUNTED = -1;

    static Proposal of(String insert, String shown, String meaning) {
        return new Proposal(insert, shown, meaning, NOT_COUNTED);
    }
}
