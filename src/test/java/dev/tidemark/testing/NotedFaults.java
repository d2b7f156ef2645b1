package dev.tidemark.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Notes what threads throw on until it is closed, in the place of whoever heard of it before: TestFX would keep it, and let
 * the next test fail that waits. For one test at a time; any thread may throw.
 */
public final class NotedFaults implements AutoCloseable {

    private final List<Throwable> all = new CopyOnWriteArrayList<>();
    private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    public NotedFaults() {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> all.add(fault));
    }

    /** What was thrown so far; grows. */
    public List<Throwable> all() {
        return all;
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
