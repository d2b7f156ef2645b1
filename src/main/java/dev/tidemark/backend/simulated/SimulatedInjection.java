package dev.tidemark.backend.simulated;

import dev.tidemark.backend.ActiveFault;
import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.VolumeFacts;
import java.util.ArrayList;
import java.util.List;

/** Safe from any thread. Faults on demand for the whole simulated machine. */
final class SimulatedInjection implements FaultInjection {

    private static final long MIB = 1 << 20;
    private static final long NEW_MAXIMUM_SIZE = 32 * MIB;
    private static final long NEW_ALLOCATION_DELTA = 8 * MIB;
    private static final long KEPT_BYTES = 1 << 12;

    private final SimulatedBackend backend;

    SimulatedInjection(SimulatedBackend backend) {
        this.backend = backend;
    }

    @Override
    public void failOnce(int code, int error) {
        backend.faults().failOnce(code, error);
    }

    @Override
    public void fail(int code, int error, double chance) {
        backend.faults().fail(code, error, chance);
    }

    @Override
    public void delay(int code, long millis) {
        backend.faults().delay(code, millis);
    }

    @Override
    public void ignoreCancel(int code) {
        backend.faults().ignoreCancel(code);
    }

    @Override
    public List<ActiveFault> active() {
        List<ActiveFault> all = new ArrayList<>(backend.faults().active());
        for (VolumeFacts volume : backend.everyVolume()) {
            if (backend.volume(volume.id()).isPulledOut()) {
                all.add(new ActiveFault.PulledOut(volume.id()));
            }
        }
        return all;
    }

    @Override
    public void clear() {
        backend.faults().clear();
        for (VolumeFacts volume : backend.everyVolume()) {
            backend.volume(volume.id()).pullOut(false);
        }
    }

    @Override
    public void wrapJournal(String volume) {
        backend.volume(volume).journal().trimTo(KEPT_BYTES);
    }

    @Override
    public void deleteJournal(String volume) {
        backend.volume(volume).journal().delete();
    }

    @Override
    public void createJournal(String volume) {
        backend.volume(volume).journal().recreate(NEW_MAXIMUM_SIZE, NEW_ALLOCATION_DELTA);
    }

    @Override
    public void pullOut(String volume, boolean out) {
        backend.volume(volume).pullOut(out);
    }
}
