package dev.tidemark.backend.simulated;

import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the writes of the workloads, which wait while writes are held, and writes by itself on a thread of its own. Safe from
 * any thread.
 */
final class HeldWriteProbe implements WriteProbe {

    private static final int MOST = 10_000;
    private static final long EVERY_MILLIS = 20;

    private final SimulatedVolume volume;
    private final InstantSource clock;
    private final Deque<ProbedWrite> done = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Instant waitingSince;
    private long begun;
    private volatile boolean failed;
    private volatile boolean hasWritten;
    private volatile long lastBegan;

    private HeldWriteProbe(SimulatedVolume volume, InstantSource clock) {
        this.volume = volume;
        this.clock = clock;
    }

    static HeldWriteProbe on(SimulatedVolume volume, InstantSource clock) {
        HeldWriteProbe probe = new HeldWriteProbe(volume, clock);
        Thread.ofPlatform().name("tidemark-probe").daemon().start(probe::run);
        return probe;
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            long began = System.nanoTime();
            boolean written = write(began);
            if (written) {
                lastBegan = began;
                hasWritten = true;
            }
            failed = !written && closing.getCount() > 0;
            goesOn = written && !closes();
        }
    }

    private boolean write(long began) {
        Instant asked = clock.instant();
        synchronized (done) {
            begun = began;
            waitingSince = asked;
        }
        boolean written = volume.probeWrite(() -> closing.getCount() == 0);
        synchronized (done) {
            waitingSince = null;
            done.addLast(new ProbedWrite(asked, Duration.between(asked, clock.instant()), 1, written));
            if (done.size() >= MOST) {
                done.removeFirst();
            }
        }
        return written;
    }

    private boolean closes() {
        try {
            return closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public List<ProbedWrite> writes() {
        List<ProbedWrite> all = new ArrayList<>(volume.heldWrites());
        synchronized (done) {
            all.addAll(done);
            Instant since = waitingSince;
            if (since != null) {
                all.add(new ProbedWrite(since, Duration.between(since, clock.instant()), 1, false));
            }
        }
        all.sort(Comparator.comparing(ProbedWrite::asked));
        return all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all;
    }

    @Override
    public boolean hasWrittenSince(long nanoTime) {
        return hasWritten && lastBegan - nanoTime >= 0;
    }

    @Override
    public long blockedNanos() {
        synchronized (done) {
            return waitingSince == null ? 0 : System.nanoTime() - begun;
        }
    }

    @Override
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public void close() {
        closing.countDown();
        volume.wake();
    }
}
