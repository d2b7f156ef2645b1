package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.Listening;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One simulated volume: its files, its journal, its mount, and what happens to it as a whole. Safe from any thread, but for
 * the parts that are handed out to those who answer control codes.
 */
public final class SimulatedVolume {

    private final VolumeState state;
    private final VolumeMonitor monitor;
    private final OpenFiles opens;
    private final SimulatedFiles files;
    private volatile int copies = 1;
    private volatile VolumeTraits traits = VolumeTraits.USUAL;

    /**
     * An empty volume without a journal.
     *
     * @param facts what it is when it is mounted
     * @param clock gives the records their times
     */
    public SimulatedVolume(VolumeFacts facts, InstantSource clock) {
        this.state = VolumeState.empty(facts, clock);
        this.monitor = state.monitor();
        this.opens = new OpenFiles(state.table());
        this.files = new SimulatedFiles(state, opens);
    }

    /** What is known of it now; the file system is unknown while the volume is locked or dismounted. */
    public VolumeFacts facts() {
        if (state.facts().state() != VolumeFacts.State.MOUNTED) {
            return state.facts();
        }
        monitor.lock();
        try {
            VolumeFacts.State now = state.mount().state();
            return now == VolumeFacts.State.MOUNTED
                    ? state.facts()
                    : state.facts().in(now);
        } finally {
            monitor.unlock();
        }
    }

    /** What it is when it is mounted; of one that Windows cannot mount, why. */
    public VolumeFacts mountedFacts() {
        return state.facts();
    }

    /** Hears what others do to the volume; what is returned ends that. */
    public Listening listen(Consumer<VolumeEvent> heard) {
        return state.mount().listen(heard);
    }

    /** How many copies its storage keeps of the data; 1 unless it is a redundant storage space. */
    public int copies() {
        return copies;
    }

    /** Its storage keeps so many copies of the data from now on. */
    public void copies(int kept) {
        copies = kept;
    }

    /** What it answers beside its journal and files. */
    public VolumeTraits traits() {
        return traits;
    }

    /** What it answers from now on beside its journal and files. */
    public void traits(VolumeTraits now) {
        traits = now;
    }

    public SimulatedFiles files() {
        return files;
    }

    public SimulatedJournal journal() {
        return state.journal();
    }

    /** What everything of this volume is guarded by. */
    public VolumeMonitor monitor() {
        return monitor;
    }

    /** Writes that had to wait for the hold that is now, or else for the last one. */
    public List<ProbedWrite> heldWrites() {
        monitor.lock();
        try {
            return state.held().waited();
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Writes once in the name of who watches: waits as long as writes are held, and leaves no record.
     *
     * @param givenUp is asked while it waits
     * @return false when it was given up, or when the volume is not there
     */
    public boolean probeWrite(BooleanSupplier givenUp) {
        monitor.lock();
        try {
            state.held().pass(givenUp);
            return !givenUp.getAsBoolean()
                    && !state.mount().isPulledOut()
                    && state.mount().isAccessible();
        } finally {
            monitor.unlock();
        }
    }

    /** Another program makes a shadow copy, which holds writers for that long. */
    public void makeShadowCopy(Duration time) {
        monitor.lock();
        try {
            state.held().makeShadowCopy(time);
        } finally {
            monitor.unlock();
        }
    }

    /** Whether a shadow copy of it is being made. */
    public boolean isShadowCopied() {
        monitor.lock();
        try {
            return state.held().isShadowCopied();
        } finally {
            monitor.unlock();
        }
    }

    /** Wakes who waits, so that it looks again whether it is given up. */
    public void wake() {
        monitor.lock();
        try {
            monitor.signal();
        } finally {
            monitor.unlock();
        }
    }

    /** Takes the volume away, or brings it back: its handles then answer 1167. */
    public void pullOut(boolean out) {
        monitor.lock();
        try {
            state.mount().pullOut(out);
            monitor.signal();
        } finally {
            monitor.unlock();
        }
    }

    public boolean isPulledOut() {
        monitor.lock();
        try {
            return state.mount().isPulledOut();
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Ends as a power failure does and mounts again: files that were open get their close record now. Handles of the volume
     * itself go on, so that whoever watches need not open it again.
     */
    public void crashAndRemount() {
        monitor.lock();
        try {
            opens.forget();
            state.closes().closePending();
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Lets a simulated program act, alone on the volume.
     *
     * @return whether it could: not while the volume is locked away from it, held or pulled out
     */
    public boolean act(String process, Runnable acts) {
        monitor.lock();
        try {
            if (state.mount().isPulledOut()
                    || state.held().isHeld()
                    || state.mount().admit() != Win32Error.SUCCESS) {
                return false;
            }
            files.as(process, acts);
            return true;
        } finally {
            monitor.unlock();
        }
    }

    /** Writes that the workloads owe once the hold ends; false when there is no hold. */
    public boolean queueWhileHeld(long writes) {
        monitor.lock();
        try {
            boolean held = state.held().isHeld();
            if (held) {
                state.held().queue(writes);
            }
            return held;
        } finally {
            monitor.unlock();
        }
    }

    /** The writes that were queued during the last hold and are now to be written. */
    public long takeQueued() {
        monitor.lock();
        try {
            return state.held().takeBacklog();
        } finally {
            monitor.unlock();
        }
    }

    // --- for those who answer control codes, under the monitor

    /** Whether it is there and mounted, and who has locked it. */
    public Mount mount() {
        return state.mount();
    }

    /** The writers that a hold keeps waiting. */
    public HeldWriters held() {
        return state.held();
    }

    /** Ends this mount without a close record for what is open; the next mount writes those. */
    public void dismount() {
        state.mount().end();
        opens.forget();
        state.held().forgetCloses();
        monitor.signal();
    }
}
