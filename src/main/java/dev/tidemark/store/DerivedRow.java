package dev.tidemark.store;

/** A row that is no record of the journal but was made of what is known about it. Immutable. */
public interface DerivedRow {

    /** What it is; never {@link RowKind#RECORD}. */
    RowKind kind();

    /** Where it stands: a USN in a live source, an offset in a file; -1 when there is no such place. */
    long at();

    /** When, as FILETIME; 0 when it has no time. */
    long time();
}
