package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Problems;
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
 * deadline, or before when asked. Safe from any thread. The request binds only the file system: the driver below may hold on
 * when it is back. So the hold is over when a write that began after the request has gone through, and no sooner; and {@link
 * WriteRelease} tells the driver below when the request completed with success, or when that write is still blocked after our
 * cancel. Never after a refusal: it could end another program's hold. A driver that does not let go is told, and its call left
 * to itself: the handle and the buffer stay until it comes back.
 *
 * @see <a
 *     href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ni-ntifs-ioctl_volsnap_flush_and_hold_writes">
 *     IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES</a>
 */
public final class HeldWrites implements Held {

    /** A write that takes longer waits for the hold: otherwise it goes through by itself. */
    public static final Duration WAITS = Duration.ofMillis(50);

    /** Who has not begun to try by then cannot. */
    private static final Duration TRIES = Duration.ofMillis(200);

    private final Act act;
    private final ActRunner runner;
    private final Consumer<Held> forget;
    private final QuiescedVolumes quiesced;
    private final Handle handle;
    private final WriteRelease release;
    private final Duration longest;
    private final HoldTimings timings;
    private final HoldProbe probe = new HoldProbe();
    private final Instant since;
    private final TimeTaken time = new TimeTaken();
    private final CountDownLatch asked = new CountDownLatch(1);

    /** The request is back. */
    private final CountDownLatch back = new CountDownLatch(1);

    private final CountDownLatch over = new CountDownLatch(1);

    /** A hold that was never granted, or that its driver ends, is not one that the watchdog ended a moment later. */
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();

    private volatile State state = State.HOLDING;
    private volatile boolean cancelled;
    private volatile boolean proven;
    private volatile @Nullable Problem problem;

    /** How far it is. */
    public enum State {
        HOLDING,
        /** It was cancelled, and is still pending. */
        RELEASING,
        /** The driver does not answer the cancel. */
        STUCK,
        /** The request is back; no write has gone through since. */
        SETTLING,
        /** The request is back, and a write is still blocked: the driver below holds on. */
        HELD_BELOW,
        /** A write went through, or nothing was held. */
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
            WriteRelease release,
            Duration longest,
            HoldTimings timings) {
        this.act = act;
        this.runner = runner;
        this.forget = forget;
        this.quiesced = quiesced;
        this.handle = handle;
        this.release = release;
        this.longest = longest;
        this.timings = timings;
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
        probe.begin(runner.backend(), act.volume());
        try {
            Completion done = WriteHold.hold(handle, in == null ? null : input(in));
            long returned = System.nanoTime();
            back.countDown();
            ended(done);
            if (end.get() != End.FAILED) {
                settle(done, returned);
            }
        } catch (RuntimeException e) {
            end.set(End.FAILED);
            Problem fault = Problem.fault(e);
            problem = fault;
            act.failed(fault);
            probe.close();
            throw e;
        } finally {
            time.end();
            if (act.state() == Act.State.RUNNING) {
                act.done();
            }
            handle.close();
            release.close();
            forget.accept(this);
            back.countDown();
            over.countDown();
            asked.countDown();
        }
        aftermath();
    }

    /** Stays until a write that began when the request was back has gone through, or none can be tried. */
    private void settle(Completion done, long returned) {
        // The handle stays open until a write has gone through: closing it may have to wait for what is held below.
        if (done.ok()) {
            release.send(timings.letGo());
        }
        enter(State.SETTLING);
        long patience = returned + timings.write().toNanos();
        while (!probe.hasWrittenSince(returned) && probe.isTrying()) {
            if (System.nanoTime() - patience > 0 && state != State.HELD_BELOW && probe.isBlockedFor(timings.write())) {
                enter(State.HELD_BELOW);
                if (cancelled) {
                    release.send(timings.letGo());
                }
            }
            pause(timings.look());
        }
        proven = probe.hasWrittenSince(returned);
    }

    /** What the watchdog sees counts only while the request is pending. */
    private synchronized void enter(State now) {
        boolean afterRequest = now == State.SETTLING || now == State.HELD_BELOW;
        if (afterRequest || back.getCount() > 0) {
            state = now;
        }
    }

    private ByteBuffer input(byte[] in) {
        return runner.backend().allocate(in.length).put(0, in);
    }

    private void ended(Completion done) {
        boolean aborted = Win32Error.ERROR_OPERATION_ABORTED.is(done.status());
        if (done.ok()) {
            end.set(End.DRIVER);
        } else if (!aborted) {
            end.set(End.FAILED);
            Problem failed = Win32Problems.of(
                    done.failure(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.name(), act.target()));
            problem = failed;
            act.failed(failed);
        } else {
            end.compareAndSet(null, End.DRIVER);
        }
    }

    private void aftermath() {
        pause(timings.aftermath());
        probe.close();
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
            if (back.getCount() == 0) {
                return;
            }
            end.compareAndSet(null, early ? End.RELEASED : End.DEADLINE);
            cancelUntilBack();
        } catch (InterruptedException e) {
            handle.cancel();
        }
    }

    /** A cancel that comes before the call is pending is lost: it is repeated until the call is back. */
    private void cancelUntilBack() throws InterruptedException {
        enter(State.RELEASING);
        cancelled = true;
        boolean told = false;
        long patience = System.nanoTime() + timings.letGo().toNanos();
        do {
            handle.cancel();
            if (System.nanoTime() - patience > 0 && back.getCount() > 0) {
                enter(State.STUCK);
                if (!told && probe.isBlockedFor(timings.write())) {
                    told = true;
                    release.send(timings.letGo());
                }
            }
        } while (!back.await(timings.look().toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
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

    /** Whether a write went through after the request was back; without a test file nothing proves that. */
    public boolean isProven() {
        return proven;
    }

    /** Whether a write has been waiting for that long while the request is pending: then it holds. */
    public boolean makesWait(Duration time) {
        return back.getCount() > 0 && probe.isBlockedFor(time);
    }

    /** Whether nothing shows that it holds, since no write can be tried. */
    public boolean showsNothing() {
        return !probe.isTrying() && elapsed().compareTo(TRIES) > 0;
    }

    /** Whether IOCTL_VOLSNAP_RELEASE_WRITES was sent. */
    public boolean isReleaseSent() {
        return release.isSent();
    }

    /** What the driver answered to IOCTL_VOLSNAP_RELEASE_WRITES; {@code null} when it was not sent, or not answered. */
    public @Nullable Completion releaseAnswer() {
        return release.answer();
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
        return time.soFar();
    }

    /** How long until the deadline; zero when that has passed. */
    public Duration remaining() {
        Duration left = longest.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What writers went through so far, oldest first. */
    public List<ProbedWrite> writes() {
        return probe.writes();
    }

    @Override
    public boolean isHeld() {
        return over.getCount() > 0;
    }

    /** Asks for the release and returns at once. */
    public void releaseSoon() {
        asked.countDown();
    }

    /** How long a release may take when every driver takes its time. */
    public Duration longestRelease() {
        return timings.longestRelease();
    }

    /** The same of a hold that is not begun. */
    public static Duration longestReleaseOfAny() {
        return HoldTimings.USUAL.longestRelease();
    }

    /** Waits until the hold is over, no longer than a driver has to let go and to answer that writes may go on. */
    @Override
    public void release() {
        releaseSoon();
        try {
            over.await(longestRelease().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the hold is over, however long that takes. */
    public void await() throws InterruptedException {
        over.await();
    }
}
