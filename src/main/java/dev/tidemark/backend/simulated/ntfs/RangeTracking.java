package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordEncoder;
import java.util.Arrays;

/**
 * Which ranges of large files were changed: a version 4 record right before the close record. Guarded by its volume's
 * monitor.
 */
public final class RangeTracking {

    /** How many extents one record holds: well within a page. */
    private static final int MOST_EXTENTS = 64;

    private boolean on;
    private long chunkSize;
    private long threshold;

    /**
     * Tracks from now on.
     *
     * @return 0, or 87 for sizes that cannot be or are above those in force
     */
    int begin(long newChunkSize, long newThreshold) {
        boolean raised = on && (newChunkSize > chunkSize || newThreshold > threshold);
        if (raised || newChunkSize < 1 || newThreshold < 0) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        on = true;
        chunkSize = newChunkSize;
        threshold = newThreshold;
        return Win32Error.SUCCESS;
    }

    /** It ends with the journal. */
    void end() {
        on = false;
        chunkSize = 0;
        threshold = 0;
    }

    public boolean isOn() {
        return on;
    }

    /** The unit of ranges in bytes, 0 when they are not tracked. */
    public long chunkSize() {
        return chunkSize;
    }

    /** From which file size on, in bytes; 0 when ranges are not tracked. */
    public long threshold() {
        return threshold;
    }

    /** Whether the close of a file that large, of which something was changed, is about to be logged. */
    boolean wants(SimulatedFile file, int reason) {
        return on && Reason.CLOSE.in(reason) && file.size >= threshold;
    }

    /**
     * Logs whole chunks, though the file may end within the last one; the last record says that no extents remain.
     *
     * @return how many records it took
     */
    int log(UsnStream stream, SimulatedFile file, int reason) {
        // What was changed and then cut off is no range any more.
        long[] extents = file.changedExtents(file.size);
        int values = 2 * MOST_EXTENTS;
        int records = 0;
        for (int from = 0; from < extents.length; from += values) {
            long[] part = Arrays.copyOfRange(extents, from, Math.min(extents.length, from + values));
            int remaining = (extents.length - from - part.length) / 2;
            long usn = stream.reserve(RecordEncoder.length4(part.length / 2));
            RecordEncoder.write4(
                    stream.buffer(usn),
                    UsnStream.position(usn),
                    file.id,
                    file.parentId(),
                    usn,
                    reason,
                    file.source,
                    remaining,
                    part);
            records++;
        }
        return records;
    }
}
