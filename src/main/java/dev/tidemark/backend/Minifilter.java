package dev.tidemark.backend;

/**
 * A minifilter that is attached to a volume: it sees, and may hold up or change, what programs do there. Immutable.
 *
 * @param name of the filter, for example {@code WdFilter}
 * @param instance which of its instances
 * @param altitude where it stands, a decimal number that may have a fraction: the higher, the nearer to programs
 * @see <a href="https://learn.microsoft.com/windows/win32/api/fltuserstructures/ns-fltuserstructures-instance_full_information">
 *     INSTANCE_FULL_INFORMATION</a>
 */
public record Minifilter(String name, String instance, String altitude) {}
