package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.RecordEncoder;
import java.time.InstantSource;

/**
 * The records of a journal: writes them behind one another, trims the oldest, and wakes who waits for them. Guarded by its
 * volume's monitor.
 */
final class RecordLog {

    /** How much is logged between two checkpoints, in bytes. */
    private static final long CHECKPOINT = 1 << 16;

    private final VolumeMonitor monitor;
    private final InstantSource clock;
    private final int version;
    private final RangeTracking ranges = new RangeTracking();
    private UsnStream stream = new UsnStream(0);
    private long maximumSize;
    private long allocationDelta;
    private long nextCheckpoint;
    private long records;

    /** The USN that somebody waits for: waking a reader at every record would cost more than the record. */
    private long wakeAt = Long.MAX_VALUE;

    /**
     * @param version of the records, 2 or 3
     */
    RecordLog(VolumeMonitor monitor, InstantSource clock, int version) {
        this.monitor = monitor;
        this.clock = clock;
        this.version = version;
    }

    /** Forgets all records; the next one gets this USN. */
    void clear(long startUsn) {
        stream = new UsnStream(startUsn);
    }

    /** Begins the log of a new journal. */
    void begin(long startUsn) {
        clear(startUsn);
        ranges.end();
        nextCheckpoint = startUsn + CHECKPOINT;
    }

    void resize(long newMaximumSize, long newAllocationDelta) {
        maximumSize = newMaximumSize;
        allocationDelta = newAllocationDelta;
    }

    /** Logs a record of a file under its present name, and before it those of its changed ranges. */
    void log(SimulatedFile file, int reason) {
        if (ranges.wants(file, reason)) {
            records += ranges.log(stream, file, reason);
        }
        long usn = stream.reserve(RecordEncoder.length(version, file.name.length()));
        RecordEncoder.write(
                stream.buffer(usn),
                UsnStream.position(usn),
                version,
                new RecordEncoder.Fields(
                        file.id,
                        file.parentId(),
                        usn,
                        Filetime.of(clock.instant()),
                        reason,
                        file.source,
                        file.securityId,
                        file.attributes,
                        file.name));
        file.lastUsn = usn;
        if (stream.next() >= nextCheckpoint) {
            checkpoint();
        }
        records++;
        if (stream.next() >= wakeAt) {
            wakeAt = Long.MAX_VALUE;
            monitor.signal();
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

    /** Trims down to the newest bytes at once. */
    void trimTo(long bytes) {
        stream.dropBelow(Math.max(stream.first(), stream.next() - bytes));
    }

    /** The volume's waiting calls are woken when the journal reaches this USN. */
    void wakeAt(long usn) {
        wakeAt = Math.min(wakeAt, usn);
    }

    /** The first USN of the page behind the last record. */
    long nextPage() {
        return stream.next() + JournalScanner.PAGE - 1 & -JournalScanner.PAGE;
    }

    UsnStream stream() {
        return stream;
    }

    RangeTracking ranges() {
        return ranges;
    }

    /** In bytes. */
    long maximumSize() {
        return maximumSize;
    }

    /** In bytes. */
    long allocationDelta() {
        return allocationDelta;
    }

    /** How many records were ever logged, those of journals before this one too. */
    long records() {
        return records;
    }
}
