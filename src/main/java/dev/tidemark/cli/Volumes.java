package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Gives the command line its volumes. */
public interface Volumes {

    /**
     * Opens a computer; the command line closes it.
     *
     * @param simulated the simulated machine to give; {@code null} for this one
     * @return {@code null} when volumes cannot be read on this machine
     */
    @Nullable
    Computer open(@Nullable SimulatedMachine simulated);

    /**
     * Where this machine keeps what does not fit into memory: an existing folder, which only administrators can write to when
     * this process is elevated.
     */
    default Path temporaryFolder() {
        try (Computer computer = open(null)) {
            return computer == null
                    ? Path.of(System.getProperty("java.io.tmpdir"))
                    : computer.host().temporaryFolder();
        }
    }

    /** Tells where a sparse file has room on the disk; this machine is opened only when that is asked. */
    default AllocatedRanges allocatedRanges() {
        return new MachineRanges(this);
    }
}
