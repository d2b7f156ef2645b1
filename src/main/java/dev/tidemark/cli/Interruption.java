package dev.tidemark.cli;

import java.time.Duration;

/**
 * While it is open, Ctrl+C (and whatever else ends the program) first runs an action and waits a moment, so that what was
 * read is written and a volume is let go.
 */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long AGAIN_MILLIS = 20;

    private final Thread working = Thread.currentThread();
    private final Runnable end;
    private final Duration patience;
    private final Thread hook = new Thread(this::interrupt, "tidemark-interrupted");
    private volatile boolean closed;

    /**
     * @param end asks the work to end; may be called more than once, since a read may begin to wait just after
     */
    Interruption(Runnable end) {
        this(end, PATIENCE);
    }

    /**
     * @param end as above
     * @param patience how long the end of the work is waited for
     */
    Interruption(Runnable end, Duration patience) {
        this.end = end;
        this.patience = patience;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program ends already.
            end.run();
        }
    }

    private void interrupt() {
        long until = System.nanoTime() + patience.toNanos();
        while (!closed && working.isAlive() && System.nanoTime() < until) {
            end.run();
            try {
                Thread.sleep(AGAIN_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program ends already: the hook runs and sees that the work is done.
        }
    }
}
