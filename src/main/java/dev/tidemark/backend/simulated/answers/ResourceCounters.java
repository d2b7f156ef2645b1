package dev.tidemark.backend.simulated.answers;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the handles, calls, locks, holds and attached volumes that a client must not leave behind. Safe from any thread. */
public final class ResourceCounters {

    private final AtomicInteger handles = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger locks = new AtomicInteger();
    private final AtomicInteger holds = new AtomicInteger();
    private final AtomicInteger attached = new AtomicInteger();

    /** Handles that are open. */
    public int openHandles() {
        return handles.get();
    }

    /** Calls that wait. */
    public int waitingCalls() {
        return waiting.get();
    }

    /** Volumes that are locked. */
    public int locks() {
        return locks.get();
    }

    /** Volumes whose writes are held. */
    public int holds() {
        return holds.get();
    }

    /** Volumes that are attached for checks. */
    public int attachedVolumes() {
        return attached.get();
    }

    /** Whether nothing at all is left. */
    public boolean none() {
        return openHandles() == 0 && waitingCalls() == 0 && locks() == 0 && holds() == 0 && attachedVolumes() == 0;
    }

    /** A volume is attached for checks. */
    public void attached() {
        attached.incrementAndGet();
    }

    /** It has gone. */
    public void detached() {
        attached.decrementAndGet();
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

    void locked() {
        locks.incrementAndGet();
    }

    void unlocked() {
        locks.decrementAndGet();
    }

    void held() {
        holds.incrementAndGet();
    }

    void letGo() {
        holds.decrementAndGet();
    }
}
