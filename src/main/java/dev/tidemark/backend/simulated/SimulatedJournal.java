package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.RecordEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread; every method takes the volume's lock. The change journal of a simulated volume: what is logged,
 * what is trimmed, and how the journal comes and goes.
 */
public final class SimulatedJournal {

    /** How much is logged between two checkpoints, in bytes. */
    private static final long CHECKPOINT = 1 << 16;

    private final ReentrantLock lock;
    private final Condition changed;
    private final InstantSource clock;
    private final boolean wide;
    private final SimulatedFiles files;
    private final RangeTracking ranges = new RangeTracking();
    private UsnStream stream = new UsnStream(0);
    private State state = State.NONE;
    private long id;
    private long lowestValidUsn;
    private long maximumSize;
    private long allocationDelta;
    private long nextCheckpoint;
    private Instant deletedAt = Instant.MIN;
    private Duration deletionTime = Duration.ofSeconds(2);
    private boolean usnsGoOn;
    private long startUsn;
    private long records;

    /** The USN that somebody waits for: waking a reader at every record would cost more than the record. */
    private long wakeAt = Long.MAX_VALUE;

    private enum State {
        NONE,
        ACTIVE,
        DELETING
    }

    /**
     * @param wide whether ids are 128 bits and records version 3, as on ReFS
     */
    SimulatedJournal(ReentrantLock lock, InstantSource clock, boolean wide, SimulatedFiles files) {
        this.lock = lock;
        this.changed = lock.newCondition();
        this.clock = clock;
        this.wide = wide;
        this.files = files;
    }

    // --- life

    /** Creates the journal, or gives an active one other sizes; 87 for sizes below 0, 1178 while it is being deleted. */
    public int create(long newMaximumSize, long newAllocationDelta) {
        lock.lock();
        try {
            finishDeletion();
            if (newMaximumSize < 0 || newAllocationDelta < 0) {
                return Win32Error.ERROR_INVALID_PARAMETER.code();
            }
            if (state == State.DELETING) {
                return Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.code();
            }
            maximumSize = newMaximumSize;
            allocationDelta = newAllocationDelta;
            if (state == State.NONE) {
                state = State.ACTIVE;
                id = Math.max(id + 1, Filetime.of(clock.instant()));
                stream = new UsnStream(startUsn);
                lowestValidUsn = startUsn;
                ranges.end();
                nextCheckpoint = startUsn + CHECKPOINT;
                changed.signalAll();
            }
            return Win32Error.SUCCESS;
        } finally {
            lock.unlock();
        }
    }

    /** Starts to delete the journal; it is gone when the time of a deletion has passed. */
    public void delete() {
        lock.lock();
        try {
            if (state == State.ACTIVE) {
                state = State.DELETING;
                files.forgetUsns();
                deletedAt = clock.instant().plus(deletionTime);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Creates the journal anew: one that is there, or is being deleted, is gone at once. Returns as {@link #create}. */
    public int recreate(long newMaximumSize, long newAllocationDelta) {
        lock.lock();
        try {
            delete();
            deletedAt = Instant.MIN;
            return create(newMaximumSize, newAllocationDelta);
        } finally {
            lock.unlock();
        }
    }

    /** Gives the journal a new id while its USNs go on, as Windows does when it may have missed changes. */
    public void restamp() {
        lock.lock();
        try {
            id = Math.max(id + 1, Filetime.of(clock.instant()));
            lowestValidUsn = stream.next();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a journal created after a deletion goes on with the USNs of the one before; else it begins at 0. What
     * Windows does is told differently from page to page.
     */
    public void usnsGoOn(boolean goOn) {
        lock.lock();
        try {
            usnsGoOn = goOn;
        } finally {
            lock.unlock();
        }
    }

    /** How long a deletion takes. */
    public void deletionTime(Duration time) {
        lock.lock();
        try {
            deletionTime = time;
        } finally {
            lock.unlock();
        }
    }

    /** Trims the journal down to its newest bytes at once, ahead of whoever reads. */
    public void trimTo(long bytes) {
        lock.lock();
        try {
            stream.dropBelow(Math.max(stream.first(), stream.next() - bytes));
        } finally {
            lock.unlock();
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
        lock.lock();
        try {
            return ranges.begin(newChunkSize, newThreshold);
        } finally {
            lock.unlock();
        }
    }

    private void finishDeletion() {
        if (state == State.DELETING && !clock.instant().isBefore(deletedAt)) {
            state = State.NONE;
            startUsn = usnsGoOn ? stream.next() + JournalScanner.PAGE - 1 & -JournalScanner.PAGE : 0;
            stream = new UsnStream(startUsn);
            changed.signalAll();
        }
    }

    /** 0 when the journal can be used; else 1178 or 1179. Under the lock. */
    int status() {
        finishDeletion();
        return switch (state) {
            case ACTIVE -> Win32Error.SUCCESS;
            case DELETING -> Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.code();
            case NONE -> Win32Error.ERROR_JOURNAL_NOT_ACTIVE.code();
        };
    }

    /** Whether changes are logged now. */
    public boolean isActive() {
        lock.lock();
        try {
            return status() == Win32Error.SUCCESS;
        } finally {
            lock.unlock();
        }
    }

    // --- logging

    /** Logs a record of the file's pending reasons under its present name. Under the lock. */
    void log(SimulatedFile file, int reason) {
        log(file, file.name, file.parentId(), reason);
    }

    /** Logs a record under another name, as the first half of a rename needs it. Under the lock. */
    void log(SimulatedFile file, String name, FileId parent, int reason) {
        if (state != State.ACTIVE) {
            return;
        }
        if (ranges.wants(file, reason)) {
            records += ranges.log(stream, file, reason);
        }
        int version = wide ? 3 : 2;
        long usn = stream.reserve(RecordEncoder.length(version, name.length()));
        RecordEncoder.write(
                stream.buffer(usn),
                UsnStream.position(usn),
                version,
                new RecordEncoder.Fields(
                        file.id,
                        parent,
                        usn,
                        Filetime.of(clock.instant()),
                        reason,
                        file.source,
                        file.securityId,
                        file.attributes,
                        name));
        file.lastUsn = usn;
        if (stream.next() >= nextCheckpoint) {
            checkpoint();
        }
        records++;
        if (stream.next() >= wakeAt) {
            wakeAt = Long.MAX_VALUE;
            changed.signalAll();
        }
    }

    /** Remembers what is changed, when ranges are tracked. Under the lock. */
    void changed(SimulatedFile file, long from, long to) {
        if (ranges.isOn() && isActive()) {
            file.changed(from, to, ranges.chunkSize());
        }
    }

    /** Trimming happens here and not at every record: the front goes in steps of the allocation delta. */
    private void checkpoint() {
        nextCheckpoint = stream.next() + CHECKPOINT;
        long first = stream.first();
        if (stream.next() - first <= maximumSize + allocationDelta) {
            return;
        }
        while (stream.next() - first >= maximumSize) {
            first += Math.max(JournalScanner.PAGE, allocationDelta);
        }
        stream.dropBelow(first);
    }

    // --- facts; under the lock

    UsnStream stream() {
        return stream;
    }

    Condition changed() {
        return changed;
    }

    /** {@link #changed} is signalled when the journal reaches this USN. */
    void wakeAt(long usn) {
        wakeAt = Math.min(wakeAt, usn);
    }

    /** How many records were ever logged. */
    public long recordsLogged() {
        lock.lock();
        try {
            return records;
        } finally {
            lock.unlock();
        }
    }

    long journalId() {
        return id;
    }

    long lowestValidUsn() {
        return lowestValidUsn;
    }

    long maximumSize() {
        return maximumSize;
    }

    long allocationDelta() {
        return allocationDelta;
    }

    RangeTracking ranges() {
        return ranges;
    }

    boolean wide() {
        return wide;
    }

    /** The bytes of the stream as an extract of {@code $J} holds them; {@code null} without a journal. */
    public byte @Nullable [] journalStream() {
        lock.lock();
        try {
            return state == State.ACTIVE ? stream.copy() : null;
        } finally {
            lock.unlock();
        }
    }

    /** The USN of the next record. */
    public long nextUsn() {
        lock.lock();
        try {
            return stream.next();
        } finally {
            lock.unlock();
        }
    }
}
