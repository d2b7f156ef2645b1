package dev.tidemark.store;

/**
 * A row that is not a record: something a reader of the journal must know at this place. Words for it are made where it is
 * shown.
 *
 * @param at where: a USN in a live source, an offset in a file; -1 when there is no such place
 * @param length how many bytes of journal it concerns, 0 when none, -1 when unknown
 * @param time when, as FILETIME; 0 when it has no time
 * @param detail what happened
 */
public record Marker(long at, long length, long time, MarkerDetail detail) implements DerivedRow {

    /** A marker of which only words are known, one line. */
    public Marker(RowKind kind, long at, long length, long time, String text) {
        this(at, length, time, new MarkerDetail.Said(kind, text));
    }

    @Override
    public RowKind kind() {
        return detail.kind();
    }
}
