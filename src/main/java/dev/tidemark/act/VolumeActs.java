package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.VolumeLock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is done to a whole volume: lock, dismount, hold its writes. Safe from any thread; every method may wait. */
public final class VolumeActs {

    private static final OpenMode OVERLAPPED = OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED);
    private static final long RETRY_MILLIS = 250;
    private static final Duration LONGEST_RETRY = Duration.ofDays(365);

    private final ActRunner runner;
    private final HeldThings held;
    private final LiveReads reads;
    private final PreFlight preFlight;
    private final HoldTimings timings;

    VolumeActs(ActRunner runner, HeldThings held, LiveReads reads, PreFlight preFlight) {
        this(runner, held, reads, preFlight, HoldTimings.USUAL);
    }

    VolumeActs(ActRunner runner, HeldThings held, LiveReads reads, PreFlight preFlight, HoldTimings timings) {
        this.runner = runner;
        this.held = held;
        this.reads = reads;
        this.preFlight = preFlight;
        this.timings = timings;
    }

    /**
     * Locks a volume ({@code FSCTL_LOCK_VOLUME}). Its live read stops before, and goes on when the lock ends or is refused.
     *
     * @param retryFor how long to try again while somebody has it in use; zero for one attempt
     * @param cancelled ends the attempts; asked before the first, and after each one that was refused
     */
    public OfflineVolume lock(VolumeFacts volume, Duration retryFor, BooleanSupplier cancelled)
            throws ActFailedException {
        long longest = retryFor.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY.toNanos() : retryFor.toNanos();
        return offline(ActKind.LOCK, volume, OfflineVolume.State.LOCKED, cancelled, handle -> {
            if (cancelled.getAsBoolean()) {
                throw aborted();
            }
            long until = System.nanoTime() + longest;
            while (!locked(handle, volume, until, cancelled)) {
                sleep();
            }
        });
    }

    private static boolean locked(Handle handle, VolumeFacts volume, long until, BooleanSupplier cancelled)
            throws Win32Exception {
        try {
            VolumeLock.lock(handle, volume.name());
            return true;
        } catch (Win32Exception e) {
            boolean inUse = e.is(Win32Error.ERROR_ACCESS_DENIED) || e.is(Win32Error.ERROR_SHARING_VIOLATION);
            if (!inUse || cancelled.getAsBoolean() || System.nanoTime() >= until) {
                throw e;
            }
            return false;
        }
    }

    private static void sleep() throws Win32Exception {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw aborted();
        }
    }

    private static Win32Exception aborted() {
        return new Win32Exception(Win32Error.ERROR_OPERATION_ABORTED.code(), ControlCode.FSCTL_LOCK_VOLUME.name(), "");
    }

    /**
     * Dismounts a volume without locking it ({@code FSCTL_DISMOUNT_VOLUME}): handles of files on it are broken, and whoever
     * asks for it mounts it again.
     */
    public OfflineVolume dismount(VolumeFacts volume) throws ActFailedException {
        return offline(
                ActKind.DISMOUNT,
                volume,
                OfflineVolume.State.DISMOUNTED,
                () -> false,
                handle -> VolumeLock.dismount(handle, volume.name()));
    }

    /** What takes a volume offline. */
    private interface Taking {
        void take(Handle handle) throws Win32Exception;
    }

    private OfflineVolume offline(
            ActKind kind, VolumeFacts volume, OfflineVolume.State state, BooleanSupplier cancelled, Taking taking)
            throws ActFailedException {
        Act act = runner.begin(kind, VolumeIdentity.of(volume), volume.name());
        SuspendedReads suspended = SuspendedReads.of(reads, volume.id());
        held.quiet().silence(volume.id(), cancelled);
        Handle handle = null;
        try {
            Backend traced = runner.traced(act);
            AttributionScope effect = effectOf(traced, volume.id());
            handle = traced.openVolume(volume.id(), OVERLAPPED);
            taking.take(handle);
            if (effect != null) {
                act.caused(effect);
            }
        } catch (Win32Exception e) {
            giveUp(volume.id(), handle, suspended);
            throw refused(act, volume.id(), e);
        } catch (RuntimeException e) {
            giveUp(volume.id(), handle, suspended);
            act.failed(Problem.fault(e));
            throw e;
        }
        OfflineVolume offline = new OfflineVolume(
                act,
                runner,
                held::remove,
                held.quiet(),
                handle,
                suspended,
                state,
                volume.clusterShared(),
                reads != LiveReads.NONE);
        held.add(offline);
        return offline;
    }

    /** What is written from now on may be the act's doing: flushed data, and close records at the next mount. */
    private static @Nullable AttributionScope effectOf(Backend traced, String volume) {
        return ActRunner.journal(traced, volume)
                .map(journal -> new AttributionScope(
                        volume, journal.journalId(), journal.nextUsn(), Long.MAX_VALUE, null, 0, false))
                .orElse(null);
    }

    /** Leaves the volume as it was. */
    private void giveUp(String volume, @Nullable Handle handle, SuspendedReads suspended) {
        if (handle != null) {
            handle.close();
        }
        held.quiet().wake(volume);
        suspended.goOn(MarkerDetail.LockRefused::new);
    }

    private ActFailedException refused(Act act, String volume, Win32Exception e) {
        Problem problem = Win32Problems.of(e);
        act.failed(problem);
        boolean inUse = act.kind() == ActKind.LOCK && e.is(Win32Error.ERROR_ACCESS_DENIED);
        return new ActFailedException(act, problem, e, inUse ? holders(volume) : List.of());
    }

    private List<Holder> holders(String volume) {
        try {
            return PreFlight.others(runner.host(), held, volume);
        } catch (Win32Exception e) {
            return List.of();
        }
    }

    /**
     * Flushes a volume and holds its writers ({@code IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES}); returns at once.
     *
     * @param longest when the hold is cancelled by itself
     * @param in raw input; the page describes none, so {@code null}
     * @throws ActFailedException when the pre-flight forbids it, or the volume cannot be opened
     */
    public HeldWrites holdWrites(VolumeFacts volume, Duration longest, byte @Nullable [] in) throws ActFailedException {
        Act act = runner.begin(ActKind.HOLD_WRITES, VolumeIdentity.of(volume), volume.name());
        Check forbidden = preFlight.check(ActKind.HOLD_WRITES, volume).stream()
                .filter(check -> check.level() == Check.Level.STOP)
                .findFirst()
                .orElse(null);
        if (forbidden != null) {
            Problem problem = forbidden.problem(ActKind.HOLD_WRITES, volume.name());
            act.failed(problem);
            throw new ActFailedException(act, problem, null);
        }
        HeldWrites hold = runner.attempt(act, (running, traced) -> {
            AttributionScope effect = effectOf(traced, volume.id());
            if (effect != null) {
                running.caused(effect);
            }
            Handle handle = traced.openVolume(volume.id(), OVERLAPPED);
            return new HeldWrites(
                    running,
                    runner,
                    held::remove,
                    held.quiet(),
                    handle,
                    releaseOf(traced, volume, handle),
                    longest,
                    timings);
        });
        held.add(hold);
        hold.start(in);
        return hold;
    }

    private static WriteRelease releaseOf(Backend traced, VolumeFacts volume, Handle holder) throws Win32Exception {
        try {
            return new WriteRelease(traced.openVolume(volume.id(), OVERLAPPED));
        } catch (Win32Exception e) {
            holder.close();
            throw e;
        }
    }

    /**
     * Watches what writers of a volume go through, and sends it nothing: what another program's shadow copy does to them.
     *
     * @param longest when it ends by itself
     * @throws ActFailedException while the gate is closed, or when no file can be written there
     */
    public WatchedWrites watchWrites(VolumeFacts volume, Duration longest) throws ActFailedException {
        return WatchedWrites.begin(runner, volume, longest);
    }
}
