package dev.tidemark.capture;

import org.jspecify.annotations.Nullable;

/** Waits for threads that must have ended before what they use is closed. Stateless. */
public final class Joining {

    private Joining() {}

    /** Waits until a thread has ended; an interruption is kept for later. */
    public static void uninterruptibly(@Nullable Thread thread) {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
