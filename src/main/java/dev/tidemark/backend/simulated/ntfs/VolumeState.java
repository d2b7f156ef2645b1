package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.VolumeFacts;
import java.time.InstantSource;

/**
 * The parts of a simulated volume that its files, their opens and the volume itself share. Guarded by the monitor among
 * them.
 *
 * @param facts what the volume is when it is mounted
 */
record VolumeState(
        VolumeMonitor monitor,
        VolumeFacts facts,
        MasterFileTable table,
        SimulatedJournal journal,
        HeldWriters held,
        FileCloses closes,
        Mount mount) {


    /** A mounted volume with no file but the root, and without a journal. */
    static VolumeState empty(VolumeFacts facts, InstantSource clock) {
        boolean has128BitIds = AssumedWindows.has128BitIds(facts.fileSystem());
        VolumeMonitor monitor = new VolumeMonitor();
        MasterFileTable table = new MasterFileTable(has128BitIds);
        HeldWriters held = new HeldWriters(monitor, clock);
        SimulatedJournal journal = new SimulatedJournal(monitor, clock, has128BitIds, table);
        FileCloses closes = new FileCloses(table, journal, held);
        return new VolumeState(monitor, facts, table, journal, held, closes, new Mount(closes));
    }
}
