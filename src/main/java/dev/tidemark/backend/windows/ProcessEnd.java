package dev.tidemark.backend.windows;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a program that ends with its standard input: kills it only when it must. One with a console that is killed while it begins
 * can leave the host of that console behind, which has inherited its files. Stateless; waits.
 */
final class ProcessEnd {

    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private ProcessEnd() {}

    /**
     * Ends it and waits until it is gone, though not for ever. More than once does no harm.
     *
     * @param patience how long it may take to end by itself: it has to have begun for that
     */
    static void of(Process process, Duration patience) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        if (!isGone(process, patience)) {
            process.destroyForcibly();
            isGone(process, AFTER_KILL);
        }
    }

    private static boolean isGone(Process process, Duration longest) {
        try {
            return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
