package dev.tidemark.field;

/**
 * How a table shows a field at first. Immutable.
 *
 * @param id the name the column is remembered by; never changes
 * @param width its width, in pixels
 * @param shownAtFirst whether it is shown before anybody chose columns
 * @param setting how its text is set
 */
public record FieldColumn(String id, double width, boolean shownAtFirst, Setting setting) {

    /** How a column's text is set. */
    public enum Setting {
        /** Right-aligned digits of one width. */
        NUMBER,
        /** Left-aligned characters of one width. */
        CODE,
        /** Left-aligned words. */
        WORDS,
        /** Left-aligned words, coloured by the kind of reason. */
        REASONS
    }
}
