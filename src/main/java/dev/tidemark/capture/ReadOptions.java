package dev.tidemark.capture;

import java.util.OptionalLong;

/**
 * How a volume's journal is to be read ({@code READ_USN_JOURNAL_DATA}).
 *
 * @param start where to begin
 * @param usn the USN to begin at, for {@link Start#USN}
 * @param journalId the journal id to send; empty for the one the query gives
 * @param versions the record versions to accept; {@link Versions#OFFERED} for what the query offers
 * @param reasonMask the mask sent to the volume: at least one of its bits
 * @param onlyOnClose whether only records with CLOSE are returned; CLOSE must be in the mask then
 * @param bytesToWaitFor how many unfiltered bytes end a wait, 0 to return at once
 * @param timeoutSeconds after how many seconds a wait looks again, 0 for never
 */
public record ReadOptions(
        Start start,
        long usn,
        OptionalLong journalId,
        Versions versions,
        int reasonMask,
        boolean onlyOnClose,
        long bytesToWaitFor,
        long timeoutSeconds) {

    /** Where reading begins. */
    public enum Start {
        /** At the oldest record the journal still has. */
        OLDEST,
        /** At the next record that will be written. */
        NOW,
        /** At a USN. */
        USN
    }

    /**
     * Which record versions are accepted.
     *
     * @param v0 whether the request is {@code READ_USN_JOURNAL_DATA_V0}, which knows version 2 only
     * @param min the lowest major version, 0 for what the query offers
     * @param max the highest major version, 0 for what the query offers
     */
    public record Versions(boolean v0, int min, int max) {

        /** The range that the query gives, asked for with {@code READ_USN_JOURNAL_DATA_V1}. */
        public static final Versions OFFERED = new Versions(false, 0, 0);

        /** {@code READ_USN_JOURNAL_DATA_V0}: version 2 records. */
        public static final Versions V0 = new Versions(true, 2, 2);
    }

    /**
     * Everything from the oldest record on; at the end of the journal each new record ends the wait. With a timeout of 1
     * records would come once a second only.
     */
    public static final ReadOptions DEFAULT =
            new ReadOptions(Start.OLDEST, 0, OptionalLong.empty(), Versions.OFFERED, -1, false, 1, 0);

    public ReadOptions from(Start newStart, long newUsn) {
        return new ReadOptions(
                newStart, newUsn, journalId, versions, reasonMask, onlyOnClose, bytesToWaitFor, timeoutSeconds);
    }

    public ReadOptions asking(int newMask, boolean newOnlyOnClose) {
        return new ReadOptions(
                start, usn, journalId, versions, newMask, newOnlyOnClose, bytesToWaitFor, timeoutSeconds);
    }
}
