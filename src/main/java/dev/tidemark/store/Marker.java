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
public record Marker(RowKind kind, long at, long length, long time, String text) implements DerivedRow {}
