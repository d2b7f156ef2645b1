package dev.tidemark.bench;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Belongs to the FX thread. Measures pulses: from the first thing a pulse does, its timers, to the first thing the FX
 * thread can do after it, so that layout, styles and handing the scene to the renderer count, and whatever else stood
 * in the thread's way.
 */
final class PulseMeter extends AnimationTimer {

    private final String name;
    private final Runnable work;
    private final int wanted;
    private final int warmUp;
    private final long[] nanos;
    private final CompletableFuture<PulseTimes> result = new CompletableFuture<>();
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
        this.nanos = new long[wanted];
    }

    @Override
    public void handle(long now) {
        long start = System.nanoTime();
        work.run();
        Platform.requestNextPulse();
        Platform.runLater(() -> took(System.nanoTime() - start));
    }

    private void took(long time) {
        int index = seen++ - warmUp;
        if (index >= 0 && index < wanted) {
            nanos[index] = time;
        }
        if (index == wanted - 1) {
            stop();
            result.complete(new PulseTimes(name, Arrays.copyOf(nanos, wanted)));
        }
    }

    /** Done when enough pulses were seen. */
    CompletableFuture<PulseTimes> result() {
        return result;
    }
}
