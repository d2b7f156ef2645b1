package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordWriter;

/** Under the volume's lock. Which ranges of large files were changed: a version 4 record right before the close record. */
final class RangeTracking {

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

    boolean isOn() {
        return on;
    }

    /** The unit of ranges in bytes, 0 when they are not tracked. */
    long chunkSize() {
        return chunkSize;
    }

    /** From which file size on, in bytes; 0 when ranges are not tracked. */
    long threshold() {
        return threshold;
    }

    boolean wants(SimulatedFile file, int reason) {
        boolean large = on && Reason.CLOSE.in(reason) && file.size >= threshold;
        // What was changed and then cut off is no range any more.
        return large && Math.min(file.changedTo, file.size) > file.changedFrom;
    }

    void log(UsnStream stream, SimulatedFile file, int reason) {
        long from = file.changedFrom / chunkSize * chunkSize;
        long to = Math.min(file.size, (file.changedTo + chunkSize - 1) / chunkSize * chunkSize);
        long usn = stream.reserve(RecordWriter.length4(1));
        RecordWriter.write4(
                stream.buffer(usn),
                UsnStream.position(usn),
                file.id,
                file.parentId(),
                usn,
                reason,
                file.source,
                0,
                from,
                to - from);
    }
}
