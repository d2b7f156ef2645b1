package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.Mount;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;

/** Whether a handle still belongs to a volume that is there. Under the volume's monitor. */
final class HandleValidity {

    private final Mount mount;
    private final MachineState machine;

    HandleValidity(Mount mount, MachineState machine) {
        this.mount = mount;
        this.machine = machine;
    }

    /** 0 as long as the handle's volume is there and answers; else what a code on it fails with. */
    int gone(HandleState handle) {
        return mount.isPulledOut() ? Win32Error.ERROR_DEVICE_NOT_CONNECTED.code() : refusal(handle);
    }

    /** What a code that needs the file system gets on this handle: an error when that is gone or locked away. */
    int refusal(HandleState handle) {
        SimulatedOpen open = handle.open();
        boolean broken = isBroken(handle) || open != null && !open.isLive();
        return broken || !mount.isAccessible() ? machine.dismountedError() : Win32Error.SUCCESS;
    }

    /** Whether it was opened on an earlier mount. */
    boolean isBroken(HandleState handle) {
        return handle.generation() != mount.generation();
    }
}
