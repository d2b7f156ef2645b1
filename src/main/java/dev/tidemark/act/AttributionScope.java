package dev.tidemark.act;

import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/**
 * Which records an act may have caused.
 *
 * @param volume the volume's id
 * @param journalId the journal they are in
 * @param fromUsn the first USN that can be one
 * @param toUsn behind the last one; {@link Long#MAX_VALUE} while the act goes on
 * @param file only records of this file; {@code null} for any
 * @param sourceInfo records with one of these source flags are the act's; 0 when the source tells nothing
 * @param exact whether the act alone can have caused them; else others may have written them too
 */
public record AttributionScope(
        String volume,
        long journalId,
        long fromUsn,
        long toUsn,
        @Nullable FileId file,
        int sourceInfo,
        boolean exact) {

    /** How sure it is that an act caused a record. */
    public enum Cause {
        /** It did not. */
        NONE,
        /** It may have; others wrote too. */
        POSSIBLE,
        /** It did. */
        CERTAIN
    }

    /** Whether the act caused a record of the same volume and journal. */
    public Cause of(long usn, long fileHigh, long fileLow, int source) {
        if (usn < fromUsn || usn >= toUsn) {
            return Cause.NONE;
        }
        if (file != null && (file.low() != fileLow || file.high() != fileHigh)) {
            return Cause.NONE;
        }
        return exact || sourceInfo != 0 && (source & sourceInfo) == sourceInfo ? Cause.CERTAIN : Cause.POSSIBLE;
    }

    /** The same effect, which can cause nothing from a USN on. */
    AttributionScope endedAt(long usn) {
        return new AttributionScope(volume, journalId, fromUsn, Math.max(fromUsn, usn), file, sourceInfo, exact);
    }
}
