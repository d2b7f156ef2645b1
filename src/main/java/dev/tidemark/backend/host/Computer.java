package dev.tidemark.backend.host;

import dev.tidemark.backend.Backend;

/** One computer, real or simulated, as the composition root hands it over: its volumes, and itself. Safe from any thread. */
public interface Computer extends AutoCloseable {

    /** Its volumes and their handles. */
    Backend backend();

    /** What is asked of it beside its volumes. */
    Host host();

    /** Closes the backend. */
    @Override
    void close();
}
