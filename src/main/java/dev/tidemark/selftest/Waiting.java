package dev.tidemark.selftest;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that waits, on a thread of its own. Belongs to the thread that began it. */
final class Waiting {

    private static final long AGAIN_MILLIS = 20;

    private final CountDownLatch back = new CountDownLatch(1);
    private volatile @Nullable Completion done;

    static Waiting begin(Supplier<Completion> call) {
        Waiting waiting = new Waiting();
        Thread.ofPlatform().name("tidemark-selftest-waits").daemon().start(() -> {
            try {
                waiting.done = call.get();
            } finally {
                waiting.back.countDown();
            }
        });
        return waiting;
    }

    /** Whether it is back before that long. */
    boolean endsWithin(Duration time) {
        try {
            return back.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return back.getCount() == 0;
        }
    }

    /**
     * Cancels until it is back, no longer than that: a cancel that comes before its call is lost.
     *
     * @return how it ended; {@code null} when it did not
     */
    @Nullable
    Completion cancel(Handle handle, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        do {
            handle.cancel();
        } while (!endsWithin(Duration.ofMillis(AGAIN_MILLIS)) && System.nanoTime() - until < 0);
        return done;
    }

    /** How it ended; {@code null} while it waits. */
    @Nullable
    Completion done() {
        return done;
    }
}
