package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.FailureDetail;
import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.VolumeMonitor;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every call of a simulated volume's handles passes before it is answered: one at a time on a synchronous handle, then
 * injected delays and faults, then rights and the state of the volume. Safe from any thread: it takes the volume's monitor.
 */
final class CallGate {

    private static final Completion DENIED = Completion.failed(Win32Error.ERROR_ACCESS_DENIED.code());
    private static final Completion ABORTED = Completion.failed(Win32Error.ERROR_OPERATION_ABORTED.code());

    private final VolumeMonitor monitor;
    private final SimulatedVolume volume;
    private final MachineState machine;
    private final HandleValidity validity;
    private final CallWaits waits;
    private final LockAnswers locks;
    private final Admission admission;
    private final VolumeControl control;

    CallGate(SimulatedVolume volume, MachineState machine) {
        this.monitor = volume.monitor();
        this.volume = volume;
        this.machine = machine;
        this.validity = new HandleValidity(volume.mount(), machine);
        this.waits = new CallWaits(monitor, machine.counters());
        this.locks = new LockAnswers(volume, machine, validity);
        this.admission = new Admission(volume.mountedFacts(), machine, validity);
        this.control = new VolumeControl(volume, machine, validity, waits, locks);
    }

    Completion control(HandleState handle, int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        monitor.lock();
        try {
            ControlCall call = new ControlCall(handle, handle.cancels());
            if (!waits.pause(call, CallWaits.FOR_EVER, handle::isBusy)) {
                return ABORTED;
            }
            handle.busy(true);
            try {
                Completion done = send(call, code, in, out);
                return done.ok() ? done : done.with(FailureDetail.of(NtStatus.usual(done.status())));
            } finally {
                handle.busy(false);
                monitor.signal();
            }
        } finally {
            monitor.unlock();
        }
    }

    private Completion send(ControlCall call, int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        long delay = machine.faults().delay(code);
        if (delay > 0 && !waits.pause(call, delay, () -> true)) {
            return ABORTED;
        }
        Optional<Integer> fault = machine.faults().next(code);
        if (fault.isPresent()) {
            return Completion.failed(fault.get());
        }
        if (volume.mount().isPulledOut()) {
            return Completion.failed(Win32Error.ERROR_DEVICE_NOT_CONNECTED.code());
        }
        Optional<ControlCode> known = ControlCode.of(code);
        if (known.isEmpty()) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        int refused = admission.refusal(call, known.get());
        return refused == Win32Error.SUCCESS ? control.answer(call, known.get(), in, out) : Completion.failed(refused);
    }

    /** 0, or the Win32 error of a flush: there is nothing that is not written at once. */
    int flushed(HandleState handle) {
        monitor.lock();
        try {
            return validity.gone(handle);
        } finally {
            monitor.unlock();
        }
    }

    /** Reads of a file what stands in its place: bytes that depend on the file alone, each copy the same. */
    Completion read(HandleState handle, long offset, ByteBuffer into) {
        return onFile(handle, open -> {
            if (!handle.mode().reads()) {
                return DENIED;
            }
            int count = (int) Math.clamp(open.file().size() - offset, 0, into.remaining());
            SplittableRandom bytes = new SplittableRandom(open.file().id().low() ^ offset);
            for (int i = 0; i < count; i++) {
                into.put(into.position() + i, (byte) bytes.nextInt());
            }
            return new Completion(Win32Error.SUCCESS, count);
        });
    }

    /** Sets a time to the value that it has, which is logged. */
    Completion touch(HandleState handle) {
        return onFile(handle, open -> {
            if (!handle.mode().writes() && (handle.mode().access() & OpenMode.FILE_WRITE_ATTRIBUTES) == 0) {
                return DENIED;
            }
            if (volume.mountedFacts().readOnly()) {
                return Completion.failed(Win32Error.ERROR_WRITE_PROTECT.code());
            }
            open.change(Reason.BASIC_INFO_CHANGE);
            return Completion.DONE;
        });
    }

    private Completion onFile(HandleState handle, Function<SimulatedOpen, Completion> sent) {
        monitor.lock();
        try {
            int gone = validity.gone(handle);
            SimulatedOpen open = handle.open();
            if (gone != Win32Error.SUCCESS || open == null) {
                return Completion.failed(gone != Win32Error.SUCCESS ? gone : Win32Error.ERROR_INVALID_FUNCTION.code());
            }
            return sent.apply(open);
        } catch (SimulatedRefusal e) {
            return Completion.failed(e.status()).with(FailureDetail.of(e.ntStatus()));
        } finally {
            monitor.unlock();
        }
    }

    void closed(HandleState handle) {
        monitor.lock();
        try {
            SimulatedOpen open = handle.open();
            if (open != null) {
                open.close();
            } else if (handle.mode().reachesFileSystem()) {
                locks.closed(handle);
            }
        } finally {
            monitor.unlock();
        }
    }
}
