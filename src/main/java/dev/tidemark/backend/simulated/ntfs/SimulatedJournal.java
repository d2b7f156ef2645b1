package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.Filetime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The change journal of a simulated volume: what is logged, what is trimmed, and how the journal comes and goes. Safe from
 * any thread: every public method takes the volume's monitor unless it says otherwise.
 */
public final class SimulatedJournal {

    private final VolumeMonitor monitor;
    private final InstantSource clock;
    private final boolean has128BitIds;
    private final MasterFileTable files;
    private final RecordLog log;
    private State state = State.NONE;
    private long id;
    private long lowestValidUsn;
    private Instant deletedAt = Instant.MIN;
    private Duration deletionTime = Duration.ofSeconds(2);
    private boolean usnsGoOn = AssumedWindows.USNS_GO_ON_AFTER_DELETION;
    private long startUsn;

    private enum State {
        NONE,
        ACTIVE,
        DELETING
    }

    /**
     * @param has128BitIds whether ids are 128 bits and records version 3, as on ReFS
     * @param files the volume's: their USNs go with the journal
     */
    SimulatedJournal(VolumeMonitor monitor, InstantSource clock, boolean has128BitIds, MasterFileTable files) {
        this.monitor = monitor;
        this.clock = clock;
        this.has128BitIds = has128BitIds;
        this.files = files;
        this.log = new RecordLog(monitor, clock, has128BitIds ? 3 : 2);
    }

    // --- life

    /** Creates the journal, or gives an active one other sizes; 87 for sizes below 0, 1178 while it is being deleted. */
    public int create(long newMaximumSize, long newAllocationDelta) {
        monitor.lock();
        try {
            finishDeletion();
            if (newMaximumSize < 0 || newAllocationDelta < 0) {
                return Win32Error.ERROR_INVALID_PARAMETER.code();
            }
            if (state == State.DELETING) {
                return Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.code();
            }
            log.resize(newMaximumSize, newAllocationDelta);
            if (state == State.NONE) {
                state = State.ACTIVE;
                id = Math.max(id + 1, Filetime.of(clock.instant()));
                lowestValidUsn = startUsn;
                log.begin(startUsn);
                monitor.signal();
            }
            return Win32Error.SUCCESS;
        } finally {
            monitor.unlock();
        }
    }

    /** Starts to delete the journal; it is gone when the time of a deletion has passed. */
    public void delete() {
        monitor.lock();
        try {
            if (state == State.ACTIVE) {
                state = State.DELETING;
                files.forgetUsns();
                deletedAt = clock.instant().plus(deletionTime);
                monitor.signal();
            }
        } finally {
            monitor.unlock();
        }
    }

    /** Creates the journal anew: one that is there, or is being deleted, is gone at once. Returns as {@link #create}. */
    public int recreate(long newMaximumSize, long newAllocationDelta) {
        monitor.lock();
        try {
            delete();
            deletedAt = Instant.MIN;
            return create(newMaximumSize, newAllocationDelta);
        } finally {
            monitor.unlock();
        }
    }

    /** Gives the journal a new id while its USNs go on, as Windows does when it may have missed changes. */
    public void restamp() {
        monitor.lock();
        try {
            id = Math.max(id + 1, Filetime.of(clock.instant()));
            lowestValidUsn = log.stream().next();
            monitor.signal();
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Whether a journal created after a deletion goes on with the USNs of the one before; else it begins at 0. What
     * Windows does is told differently from page to page.
     */
    public void usnsGoOn(boolean goOn) {
        monitor.lock();
        try {
            usnsGoOn = goOn;
        } finally {
            monitor.unlock();
        }
    }

    /** How long a deletion takes. */
    public void deletionTime(Duration time) {
        monitor.lock();
        try {
            deletionTime = time;
        } finally {
            monitor.unlock();
        }
    }

    /** Trims the journal down to its newest bytes at once, ahead of whoever reads. */
    public void trimTo(long bytes) {
        monitor.lock();
        try {
            log.trimTo(bytes);
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Tracks ranges from now on.
     *
     * @param newChunkSize the unit of ranges, in bytes, 1 or more
     * @param newThreshold from which file size on, in bytes
     * @return 0, or 87 for a size below that or above the one in force, which may only be lowered
     */
    public int trackRanges(long newChunkSize, long newThreshold) {
        monitor.lock();
        try {
            return log.ranges().begin(newChunkSize, newThreshold);
        } finally {
            monitor.unlock();
        }
    }

    private void finishDeletion() {
        if (state == State.DELETING && !clock.instant().isBefore(deletedAt)) {
            state = State.NONE;
            startUsn = usnsGoOn ? log.nextPage() : 0;
            log.clear(startUsn);
            monitor.signal();
        }
    }

    /** 0 when the journal can be used; else 1178 or 1179. Under the monitor. */
    public int status() {
        finishDeletion();
        return switch (state) {
            case ACTIVE -> Win32Error.SUCCESS;
            case DELETING -> Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.code();
            case NONE -> AssumedWindows.NO_JOURNAL.code();
        };
    }

    /** Whether changes are logged now. */
    public boolean isActive() {
        monitor.lock();
        try {
            return status() == Win32Error.SUCCESS;
        } finally {
            monitor.unlock();
        }
    }

    // --- logging, under the monitor

    /** Logs a record of the file's pending reasons under its present name. */
    void log(SimulatedFile file, int reason) {
        if (state == State.ACTIVE) {
            log.log(file, reason);
        }
    }

    /** Remembers what is changed, when ranges are tracked. */
    void changed(SimulatedFile file, long from, long to) {
        RangeTracking ranges = log.ranges();
        if (ranges.isOn() && isActive()) {
            file.changed(from, to, ranges.chunkSize());
        }
    }

    // --- facts, under the monitor

    /** The bytes of the journal; another one after a deletion. Under the monitor. */
    public UsnStream stream() {
        return log.stream();
    }

    /** Which ranges of files are tracked; under the monitor. */
    public RangeTracking ranges() {
        return log.ranges();
    }

    /** Wakes the volume's waiting calls when the journal reaches this USN; under the monitor. */
    public void wakeAt(long usn) {
        log.wakeAt(usn);
    }

    /** UsnJournalID; under the monitor. */
    public long journalId() {
        return id;
    }

    /** LowestValidUsn; under the monitor. */
    public long lowestValidUsn() {
        return lowestValidUsn;
    }

    /** MaximumSize in bytes; under the monitor. */
    public long maximumSize() {
        return log.maximumSize();
    }

    /** AllocationDelta in bytes; under the monitor. */
    public long allocationDelta() {
        return log.allocationDelta();
    }

    /** Whether ids are 128 bits and records version 3, as on ReFS. */
    public boolean has128BitIds() {
        return has128BitIds;
    }

    // --- facts

    /** How many records were ever logged. */
    public long recordsLogged() {
        monitor.lock();
        try {
            return log.records();
        } finally {
            monitor.unlock();
        }
    }

    /** The bytes of the stream as an extract of {@code $J} holds them; {@code null} without a journal. */
    public byte @Nullable [] journalStream() {
        monitor.lock();
        try {
            return state == State.ACTIVE ? log.stream().copy() : null;
        } finally {
            monitor.unlock();
        }
    }

    /** The USN of the next record. */
    public long nextUsn() {
        monitor.lock();
        try {
            return log.stream().next();
        } finally {
            monitor.unlock();
        }
    }
}
