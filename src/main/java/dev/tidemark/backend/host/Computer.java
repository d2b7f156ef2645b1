package dev.tidemark.backend.host;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;

/** One computer, real or simulated, as the composition root hands it over: its volumes, and itself. Safe from any thread. */
public interface Computer extends AutoCloseable {

    /** Its volumes and their handles. */
    Backend backend();

    /** What is asked of it beside its volumes. */
    Host host();

    /**
     * Attaches an empty volume for checks.
     *
     * @throws Win32Exception 50 where there is no such thing
     */
    default ScratchVolume attachScratchVolume() throws Win32Exception {
        throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "AttachVirtualDisk", "");
    }

    /** Closes the backend. */
    @Override
    void close();
}
