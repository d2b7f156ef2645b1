package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.host.Computer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Asks this machine where a sparse file has room on the disk, and opens it for the first file that has a hole. Safe from any
 * thread.
 */
final class MachineRanges implements AllocatedRanges {

    private final Volumes volumes;
    private @Nullable AllocatedRanges asked;

    MachineRanges(Volumes volumes) {
        this.volumes = volumes;
    }

    @Override
    public long firstAllocated(Path file, long from) throws IOException {
        return machine().firstAllocated(file, from);
    }

    /** What it asks needs no computer that is open. */
    private synchronized AllocatedRanges machine() {
        AllocatedRanges known = asked;
        if (known == null) {
            try (Computer computer = volumes.open(null)) {
                known = computer == null ? UNKNOWN : computer.host().allocatedRanges();
            }
            asked = known;
        }
        return known;
    }
}
