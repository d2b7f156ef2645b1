package dev.tidemark.capture;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.store.MarkerDetail;
import java.util.function.LongFunction;

/** A source that reads the journal of a volume while it is written. Safe from any thread. */
public interface LiveReading extends Source {

    /** The volume whose journal it is. */
    @Override
    VolumeFacts volume();

    @Override
    default LiveReading reading() {
        return this;
    }

    /** Begins to read as asked, or begins again; returns at once. Does nothing while reading is on. */
    void start(ReadOptions wanted);

    /** Goes on where reading stopped, with the same options; at the oldest record when the journal is another now. */
    void resume();

    /**
     * As {@link #resume}, behind a row that says why reading was stopped.
     *
     * @param why what the row tells, given the USN that was read up to
     */
    void resumeAfter(LongFunction<MarkerDetail> why);

    /**
     * Asks the volume for other reasons from now on; a row with the old and the new mask marks the place.
     *
     * @param reasonMask at least one of these bits
     * @param onlyOnClose whether only close records are returned; CLOSE must be in the mask then
     */
    void ask(int reasonMask, boolean onlyOnClose);

    /**
     * Stops reading and waits until the reader has left and no handle is open; the rows stay. Waits: not for the FX thread.
     */
    void stop();

    boolean isReading();

    /** Whether it has read what the journal held when it was asked last: what comes now is new. */
    boolean isCaughtUp();

    /** Keeps at most that many bytes of records from now on; the oldest go first. */
    void retain(long bytes);

    /** How reading was asked for last. */
    ReadOptions options();

    /** The USN the next read begins at. */
    long nextUsn();

    /** Whether it is read without administrator rights: Windows then leaves out what it does not tell everybody. */
    boolean isLimited();

    /** The records of a journal id: from, and behind the last; both the same when there are none. */
    long[] recordsOf(long journalId);
}
