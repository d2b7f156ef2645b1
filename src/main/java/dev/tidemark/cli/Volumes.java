package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import org.jspecify.annotations.Nullable;

/** Gives the command line its volumes. */
public interface Volumes {

    /**
     * Opens a computer; the command line closes it.
     *
     * @param simulated whether to give the simulated volumes rather than this machine's
     * @return {@code null} when volumes cannot be read on this machine
     */
    @Nullable
    Computer open(boolean simulated);
}
