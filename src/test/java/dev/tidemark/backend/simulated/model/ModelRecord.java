package dev.tidemark.backend.simulated.model;

/**
 * A record as the journal must have it.
 *
 * @param second when it was logged, in seconds since the model's clock began
 */
public record ModelRecord(long usn, String name, int reasons, int source, long file, long parent, long second) {

    @Override
    public String toString() {
        return "%d %s %x source %x file %x in %x at %ds".formatted(usn, name, reasons, source, file, parent, second);
    }
}
