package dev.tidemark.ui.records;

/**
 * What the words of a table without records need of its source. Immutable.
 *
 * @param name what the source is called
 * @param withoutJournal whether it is a volume that has no change journal
 * @param problem why it has no records, empty when nothing is wrong
 * @param searchable whether it is a file in which records may lie all the same
 */
public record SourceFacts(String name, boolean withoutJournal, String problem, boolean searchable) {

    /** Nothing is known. */
    public static final SourceFacts UNKNOWN = new SourceFacts("", false, "", false);
}
