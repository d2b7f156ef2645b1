package dev.tidemark.act;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.volume.WriteHold;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells the driver below the file system that writes may go on, over a handle of its own that was opened before the hold:
 * opening one later may itself have to wait. Never waits for longer than it is told. Safe from any thread.
 */
final class WriteRelease implements AutoCloseable {

    private final Handle second;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile boolean sent;
    private volatile @Nullable Completion answer;

    WriteRelease(Handle second) {
        this.second = second;
    }

    /** Sends the request, unless one is pending, and waits for its answer; cancels it when that takes too long. */
    void send(Duration longest) {
        if (!pending.compareAndSet(false, true)) {
            return;
        }
        sent = true;
        CountDownLatch answered = new CountDownLatch(1);
        Thread.ofPlatform().name("tidemark-release-writes").daemon().start(() -> {
            try {
                answer = WriteHold.release(second);
            } finally {
                pending.set(false);
                answered.countDown();
            }
        });
        try {
            if (!answered.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                second.cancel();
            }
        } catch (InterruptedException e) {
            second.cancel();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was sent, answered or not. */
    boolean isSent() {
        return sent;
    }

    /** What the driver answered last; {@code null} when nothing was sent, or not answered yet. */
    @Nullable
    Completion answer() {
        return answer;
    }

    @Override
    public void close() {
        second.close();
    }
}
