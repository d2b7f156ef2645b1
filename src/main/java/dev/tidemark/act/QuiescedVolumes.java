package dev.tidemark.act;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Volumes that are not to be asked for anything: asking opens a handle, which a lock is refused for, and mounts what was
 * dismounted. Safe from any thread.
 */
public final class QuiescedVolumes {

    private static final long LONGEST_SECONDS = 10;
    private static final long LOOK_MILLIS = 50;

    /** How many are asking; and how many acts want silence. */
    private static final class Count {
        private int asking;
        private int silent;
    }

    private final Map<String, Count> counts = new HashMap<>();

    /** Begins to ask a volume; false when it must not be asked now. What was begun must be ended with {@link #asked}. */
    public synchronized boolean ask(String volume) {
        Count count = counts.computeIfAbsent(volume, id -> new Count());
        if (count.silent > 0) {
            return false;
        }
        count.asking++;
        return true;
    }

    /** Ends what {@link #ask} allowed. */
    public synchronized void asked(String volume) {
        Count count = counts.get(volume);
        if (count != null) {
            count.asking--;
            notifyAll();
        }
    }

    /**
     * Keeps everyone from asking, and waits until those that are asking have ended. It does not wait for ever: a volume that
     * does not answer has a handle open then, for which it refuses the lock itself.
     *
     * @param cancelled ends the waiting
     */
    synchronized void silence(String volume, BooleanSupplier cancelled) {
        Count count = counts.computeIfAbsent(volume, id -> new Count());
        count.silent++;
        boolean interrupted = false;
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (count.asking > 0 && !cancelled.getAsBoolean() && System.nanoTime() < last) {
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends one {@link #silence}. */
    synchronized void wake(String volume) {
        Count count = counts.get(volume);
        if (count != null && count.silent > 0) {
            count.silent--;
        }
    }

    /** Whether the volume must not be asked now. */
    public synchronized boolean isQuiet(String volume) {
        Count count = counts.get(volume);
        return count != null && count.silent > 0;
    }
}
