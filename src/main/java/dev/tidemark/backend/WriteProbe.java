package dev.tidemark.backend;

import java.util.List;

/**
 * Watches what writers of one volume go through while its writes are held: on Windows a small file that is written over and
 * over, in the simulator the writes of its workloads. Safe from any thread.
 */
public interface WriteProbe extends AutoCloseable {

    /** The writes so far, oldest first; at most the last 10,000. Never waits. */
    List<ProbedWrite> writes();

    /** The file that is written, from the volume's root; empty when there is none. */
    String path();

    /** Stops watching and removes the file. May be called while a write is held: then it ends when the hold does. */
    @Override
    void close();
}
