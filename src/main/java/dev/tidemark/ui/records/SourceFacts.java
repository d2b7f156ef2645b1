package dev.tidemark.ui.records;

/**
 * What the words of a table without records need of its source. Immutable.
 *
 * @param name what the source is called
 * @param withoutJournal whether it is a volume that has no change journal
 */
public record SourceFacts(String name, boolean withoutJournal) {

    /** Nothing is known. */
    public static final SourceFacts UNKNOWN = new SourceFacts("", false);
}
