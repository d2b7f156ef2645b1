package dev.tidemark.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Picks the tasks that a person should see: short ones would only flicker. Belongs to one thread. */
public final class ShownTasks {

    /** Who waits so long asks what for. */
    static final long AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Map<BackgroundTask, Long> seen = new HashMap<>();

    /**
     * The tasks that have run long enough.
     *
     * @param running what runs now
     * @param nanoTime a clock in nanoseconds
     */
    public List<BackgroundTask> of(List<BackgroundTask> running, long nanoTime) {
        if (running.isEmpty()) {
            seen.clear();
            return List.of();
        }
        seen.keySet().retainAll(running);
        running.forEach(task -> seen.putIfAbsent(task, nanoTime));
        return running.stream()
                .filter(task -> nanoTime - seen.getOrDefault(task, nanoTime) >= AFTER_NANOS)
                .toList();
    }
}
