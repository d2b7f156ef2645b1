package dev.tidemark.backend.simulated.fault;

import dev.tidemark.backend.ActiveFault;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolumes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What faults can be asked for on a simulated machine, of control codes as of whole volumes. Safe from any thread. */
public final class SimulatedInjection implements FaultInjection {

    private static final long MIB = 1 << 20;
    private static final long NEW_MAXIMUM_SIZE = 32 * MIB;
    private static final long NEW_ALLOCATION_DELTA = 8 * MIB;
    private static final Duration SHADOW_COPY = Duration.ofSeconds(4);
    private static final long KEPT_BYTES = 1 << 12;

    private final Faults faults;
    private final SimulatedVolumes volumes;

    public SimulatedInjection(Faults faults, SimulatedVolumes volumes) {
        this.faults = faults;
        this.volumes = volumes;
    }

    @Override
    public void failOnce(int code, int error) {
        faults.failOnce(code, error);
    }

    @Override
    public void fail(int code, int error, double chance) {
        faults.fail(code, error, chance);
    }

    @Override
    public void delay(int code, long millis) {
        faults.delay(code, millis);
    }

    @Override
    public void ignoreCancel(int code) {
        faults.ignoreCancel(code);
    }

    @Override
    public void switchOn(DriverQuirk quirk) {
        faults.switchOn(quirk);
    }

    @Override
    public void makeShadowCopy(String volume) {
        volumes.get(volume).makeShadowCopy(SHADOW_COPY);
    }

    @Override
    public List<ActiveFault> active() {
        List<ActiveFault> all = new ArrayList<>(faults.active());
        for (SimulatedVolume volume : volumes.all()) {
            if (volume.isPulledOut()) {
                all.add(new ActiveFault.PulledOut(volume.mountedFacts().id()));
            }
            if (volume.isShadowCopied()) {
                all.add(new ActiveFault.ShadowCopy(volume.mountedFacts().id()));
            }
        }
        return all;
    }

    @Override
    public void clear() {
        faults.clear();
        volumes.all().forEach(volume -> volume.pullOut(false));
    }

    @Override
    public void wrapJournal(String volume) {
        volumes.get(volume).journal().trimTo(KEPT_BYTES);
    }

    @Override
    public void deleteJournal(String volume) {
        volumes.get(volume).journal().delete();
    }

    @Override
    public void createJournal(String volume) {
        volumes.get(volume).journal().recreate(NEW_MAXIMUM_SIZE, NEW_ALLOCATION_DELTA);
    }

    @Override
    public void pullOut(String volume, boolean out) {
        volumes.get(volume).pullOut(out);
    }
}
