package dev.tidemark.capture;

/**
 * Something that a person must know of the {@code $MFT} that paths are found by. Immutable.
 *
 * @param words one line
 */
public record TableNote(Kind kind, String words) {

    /** What there is to know. */
    public enum Kind {
        /** There is none: one can be named. */
        NOT_FOUND,
        /** The first file record, the table's own, is damaged; the others were read. */
        FIRST_DAMAGED,
        /** File records are damaged. */
        DAMAGED,
        /** The table is of another volume, or of another time. */
        DOES_NOT_FIT,
        /** Nothing tells whether the table is of the volume. */
        UNCHECKED
    }
}
