package dev.tidemark.export.lake;

import java.util.Locale;

/** By what the files of a lake are told apart in folders; always in this order. Immutable. */
public enum Partition {
    /** The machine. */
    HOST,
    /** The volume, by its serial number. */
    VOLUME,
    /** The day in UTC. */
    DATE;

    /** The name of the key: {@code host} in {@code host=NAME}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
