package dev.tidemark.task;

import java.util.concurrent.Semaphore;

/**
 * Keeps one processor for the window, and for those that read, while several long pieces of work go on beside it: each asks for a turn
 * for a few milliseconds of it, and no more have one at a time than there are processors less one. Safe from any thread.
 *
 * <p>Not every system heeds the priority of a thread: on Linux a filter, a timeline and statistics that count at the same time take
 * the window's turn too.
 */
public final class WorkTurns {

    private static final Semaphore TURNS = new Semaphore(SharedPieces.threads(true), true);

    private WorkTurns() {}

    /**
     * Does a little work, when it has its turn; those who ask first have it first. Not for the FX thread.
     *
     * @param work takes milliseconds, waits for nobody, and asks for no turn itself
     */
    public static void run(Runnable work) {
        TURNS.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            TURNS.release();
        }
    }
}
