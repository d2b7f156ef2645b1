package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.VolumeMonitor;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every call of a simulated volume's handles passes before it is answered: one at a time on a synchronous handle, then
 * injected delays and faults, then rights and the state of the volume. Safe from any thread: it takes the volume's monitor.
 */
final class CallGate {

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
                return send(call, code, in, out);
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

    void closed(HandleState handle) {
        monitor.lock();
        try {
            SimulatedOpen open = handle.open();
            if (open == null) {
                locks.closed(handle);
            } else {
                open.close();
            }
        } finally {
            monitor.unlock();
        }
    }
}
