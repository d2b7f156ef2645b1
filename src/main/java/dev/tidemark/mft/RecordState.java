package dev.tidemark.mft;

/** How far what a file record says can be trusted. Immutable. */
public enum RecordState {
    /** In use, and whole. */
    SOUND,
    /** In use, but torn or damaged: only what lies before the damage is given. */
    DAMAGED,
    /** Whole, but no longer in use: what it says is of the file that was deleted last. */
    FREED
}
