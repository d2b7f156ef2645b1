package dev.tidemark.store;

/**
 * A row that is not a record: something a reader of the journal must know at this place.
 *
 * @param kind what happened
 * @param at where: a USN in a live source, an offset in a file; -1 when there is no such place
 * @param length how many bytes of journal it concerns, 0 when none, -1 when unknown
 * @param time when, as FILETIME; 0 when it has no time
 * @param text what to say of it, one line
 */
public record Marker(Kind kind, long at, long length, long time, String text) {

    /** What a marker tells. */
    public enum Kind {
        /** Records may be missing here. */
        GAP,
        /** From here on the records are of another journal id. */
        JOURNAL_ID,
        /** The journal was deleted, or is being deleted. */
        JOURNAL_GONE,
        /** From here on the source was asked with another reason mask, or other options. */
        MASK,
        /** Reading began or went on. */
        STARTED,
        /** Reading stopped. */
        STOPPED,
        /** Tidemark acted on the volume. */
        ACT
    }
}
