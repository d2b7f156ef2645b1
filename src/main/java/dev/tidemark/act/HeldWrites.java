package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.WriteHold;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pending IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES: one thread waits in the call, a watchdog of its own cancels it at the
 * deadline, or before when asked. Safe from any thread. A driver that does not let go is told, and its call left to itself:
 * the handle and the buffer stay until it comes back.
 *
 * @see <a
 *     href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ni-ntifs-ioctl_volsnap_flush_and_hold_writes">
 *     IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES</a>
 */
public final class HeldWrites implements Held {

    /** How long a driver has to answer a cancel, before it is said that it does not let go. */
    private static final long LET_GO_MILLIS = 2_000;

    private static final long CANCEL_AGAIN_MILLIS = 20;

    /** What held writers write comes in the moments after the hold. */
    private static final long AFTERMATH_MILLIS = 500;

    private final Act act;
    private final ActRunner runner;
    private final Consumer<Held> forget;
    private final QuiescedVolumes quiesced;
    private final Handle handle;
    private final Duration longest;
    private final Instant since;
    private final long from = System.nanoTime();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** A hold that was never granted, or that its driver ends, is not one that the watchdog ended a moment later. */
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();

    private volatile @Nullable WriteProbe probe;
    private volatile State state = State.HOLDING;
    private volatile @Nullable Problem problem;
    private volatile long nanos = -1;
    private volatile List<ProbedWrite> lastWrites = List.of();

    /** How far it is. */
    public enum State {
        HOLDING,
        /** It was cancelled, and is still pending. */
        RELEASING,
        /** The driver does not answer the cancel. */
        STUCK,
        OVER
    }

    /** What ended it. */
    public enum End {
        /** Somebody released it. */
        RELEASED,
        /** The watchdog, at the deadline. */
        DEADLINE,
        /** The driver completed the request by itself. */
        DRIVER,
        /** It never held; the problem says why. */
        FAILED
    }

    HeldWrites(
            Act act,
            ActRunner runner,
            Consumer<Held> forget,
            QuiescedVolumes quiesced,
            Handle handle,
            Duration longest) {
        this.act = act;
        this.runner = runner;
        this.forget = forget;
        this.quiesced = quiesced;
        this.handle = handle;
        this.longest = longest;
        this.since = runner.now();
    }

    void start(byte @Nullable [] in) {
        thread("tidemark-hold-", () -> hold(in));
        thread("tidemark-hold-watchdog-", this::watch);
    }

    private void thread(String name, Runnable task) {
        Thread.ofPlatform().name(name + act.target()).daemon().start(task);
    }

    private void hold(byte @Nullable [] in) {
        try {
            probe = runner.backend().probe(act.volume());
        } catch (Win32Exception e) {
            // Without a probe nothing is plotted; the hold does not depend on it.
        }
        try {
            ended(WriteHold.hold(handle, in == null ? null : input(in)));
        } catch (RuntimeException e) {
            end.set(End.FAILED);
            Problem fault = Problem.fault(e);
            problem = fault;
            act.failed(fault);
            throw e;
        } finally {
            nanos = System.nanoTime() - from;
            handle.close();
            forget.accept(this);
            over.countDown();
            asked.countDown();
        }
        aftermath();
    }

    private ByteBuffer input(byte[] in) {
        return runner.backend().allocate(in.length).put(0, in);
    }

    private void ended(Completion done) {
        boolean cancelled = Win32Error.ERROR_OPERATION_ABORTED.is(done.status());
        if (done.ok()) {
            end.set(End.DRIVER);
        } else if (!cancelled) {
            end.set(End.FAILED);
            Problem failed = Win32Problems.of(
                    done.status(), ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.name(), act.target());
            problem = failed;
            act.failed(failed);
        } else {
            end.compareAndSet(null, End.DRIVER);
        }
        if (act.state() == Act.State.RUNNING) {
            act.done();
        }
    }

    private void aftermath() {
        pause(AFTERMATH_MILLIS);
        WriteProbe watching = probe;
        if (watching != null) {
            lastWrites = watching.writes();
            probe = null;
            watching.close();
        }
        if (quiesced.ask(act.volume())) {
            try {
                Backend traced = runner.traced(act);
                ActRunner.journal(traced, act.volume()).ifPresent(journal -> act.causedUntil(journal.nextUsn()));
            } finally {
                quiesced.asked(act.volume());
            }
        }
    }

    private void watch() {
        try {
            boolean early = asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (over.getCount() == 0) {
                return;
            }
            end.compareAndSet(null, early ? End.RELEASED : End.DEADLINE);
            cancelUntilOver();
        } catch (InterruptedException e) {
            handle.cancel();
        }
    }

    /** A cancel that comes before the call is pending is lost: it is repeated until the call is back. */
    private void cancelUntilOver() throws InterruptedException {
        state = State.RELEASING;
        long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LET_GO_MILLIS);
        do {
            handle.cancel();
            if (System.nanoTime() > patience && over.getCount() > 0) {
                state = State.STUCK;
            }
        } while (!over.await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Act act() {
        return act;
    }

    public State state() {
        return over.getCount() == 0 ? State.OVER : state;
    }

    /** What ended it; {@code null} while it is pending. */
    public @Nullable End end() {
        return over.getCount() == 0 ? end.get() : null;
    }

    /** Why it never held; {@code null} when it did. */
    public @Nullable Problem problem() {
        return problem;
    }

    public Instant since() {
        return since;
    }

    /** When it is cancelled by itself, from its beginning. */
    public Duration longest() {
        return longest;
    }

    /** How long it has been pending, or was. */
    public Duration elapsed() {
        long known = nanos;
        return Duration.ofNanos(known >= 0 ? known : System.nanoTime() - from);
    }

    /** How long until the deadline; zero when that has passed. */
    public Duration remaining() {
        Duration left = longest.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What writers went through so far, oldest first. */
    public List<ProbedWrite> writes() {
        WriteProbe watching = probe;
        return watching == null ? lastWrites : watching.writes();
    }

    @Override
    public boolean isHeld() {
        return over.getCount() > 0;
    }

    /** Asks for the release and returns at once. */
    public void releaseSoon() {
        asked.countDown();
    }

    /** Waits until the hold is over, no longer than a driver has to let go. */
    @Override
    public void release() {
        releaseSoon();
        try {
            over.await(LET_GO_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the hold is over, however long that takes. */
    public void await() throws InterruptedException {
        over.await();
    }
}
