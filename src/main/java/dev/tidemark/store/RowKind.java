package dev.tidemark.store;

import java.util.Locale;

/**
 * What a row is: a record, or what a reader of the journal must know at this place. The one list of kinds for rows, filters,
 * exports and captures.
 */
public enum RowKind {
    /** A record of the journal. */
    RECORD,
    /** Records may be missing here. */
    GAP,
    /** From here on the records are of another journal id. */
    JOURNAL,
    /** The journal was deleted, or is being deleted, or there is none. */
    GONE,
    /** From here on the volume was asked with another reason mask, or other options. */
    MASK,
    /** Reading began or went on. */
    STARTED,
    /** Reading stopped. */
    STOPPED,
    /** A stretch of a file holds no records where records belong. */
    DAMAGE,
    /** Tidemark locked or dismounted the volume, and records may be missing for that. */
    LOCK,
    /** Tidemark acted on the volume. */
    ACT;

    /** The name it has in filters, exports and captures, for example {@code gap}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether records may be missing at such a row, whatever was before. */
    public boolean hidesRecords() {
        return switch (this) {
            case GAP, JOURNAL, GONE, DAMAGE, LOCK -> true;
            case RECORD, MASK, STARTED, STOPPED, ACT -> false;
        };
    }
}
