package dev.tidemark.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the person who waits what is being done and how far it is, and lets him end it. Safe from any thread: the work
 * writes, who shows it reads, and anybody cancels.
 */
public final class BackgroundTask {

    /** A progress that nobody knows. */
    public static final double UNKNOWN = -1;

    private final Object lock = new Object();
    private final List<Runnable> onCancel = new ArrayList<>();
    private volatile String words;
    private volatile DoubleSupplier progress = () -> UNKNOWN;
    private volatile boolean cancelled;
    private volatile boolean ended;
    private @Nullable Thread waiter;

    /** Something that waits, and ends when its thread is interrupted. */
    @FunctionalInterface
    public interface Wait {
        void run() throws InterruptedException;
    }

    /**
     * @param words what is done, for the person who waits; empty for what nobody waits for, which is not shown
     */
    public BackgroundTask(String words) {
        this.words = words;
    }

    // --- for who shows it

    /** What is being done, one line. */
    public String words() {
        return words;
    }

    /** From 0 to 1; {@link #UNKNOWN} or another negative number while nobody knows. */
    public double progress() {
        return progress.getAsDouble();
    }

    /** Whether the work has not left yet, cancelled or not. */
    public boolean isRunning() {
        return !ended;
    }

    /**
     * Asks the work to end; returns at once. What waits is woken, on the caller's thread.
     *
     * @return whether it was still running, and not cancelled before
     */
    public boolean cancel() {
        List<Runnable> actions;
        synchronized (lock) {
            if (cancelled || ended) {
                return false;
            }
            cancelled = true;
            if (waiter != null) {
                waiter.interrupt();
            }
            actions = List.copyOf(onCancel);
        }
        actions.forEach(Runnable::run);
        return true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Whether it was cancelled, for code that knows no tasks. */
    public BooleanSupplier cancelled() {
        return this::isCancelled;
    }

    /** Waits until the work has left. */
    public void awaitEnd() throws InterruptedException {
        synchronized (lock) {
            while (!ended) {
                lock.wait();
            }
        }
    }

    /**
     * As {@link #awaitEnd()}, not for ever.
     *
     * @param millis how long at most, in milliseconds, above 0
     * @return whether the work has left
     */
    public boolean awaitEnd(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        synchronized (lock) {
            for (long left = millis; !ended && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                lock.wait(left);
            }
            return ended;
        }
    }

    // --- for the work

    /** Says what is being done now. */
    public void say(String now) {
        words = now;
    }

    /**
     * Says how far it is.
     *
     * @param done from 0 to the total
     * @param total 0 or less when it is not known
     */
    public void progress(long done, long total) {
        double now = total <= 0 ? UNKNOWN : Math.clamp((double) done / total, 0, 1);
        progress = () -> now;
    }

    /**
     * Lets work that knows how far it is be asked for it.
     *
     * @param asked safe from any thread; from 0 to 1
     */
    public void progressFrom(DoubleSupplier asked) {
        progress = asked;
    }

    /** Does something when it is cancelled, on the thread that cancels; at once when it was cancelled already. */
    public void onCancel(Runnable action) {
        boolean now;
        synchronized (lock) {
            now = cancelled;
            if (!now) {
                onCancel.add(action);
            }
        }
        if (now) {
            action.run();
        }
    }

    /**
     * Waits for something, until it is cancelled.
     *
     * @throws InterruptedException if it was cancelled, before or meanwhile
     */
    public void await(Wait wait) throws InterruptedException {
        synchronized (lock) {
            if (cancelled) {
                throw new InterruptedException();
            }
            waiter = Thread.currentThread();
        }
        try {
            wait.run();
        } finally {
            synchronized (lock) {
                waiter = null;
                if (cancelled) {
                    // An interrupt that came too late to wake anybody must not end what the thread does next.
                    Thread.interrupted();
                }
            }
        }
        if (cancelled) {
            throw new InterruptedException();
        }
    }

    /** The work has left: for who runs it. */
    public void end() {
        synchronized (lock) {
            ended = true;
            onCancel.clear();
            lock.notifyAll();
        }
    }
}
