package dev.tidemark.act;

import java.time.Duration;

/** How long something takes, or took: it runs from when it is made until it is ended. Safe from any thread. */
final class TimeTaken {

    private final long from = System.nanoTime();
    private volatile long nanos = -1;

    void end() {
        nanos = System.nanoTime() - from;
    }

    boolean isOver() {
        return nanos >= 0;
    }

    Duration soFar() {
        long known = nanos;
        return Duration.ofNanos(known >= 0 ? known : System.nanoTime() - from);
    }
}
