package dev.tidemark.capture;

import dev.tidemark.backend.Win32Exception;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Safe from any thread. Whether a reader may change its source: it holds the grip except while it waits in a call. Whoever
 * gives up on a call that a driver does not let go of takes the grip away for good; when the call comes back after all,
 * what it brought is dropped.
 */
final class ReaderLease {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean lost;
    private boolean over;

    /** A call that may wait. */
    interface Call<T> {
        T run() throws Win32Exception;
    }

    /** The grip was taken away while a call waited. */
    static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Begins, on the reader's thread. */
    void take() {
        lock.lock();
    }

    /** Ends, on the reader's thread. */
    void letGo() {
        over = true;
        lock.unlock();
    }

    /**
     * Waits in a call, on the reader's thread.
     *
     * @throws LostException when the grip was taken away meanwhile
     */
    <T> T waitIn(Call<T> call) throws Win32Exception {
        lock.unlock();
        try {
            return call.run();
        } finally {
            lock.lock();
            if (lost) {
                throw new LostException();
            }
        }
    }

    /** Takes the grip away from the reader; false when the reader has ended, or lost it before. Waits only for its next call. */
    boolean takeAway() {
        lock.lock();
        try {
            boolean first = !over && !lost;
            lost |= first;
            return first;
        } finally {
            lock.unlock();
        }
    }

    boolean isLost() {
        return lost;
    }
}
