package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.trace.TracingHandle;
import dev.tidemark.volume.VolumeLock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * A volume that Tidemark has locked, dismounted, or both, through one handle. Safe from any thread; methods may wait. The
 * documented order is lock, work, dismount, unlock, close; a lock ends with its handle, however the process ends.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_lock_volume">FSCTL_LOCK_VOLUME</a>
 */
public final class OfflineVolume implements Held {

    private final Act act;
    private final ActRunner runner;
    private final Consumer<Held> forget;
    private final QuiescedVolumes quiesced;
    private final Handle handle;
    private final SuspendedReads reads;
    private final boolean clustered;
    private final boolean asked;
    private final Instant since;
    private volatile State state;

    /** What may follow: a dismount while it is locked; an unlock; the release, which ends everything. */
    public enum State {
        LOCKED,
        LOCKED_AND_DISMOUNTED,
        /** Whoever asks for the volume mounts it again. */
        DISMOUNTED,
        RELEASED
    }

    /**
     * @param clustered whether it is a cluster shared volume, whose lock ends with its handle alone
     * @param asked whether somebody looks at what the act caused: asking for that mounts the volume again
     */
    OfflineVolume(
            Act act,
            ActRunner runner,
            Consumer<Held> forget,
            QuiescedVolumes quiesced,
            Handle handle,
            SuspendedReads reads,
            State state,
            boolean clustered,
            boolean asked) {
        this.act = act;
        this.runner = runner;
        this.forget = forget;
        this.quiesced = quiesced;
        this.handle = handle;
        this.reads = reads;
        this.state = state;
        this.clustered = clustered;
        this.asked = asked;
        this.since = runner.now();
        act.done();
    }

    @Override
    public Act act() {
        return act;
    }

    public State state() {
        return state;
    }

    /** Since when it is locked or dismounted. */
    public Instant since() {
        return since;
    }

    public boolean isLocked() {
        State now = state;
        return now == State.LOCKED || now == State.LOCKED_AND_DISMOUNTED;
    }

    @Override
    public boolean isHeld() {
        return state != State.RELEASED;
    }

    /** Dismounts the locked volume, which breaks no handle: nobody has one. */
    public synchronized void dismount() throws ActFailedException {
        if (state != State.LOCKED) {
            return;
        }
        runner.run(ActKind.DISMOUNT, act.volume(), act.target(), (running, traced) -> {
            VolumeLock.dismount(TracingHandle.as(running, handle), act.target());
            return running;
        });
        state = State.LOCKED_AND_DISMOUNTED;
    }

    /**
     * Unlocks a volume that stays dismounted until somebody asks for it. One that is not dismounted is released; so is a
     * cluster shared volume, for which unlocking is not enough.
     */
    public synchronized void unlock() throws ActFailedException {
        if (state == State.LOCKED || clustered && isLocked()) {
            release();
        } else if (state == State.LOCKED_AND_DISMOUNTED) {
            runner.attempt(act, (running, traced) -> {
                VolumeLock.unlock(handle, act.target());
                return running;
            });
            state = State.DISMOUNTED;
        }
    }

    @Override
    public synchronized void release() {
        if (state == State.RELEASED) {
            return;
        }
        LongFunction<MarkerDetail> why = isLocked() ? MarkerDetail.Locked::new : MarkerDetail.Dismounted::new;
        try {
            if (isLocked()) {
                unlockQuietly();
            }
        } finally {
            handle.close();
            forget.accept(this);
            state = State.RELEASED;
            quiesced.wake(act.volume());
            askAndGoOn(why);
        }
    }

    /** Asking mounts it, and that writes the close records of what was open. */
    private void askAndGoOn(LongFunction<MarkerDetail> why) {
        try {
            if (asked) {
                Backend traced = runner.traced(act);
                ActRunner.journal(traced, act.volume()).ifPresent(journal -> act.causedUntil(journal.nextUsn()));
            }
        } finally {
            reads.goOn(why);
        }
    }

    /** Closing the handle unlocks too; what the volume answers stands in the log. */
    private void unlockQuietly() {
        try {
            VolumeLock.unlock(handle, act.target());
        } catch (Win32Exception e) {
            act.failed(Win32Problems.of(e));
        }
    }
}
