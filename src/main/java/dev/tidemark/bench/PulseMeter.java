package dev.tidemark.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Measures pulses: from the first thing a pulse does, its timers, to the first thing the FX thread can do after it, so that
 * layout, styles and handing the scene to the renderer count, and whatever else stood in the thread's way. Belongs to the FX
 * thread.
 */
final class PulseMeter extends AnimationTimer {

    /**
     * What was measured.
     *
     * @param elapsed how long each pulse took
     * @param busy how long the FX thread ran in each: the rest of a long pulse is pauses of the collector, and waiting
     *     for a processor or for the renderer
     */
    record Measured(PulseTimes elapsed, PulseTimes busy) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final String name;
    private final Runnable work;
    private final int wanted;
    private final int warmUp;
    private final long[] elapsed;
    private final long[] busy;
    private final CompletableFuture<Measured> result = new CompletableFuture<>();
    private int seen;

    /**
     * @param work what the window does in each pulse
     * @param warmUp pulses that are not counted, while the JVM compiles
     */
    PulseMeter(String name, int warmUp, int wanted, Runnable work) {
        this.name = name;
        this.warmUp = warmUp;
        this.wanted = wanted;
        this.work = work;
        this.elapsed = new long[wanted];
        this.busy = new long[wanted];
    }

    @Override
    public void handle(long now) {
        long start = System.nanoTime();
        long busyBefore = threads.getCurrentThreadCpuTime();
        work.run();
        Platform.requestNextPulse();
        Platform.runLater(() -> took(System.nanoTime() - start, threads.getCurrentThreadCpuTime() - busyBefore));
    }

    private void took(long time, long ran) {
        int index = seen++ - warmUp;
        if (index >= 0 && index < wanted) {
            elapsed[index] = time;
            busy[index] = ran;
        }
        if (index == wanted - 1) {
            stop();
            result.complete(new Measured(new PulseTimes(name, elapsed), new PulseTimes(name, busy)));
        }
    }

    /** Done when enough pulses were seen. */
    CompletableFuture<Measured> result() {
        return result;
    }
}
