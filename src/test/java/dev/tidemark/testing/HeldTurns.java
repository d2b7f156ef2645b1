package dev.tidemark.testing;

import dev.tidemark.task.SharedPieces;
import dev.tidemark.task.WorkTurns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** All turns of background work, held until this is closed. */
public final class HeldTurns implements AutoCloseable {

    private final CountDownLatch held = new CountDownLatch(SharedPieces.threads(true));
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> holders = new ArrayList<>();

    public HeldTurns() throws InterruptedException {
        for (long i = held.getCount(); i > 0; i--) {
            holders.add(Thread.ofPlatform().daemon().start(() -> WorkTurns.run(this::hold)));
        }
        held.await();
    }

    private void hold() {
        held.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        for (Thread holder : holders) {
            holder.join();
        }
    }
}
