package dev.tidemark.backend;

import java.util.List;

/**
 * Watches what writers of one volume go through while its writes are held: on Windows a small file that is written over and
 * over, in the simulator the writes of its workloads and some of its own. Safe from any thread.
 */
public interface WriteProbe extends AutoCloseable {

    /** The writes so far, oldest first; at most the last 10,000. Never waits. */
    List<ProbedWrite> writes();

    /**
     * Whether a write that was begun at a moment or later has gone through: whatever held writers then has let them go.
     *
     * @param nanoTime the moment, of {@link System#nanoTime}
     */
    boolean hasWrittenSince(long nanoTime);

    /** How long the write that has begun has not come back, in nanoseconds; 0 when none is under way. Never waits. */
    long blockedNanos();

    /** Whether it writes no more because a write failed, as when its volume has gone. */
    boolean hasFailed();

    /** The file that is written, from the volume's root; empty when there is none. */
    String path();

    /** Stops watching and removes the file. May be called while a write is held: then it ends when the hold does. */
    @Override
    void close();
}
