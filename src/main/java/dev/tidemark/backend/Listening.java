package dev.tidemark.backend;

/** Hears of a volume's {@link VolumeEvent}s until it is closed; then nothing is registered any more. Safe from any thread. */
@FunctionalInterface
public interface Listening extends AutoCloseable {

    /** Nothing is heard. */
    Listening NONE = () -> {};

    @Override
    void close();
}
