package dev.tidemark.act;

import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.WriteProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What writers of a volume go through while nothing is sent to it: what another program's shadow copy does to them. Safe from
 * any thread. Ends by itself, or when it is stopped.
 */
public final class WatchedWrites {

    private final HoldProbe probe;
    private final Instant since;
    private final Duration longest;
    private final TimeTaken time = new TimeTaken();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private WatchedWrites(HoldProbe probe, Instant since, Duration longest) {
        this.probe = probe;
        this.since = since;
        this.longest = longest;
    }

    static WatchedWrites begin(ActRunner runner, VolumeFacts volume, Duration longest) throws ActFailedException {
        runner.requireSame(ActKind.HOLD_WRITES, VolumeIdentity.of(volume), volume.name());
        WriteProbe probe = runner.ask(ActKind.HOLD_WRITES, volume.id(), backend -> backend.probe(volume.id()));
        WatchedWrites watched = new WatchedWrites(new HoldProbe(probe), runner.now(), longest);
        Thread.ofPlatform().name("tidemark-watch-" + volume.id()).daemon().start(watched::run);
        return watched;
    }

    private void run() {
        try {
            stopped.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // The volume may be held: then the probe ends when that does, and nobody waits for it.
            time.end();
            probe.close();
        }
    }

    /** What writers went through so far, oldest first. */
    public List<ProbedWrite> writes() {
        return probe.writes();
    }

    public Instant since() {
        return since;
    }

    public Duration longest() {
        return longest;
    }

    /** How long it has watched, or did. */
    public Duration elapsed() {
        return time.soFar();
    }

    public boolean isOver() {
        return time.isOver();
    }

    /** Asks for the end and returns at once. */
    public void stop() {
        stopped.countDown();
    }
}
