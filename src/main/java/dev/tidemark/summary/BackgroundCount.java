package dev.tidemark.summary;

import dev.tidemark.task.WorkTurns;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Counts that grow with their rows: the work is done on an executor, by one thread at a time, in slices. Safe from any thread.
 */
abstract class BackgroundCount implements AutoCloseable {

    private final Executor executor;
    private final AtomicBoolean running = new AtomicBoolean();
    private final Object progress = new Object();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param executor counts; may run tasks in the calling thread
     */
    BackgroundCount(Executor executor) {
        this.executor = executor;
    }

    /** Goes on with the rows that came since. Never waits and costs next to nothing: call it once a pulse. */
    public final void advance() {
        if (closed || isUpToDate() || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> run(() -> false));
        } catch (RejectedExecutionException e) {
            running.set(false);
        }
    }

    private void run(BooleanSupplier enough) {
        try {
            boolean more = true;
            while (!closed && more && !enough.getAsBoolean()) {
                more = countInTurn();
                if (isAwaited()) {
                    wake();
                }
            }
        } finally {
            running.set(false);
            wake();
        }
    }

    private void wake() {
        synchronized (progress) {
            progress.notifyAll();
        }
    }

    private boolean countInTurn() {
        boolean[] more = {false};
        WorkTurns.run(() -> more[0] = countSome());
        return more[0];
    }

    /** Counts, or waits until others have counted, all there is now. Not for the FX thread. */
    public final void await() throws InterruptedException {
        await(this::isUpToDate);
    }

    /** As {@link #await()}, until something else is so; looked at between slices, and so is an interrupt. */
    final void await(BooleanSupplier enough) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            while (!closed && !enough.getAsBoolean()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (running.compareAndSet(false, true)) {
                    run(() -> Thread.currentThread().isInterrupted() || enough.getAsBoolean());
                } else {
                    awaitMore(enough);
                }
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Whether somebody waits for an answer: it comes as soon as all there is now was counted. */
    final boolean isAwaited() {
        return waiting.get() > 0;
    }

    private void awaitMore(BooleanSupplier enough) throws InterruptedException {
        synchronized (progress) {
            if (running.get() && !closed && !enough.getAsBoolean()) {
                progress.wait();
            }
        }
    }

    /** Whether all rows were counted that there are now, or there will be no more as they were closed. */
    public abstract boolean isUpToDate();

    /**
     * Counts a slice of rows, on one thread at a time.
     *
     * @return whether there is more to count now
     */
    abstract boolean countSome();

    /** Whether nobody wants it any more. */
    final boolean isClosed() {
        return closed;
    }

    /** Ends the counting; what was counted so far can still be read. Does not wait. */
    @Override
    public final void close() {
        closed = true;
        wake();
    }
}
