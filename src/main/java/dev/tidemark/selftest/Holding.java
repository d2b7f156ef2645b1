package dev.tidemark.selftest;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.volume.WriteHold;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request that flushes and holds the writes of the volume, beside a program that writes. Belongs to the thread that began it.
 * IOCTL_VOLSNAP_RELEASE_WRITES has no owner in it: it is sent only when our own request was granted and a write is still blocked.
 */
final class Holding {

    private static final Duration LET_GO = Duration.ofSeconds(2);
    private static final Duration A_WRITE = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 20;

    private final WriteProbe probe;
    private final Handle volume;
    private final Handle second;
    private final Waiting request;

    private Holding(WriteProbe probe, Handle volume, Handle second) {
        this.probe = probe;
        this.volume = volume;
        this.second = second;
        this.request = Waiting.begin(() -> WriteHold.hold(volume, null));
    }

    /** Begins to write, and then to hold. All that it needs is open before. */
    static Holding begin(Trial trial) throws Win32Exception {
        Handle volume = trial.open(OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED));
        Handle second = trial.open(OpenMode.ACT);
        long from = System.nanoTime();
        WriteProbe probe = trial.keep(trial.backend().probe(trial.volume()));
        writes(probe, from, A_WRITE);
        return new Holding(probe, volume, second);
    }

    /** Waits for the request to end by itself; how it did, {@code null} when it is pending still. */
    @Nullable
    Completion endsWithin(Duration time) {
        request.endsWithin(time);
        return request.done();
    }

    boolean isWriterBlockedFor(Duration time) {
        return probe.blockedNanos() >= time.toNanos();
    }

    /** Cancels it if it is pending; how it ended, {@code null} when the driver does not answer. */
    @Nullable
    Completion cancel() {
        return request.cancel(volume, LET_GO);
    }

    /** Whether a write goes through that begins now. */
    boolean writes() {
        return writes(probe, System.nanoTime(), A_WRITE);
    }

    private static boolean writes(WriteProbe probe, long since, Duration longest) {
        CountDownLatch never = new CountDownLatch(1);
        long until = System.nanoTime() + longest.toNanos();
        while (!probe.hasWrittenSince(since) && System.nanoTime() - until < 0) {
            try {
                never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return probe.hasWrittenSince(since);
    }

    /** Tells the driver below that writes may go on. */
    Completion release() {
        return WriteHold.release(second);
    }
}
