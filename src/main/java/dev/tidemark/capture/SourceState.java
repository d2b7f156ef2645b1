package dev.tidemark.capture;

import dev.tidemark.text.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a source is doing at one moment.
 *
 * @param phase what it does
 * @param done bytes read so far; of a live source, bytes of records
 * @param total bytes there are to read, -1 when that is not known
 * @param problem what went wrong last, {@code null} when nothing did
 */
public record SourceState(
        Phase phase, long done, long total, @Nullable Problem problem) {

    /** What a source does. */
    public enum Phase {
        /** It is being opened. */
        OPENING,
        /** A file is being loaded; rows are there already. */
        LOADING,
        /** The journal is being read. */
        READING,
        /** There is no journal to read now; reading begins when there is one. */
        WAITING,
        /** Reading was stopped, or ended because the journal went; it can be started again. */
        STOPPED,
        /** A file was loaded to its end. */
        COMPLETE,
        /** It could not be read (further); the problem says why. */
        FAILED,
        /** It was closed. */
        CLOSED
    }
}
