package dev.tidemark.backend.simulated;

import java.util.concurrent.atomic.AtomicInteger;

/** Safe from any thread. Counts what a client must not leave behind. */
public final class Leaks {

    private final AtomicInteger handles = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Handles that are open. */
    public int openHandles() {
        return handles.get();
    }

    /** Calls that wait. */
    public int waitingCalls() {
        return waiting.get();
    }

    void opened() {
        handles.incrementAndGet();
    }

    void closed() {
        handles.decrementAndGet();
    }

    void waits() {
        waiting.incrementAndGet();
    }

    void wentOn() {
        waiting.decrementAndGet();
    }
}
