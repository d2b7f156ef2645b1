package dev.tidemark.ui.acts;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** What the FX thread would run, run by the test's thread when it likes. */
final class FxQueue implements Executor {

    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
