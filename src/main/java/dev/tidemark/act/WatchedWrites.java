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

    private final WriteProbe probe;
    private final Instant since;
    private final Duration longest;
    private final long from = System.nanoTime();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long nanos = -1;
    private volatile List<ProbedWrite> last = List.of();

    private WatchedWrites(WriteProbe probe, Instant since, Duration longest) {
        this.probe = probe;
        this.since = since;
        this.longest = longest;
    }

    static WatchedWrites begin(ActRunner runner, VolumeFacts volume, Duration longest) throws ActFailedException {
        runner.requireSame(ActKind.HOLD_WRITES, VolumeIdentity.of(volume), volume.name());
        WriteProbe probe = runner.ask(ActKind.HOLD_WRITES, volume.id(), backend -> backend.probe(volume.id()));
        WatchedWrites watched = new WatchedWrites(probe, runner.now(), longest);
        Thread.ofPlatform().name("tidemark-watch-" + volume.id()).daemon().start(watched::run);
        return watched;
    }

    private void run() {
        try {
            stopped.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            last = probe.writes();
            nanos = System.nanoTime() - from;
            probe.close();
        }
    }

    /** What writers went through so far, oldest first. */
    public List<ProbedWrite> writes() {
        return isOver() ? last : probe.writes();
    }

    public Instant since() {
        return since;
    }

    public Duration longest() {
        return longest;
    }

    /** How long it has watched, or did. */
    public Duration elapsed() {
        long known = nanos;
        return Duration.ofNanos(known >= 0 ? known : System.nanoTime() - from);
    }

    public boolean isOver() {
        return nanos >= 0;
    }

    /** Asks for the end and returns at once. */
    public void stop() {
        stopped.countDown();
    }
}
