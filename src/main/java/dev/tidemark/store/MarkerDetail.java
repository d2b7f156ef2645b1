package dev.tidemark.store;

import dev.tidemark.usn.ScanSink.GapKind;

/** What a {@link Marker} tells, as data: one type for each thing that can happen, with what it is about. Immutable. */
public sealed interface MarkerDetail {

    /** The kind of row that tells it; never {@link RowKind#RECORD}. */
    default RowKind kind() {
        return switch (this) {
            case Trimmed is -> RowKind.GAP;
            case BrokenAnswer is -> RowKind.GAP;
            case Damaged is -> RowKind.DAMAGE;
            case FileShrunk is -> RowKind.DAMAGE;
            case CaptureBroken is -> RowKind.DAMAGE;
            case CaptureLost is -> RowKind.GAP;
            case BlockDamaged is -> RowKind.DAMAGE;
            case JournalChanged is -> RowKind.JOURNAL;
            case JournalGone is -> RowKind.GONE;
            case NoJournal is -> RowKind.GONE;
            case MaskChanged is -> RowKind.MASK;
            case Started is -> RowKind.STARTED;
            case Stopped is -> RowKind.STOPPED;
            case Failed is -> RowKind.STOPPED;
            case Locked is -> RowKind.LOCK;
            case Dismounted is -> RowKind.LOCK;
            case LockRefused is -> RowKind.LOCK;
            case LetGo is -> RowKind.LOCK;
            case Said said -> said.kind();
        };
    }

    /**
     * Records were trimmed before they were read.
     *
     * @param bytes how many bytes of journal
     * @param from the USN of the first byte
     * @param to the USN where reading goes on
     */
    record Trimmed(long bytes, long from, long to) implements MarkerDetail {}

    /**
     * Bytes at the end of an answer are no records.
     *
     * @param usn where the answer began
     */
    record BrokenAnswer(long bytes, long usn) implements MarkerDetail {}

    /** A stretch of a file holds no record. */
    record Damaged(GapKind how, long offset, long bytes) implements MarkerDetail {}

    /** A file became shorter, or its disk went away, while it was read at an offset. */
    record FileShrunk(long offset) implements MarkerDetail {}

    /** From an offset on, a file of a saved capture holds no records. */
    record CaptureBroken(long offset) implements MarkerDetail {}

    /**
     * A file of a saved capture does not hold as much as was saved.
     *
     * @param file its name
     * @param said how many records or rows it was saved with, -1 when that is not told
     * @param found how many there are
     */
    record CaptureLost(String file, long said, long found) implements MarkerDetail {}

    /**
     * A part of a saved capture is not what was saved, and its records cannot be read.
     *
     * @param file the part's name, and its file's
     * @param offset where it begins in the file
     * @param bytes how many bytes it has there
     * @param records how many records it was saved with
     */
    record BlockDamaged(String file, long offset, long bytes, long records) implements MarkerDetail {}

    /** The records that follow are of another journal id. */
    record JournalChanged(long id, long before) implements MarkerDetail {}

    /**
     * The journal went while it was read.
     *
     * @param usn where reading had come to
     * @param code the Win32 error that told it
     * @param symbol the error's symbol, empty when it has none
     * @param call the control code that was refused
     */
    record JournalGone(long usn, int code, String symbol, String call) implements MarkerDetail {}

    /**
     * There was no journal when reading was to begin.
     *
     * @param code the Win32 error that told it
     * @param symbol the error's symbol, empty when it has none
     */
    record NoJournal(int code, String symbol) implements MarkerDetail {}

    /** The volume is asked for other reasons from here on. */
    record MaskChanged(Asking before, Asking after) implements MarkerDetail {}

    /**
     * Reading began, or went on.
     *
     * @param usn the first USN that is read
     * @param id the journal's id
     */
    record Started(long usn, long id, Asking asking) implements MarkerDetail {}

    /** Reading was stopped by wish. */
    record Stopped(long usn) implements MarkerDetail {}

    /**
     * Reading ended because it could not go on.
     *
     * @param what what failed, one line
     */
    record Failed(long usn, String what) implements MarkerDetail {}

    /** Tidemark had locked the volume; it was read up to a USN before. */
    record Locked(long usn) implements MarkerDetail {}

    /** Tidemark had dismounted the volume; it was read up to a USN before. */
    record Dismounted(long usn) implements MarkerDetail {}

    /** Reading was stopped at a USN for a lock that was then refused. */
    record LockRefused(long usn) implements MarkerDetail {}

    /** Reading stopped at a USN because another program was about to lock or dismount the volume; it went on later. */
    record LetGo(long usn) implements MarkerDetail {}

    /** Only words, one line: of a capture that holds no more, or comes from a version that knows more. */
    record Said(RowKind kind, String text) implements MarkerDetail {

        public Said {
            if (kind == RowKind.RECORD) {
                throw new IllegalArgumentException("a record is no marker");
            }
        }
    }

    /**
     * What a volume is asked for.
     *
     * @param mask the reasons
     * @param onlyOnClose whether only close records are returned
     */
    record Asking(int mask, boolean onlyOnClose) {}
}
