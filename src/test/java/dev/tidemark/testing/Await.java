package dev.tidemark.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one place where tests wait for what other threads, processes or devices do. Stateless; conditions are looked at on
 * the calling thread, in {@link OnFx} on the FX thread.
 *
 * <p>Whoever waits goes on as soon as the condition holds, and fails with a description when it never does, so a slow
 * machine costs time and not a failure. Fixed times remain only where time itself is the matter.
 */
public final class Await {

    /** What is waited for. Whatever it throws ends the wait. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** For a slow and busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long SHORTEST_PAUSE_NANOS = 50_000;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    /** After a look that took long itself, at a process for example. */
    private static final long LONGEST_PAUSE_AFTER_A_SLOW_LOOK_NANOS = 300_000_000;

    private Await() {}

    /**
     * Waits until a condition holds, for a minute at most.
     *
     * @param what the condition in words, for the failure
     */
    public static void until(String what, Condition condition) {
        until(LONGEST, what, condition);
    }

    /** As {@link #until(String, Condition)}, with another bound. */
    public static void until(Duration longest, String what, Condition condition) {
        if (!comesTrue(longest, what, condition)) {
            throw new AssertionError("Waited " + longest + " in vain for: " + what);
        }
    }

    /** Waits until something is there, and returns it. */
    public static <T> T value(String what, Callable<? extends @Nullable T> source) {
        AtomicReference<@Nullable T> found = new AtomicReference<>();
        until(what, () -> {
            found.set(source.call());
            return found.get() != null;
        });
        return Objects.requireNonNull(found.get());
    }

    /** Whether a condition comes to hold in time; for those who do something about it if not. */
    public static boolean within(Duration longest, Condition condition) {
        return comesTrue(longest, "what comes in time", condition);
    }

    /** Whether a condition holds now and goes on to: that nothing happens is seen only by watching for a while. */
    public static boolean lasts(Duration howLong, Condition condition) {
        return !comesTrue(howLong, "what lasts", () -> !condition.holds());
    }

    /**
     * Lets time pass where there is no condition to wait for: work that takes its time, a hand that moves.
     *
     * @param why what the time stands for
     * @throws InterruptedException as work that is cancelled is told
     */
    public static void aMoment(Duration howLong, String why) throws InterruptedException {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException e) {
            InterruptedException told = new InterruptedException("Interrupted: " + why);
            told.initCause(e);
            throw told;
        }
    }

    /** Work that never ends by itself, but by an interrupt or with its process. */
    public static void forever() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    private static boolean comesTrue(Duration longest, String what, Condition condition) {
        long start = System.nanoTime();
        long left = longest.toNanos();
        while (true) {
            long before = System.nanoTime();
            if (holds(what, condition)) {
                return true;
            }
            long now = System.nanoTime();
            if (left <= 0) {
                return false;
            }
            left = longest.toNanos() - (now - start);
            pause(what, Math.min(left, pauseNanos(now - start, now - before)));
        }
    }

    private static boolean holds(String what, Condition condition) {
        try {
            return condition.holds();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("Waiting for: " + what, e);
        }
    }

    /** An eighth of the time waited so far: short waits end soon, long ones cost nothing. And never more looks than pauses. */
    private static long pauseNanos(long waited, long look) {
        long pause = Math.min(Math.max(waited / 8, SHORTEST_PAUSE_NANOS), LONGEST_PAUSE_NANOS);
        return Math.max(pause, Math.min(look, LONGEST_PAUSE_AFTER_A_SLOW_LOOK_NANOS));
    }

    private static void pause(String what, long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(nanos, 0)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for: " + what, e);
        }
    }
}
