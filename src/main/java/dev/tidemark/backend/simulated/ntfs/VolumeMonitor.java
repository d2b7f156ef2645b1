package dev.tidemark.backend.simulated.ntfs;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one lock of a simulated volume, and the one condition that its waiting calls and writers wait for. Safe from any
 * thread; the lock is reentrant.
 */
public final class VolumeMonitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    public void lock() {
        lock.lock();
    }

    public void unlock() {
        lock.unlock();
    }

    /** Signalled whenever something happens that a waiting thread may wait for; waiting gives up the lock. */
    public Condition changed() {
        return changed;
    }

    /** Wakes everybody who waits; under the lock. */
    public void signal() {
        changed.signalAll();
    }

    /** How many threads wait for a change; under the lock. */
    public int waiters() {
        return lock.getWaitQueueLength(changed);
    }
}
