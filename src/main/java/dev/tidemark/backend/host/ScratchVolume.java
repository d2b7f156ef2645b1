package dev.tidemark.backend.host;

/**
 * An empty volume that is attached for checks, and goes with everything on it when this is closed, or the process ends. Safe from
 * any thread.
 */
public interface ScratchVolume extends AutoCloseable {

    /** The id that opens it. */
    String id();

    @Override
    void close();
}
