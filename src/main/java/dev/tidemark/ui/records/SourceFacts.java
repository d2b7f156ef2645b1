package dev.tidemark.ui.records;

/**
 * What the words of a table without records need of its source. Immutable.
 *
 * @param name what the source is called
 * @param withoutJournal whether it is a volume that has no change journal
 * @param problem why it has no records, empty when nothing is wrong
 */
public record SourceFacts(String name, boolean withoutJournal, String problem) {

    /** Nothing is known. */
    public static final SourceFacts UNKNOWN = new SourceFacts("", false, "");
}
