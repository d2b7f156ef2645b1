package dev.tidemark.selftest;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a check has open or changed, to be undone in the opposite order when it ends, however it ends. Safe from any thread: closing
 * from another one ends what waits.
 */
final class Undo implements AutoCloseable {

    /** The check has been given up: nothing more is begun. Unchecked, since nobody in between has anything to do with it. */
    static final class GivenUpException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;
    private @Nullable Exception failure;

    /** Has it closed in the end; at once, when that has come already. */
    <T extends AutoCloseable> T add(T thing) {
        synchronized (this) {
            if (!closed) {
                open.push(thing);
                return thing;
            }
        }
        close(thing);
        throw new GivenUpException();
    }

    @Override
    public void close() {
        while (true) {
            AutoCloseable next;
            synchronized (this) {
                closed = true;
                next = open.poll();
            }
            if (next == null) {
                return;
            }
            close(next);
        }
    }

    private void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            failed(e);
        }
    }

    private synchronized void failed(Exception e) {
        if (failure == null) {
            failure = e;
        } else {
            failure.addSuppressed(e);
        }
    }

    /** What could not be undone; {@code null} when all could. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
