package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.fault.Faults;

/**
 * What the answers of all volumes of one simulated machine share: its faults, the rights of the process, its handles, and
 * the counters of what is in use. Safe from any thread.
 */
public final class MachineState {

    private final Faults faults;
    private final ResourceCounters counters = new ResourceCounters();
    private final HandleTable handles = new HandleTable(counters);
    private volatile Rights rights = new Rights(true, true, true);
    private volatile int dismountedError = AssumedWindows.AFTER_DISMOUNT.getFirst().code();

    public MachineState(Faults faults) {
        this.faults = faults;
    }

    public Faults faults() {
        return faults;
    }

    public ResourceCounters counters() {
        return counters;
    }

    HandleTable handles() {
        return handles;
    }

    public Rights rights() {
        return rights;
    }

    public void rights(Rights now) {
        rights = now;
    }

    /** What a handle from before a dismount answers. */
    int dismountedError() {
        return dismountedError;
    }

    /** What handles from before a dismount answer from now on: a Win32 error. */
    public void dismountedError(int error) {
        dismountedError = error;
    }
}
