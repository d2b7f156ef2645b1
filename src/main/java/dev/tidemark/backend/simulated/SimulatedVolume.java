package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. One simulated volume: its names, its journal, and its answers to control codes. */
public final class SimulatedVolume {

    private static final long POLL_MILLIS = 20;
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Machine machine;
    private final VolumeFacts facts;
    private final SimulatedJournal journal;
    private final SimulatedFiles files;
    private final Mount mount;
    private final WriteHold hold;
    private final Admission admission;
    private final VolumeControl control;
    private boolean pulledOut;

    SimulatedVolume(VolumeFacts facts, Machine machine) {
        this.facts = facts;
        this.machine = machine;
        boolean wide = facts.fileSystem().equals("ReFS");
        this.mount = new Mount(this);
        this.hold = new WriteHold(this);
        this.files = new SimulatedFiles(this, wide);
        this.journal = new SimulatedJournal(lock, machine.clock(), wide, files);
        this.admission = new Admission(this);
        this.control = new VolumeControl(this, wide);
    }

    /** What is known of it now; the file system is unknown while the volume is locked or dismounted. */
    public VolumeFacts facts() {
        lock.lock();
        try {
            VolumeFacts.State state = mount.state();
            return state == VolumeFacts.State.MOUNTED ? facts : facts.in(state);
        } finally {
            lock.unlock();
        }
    }

    public SimulatedFiles files() {
        return files;
    }

    public SimulatedJournal journal() {
        return journal;
    }

    /** Writes that had to wait for the hold that is now, or else for the last one. */
    public List<ProbedWrite> heldWrites() {
        lock.lock();
        try {
            return hold.waited();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the volume away, or brings it back: its handles then answer 1167. */
    public void pullOut(boolean out) {
        lock.lock();
        try {
            pulledOut = out;
            journal.changed().signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isPulledOut() {
        lock.lock();
        try {
            return pulledOut;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends as a power failure does and mounts again: files that were open get their close record now. Handles of the volume
     * itself go on, so that whoever watches need not open it again.
     */
    public void crashAndRemount() {
        lock.lock();
        try {
            files.forgetOpens();
            files.closePending();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a simulated program act, alone on the volume.
     *
     * @return whether it could: not while the volume is locked away from it, held or pulled out
     */
    boolean act(String process, Runnable acts) {
        lock.lock();
        try {
            if (pulledOut || hold.isHeld() || mount.admit() != Win32Error.SUCCESS) {
                return false;
            }
            files.as(process, acts);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Writes that the workloads owe once the hold ends; false when there is no hold. */
    boolean queueWhileHeld(long writes) {
        lock.lock();
        try {
            if (hold.isHeld()) {
                hold.queue(writes);
            }
            return hold.isHeld();
        } finally {
            lock.unlock();
        }
    }

    long takeQueued() {
        lock.lock();
        try {
            return hold.takeBacklog();
        } finally {
            lock.unlock();
        }
    }

    // --- handles

    /** Opens the volume itself. */
    int admit(OpenMode mode) {
        int refused = mount.admit();
        return refused == Win32Error.SUCCESS ? admission.refusal(mode) : refused;
    }

    void closed(SimulatedHandle handle) {
        lock.lock();
        try {
            SimulatedOpen open = handle.open();
            if (open == null) {
                mount.volumeClosed(handle);
            } else {
                open.close();
            }
        } finally {
            lock.unlock();
        }
    }

    int flushed(SimulatedHandle handle) {
        lock.lock();
        try {
            return gone(handle);
        } finally {
            lock.unlock();
        }
    }

    /** 0 as long as the handle's volume is there. */
    int gone(SimulatedHandle handle) {
        return pulledOut ? Win32Error.ERROR_DEVICE_NOT_CONNECTED.code() : mount.refusal(handle);
    }

    Completion control(SimulatedHandle handle, int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        lock.lock();
        try {
            Call call = new Call(handle, handle.cancels());
            if (!pause(call, FOR_EVER, handle::isBusy)) {
                return Completion.failed(Win32Error.ERROR_OPERATION_ABORTED.code());
            }
            handle.busy(true);
            try {
                return send(call, code, in, out);
            } finally {
                handle.busy(false);
                journal.changed().signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private Completion send(Call call, int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        long delay = machine.faults().delay(code);
        if (delay > 0 && !pause(call, delay, () -> true)) {
            return Completion.failed(Win32Error.ERROR_OPERATION_ABORTED.code());
        }
        Optional<Integer> fault = machine.faults().next(code);
        if (fault.isPresent()) {
            return Completion.failed(fault.get());
        }
        if (pulledOut) {
            return Completion.failed(Win32Error.ERROR_DEVICE_NOT_CONNECTED.code());
        }
        Optional<ControlCode> known = ControlCode.of(code);
        if (known.isEmpty()) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        int refused = admission.refusal(call, known.get());
        return refused == Win32Error.SUCCESS ? control.answer(call, known.get(), in, out) : Completion.failed(refused);
    }

    /**
     * Waits while a condition holds, no longer than that many milliseconds; gives up the lock meanwhile.
     *
     * @return false when the call was cancelled
     */
    boolean pause(Call call, long millis, BooleanSupplier holds) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        boolean waits = holds.getAsBoolean();
        if (waits) {
            machine.leaks().waits();
        }
        try {
            while (left > 0 && !call.cancelled() && holds.getAsBoolean()) {
                if (millis == FOR_EVER) {
                    journal.changed().await();
                } else {
                    left = journal.changed().awaitNanos(left);
                }
            }
            return !call.cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (waits) {
                machine.leaks().wentOn();
            }
        }
    }

    /** As {@link #pause}, for something that nobody signals: looks again every now and then. */
    boolean poll(Call call, BooleanSupplier holds) {
        boolean goesOn = true;
        while (goesOn && holds.getAsBoolean()) {
            goesOn = pause(call, POLL_MILLIS, holds);
        }
        return goesOn;
    }

    // --- for those who answer, under the lock

    /** Whether its file system keeps a change journal, mounted or not. */
    boolean journalCapable() {
        return facts.journalCapable();
    }

    /** What it is when it is mounted. */
    VolumeFacts mountedFacts() {
        return facts;
    }

    /** Mounts the volume for a program that wants in, or refuses it. */
    void admit() {
        int refused = mount.admit();
        if (refused != Win32Error.SUCCESS) {
            throw new SimulatedRefusal(refused);
        }
    }

    Machine machine() {
        return machine;
    }

    Mount mount() {
        return mount;
    }

    WriteHold hold() {
        return hold;
    }

    ReentrantLock lock() {
        return lock;
    }
}
