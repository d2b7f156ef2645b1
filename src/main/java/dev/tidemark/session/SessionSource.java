package dev.tidemark.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source as it is named in a document, to be opened again. Immutable. Where it lies is a text that anyone may have written: it is a
 * path only once {@link #mustAsk} was heeded.
 *
 * @param kind what it is
 * @param location the whole path of a file, or the id of a volume
 * @param name what it calls itself, for a person
 * @param serial the serial number of a volume, where it is known
 * @param journalId the id that the journal of a volume had, where it is known
 * @param table the {@code $MFT} that was added to a file; empty for none
 */
public record SessionSource(
        Kind kind, String location, String name, OptionalLong serial, OptionalLong journalId, String table) {

    /** The longest path of Windows, in characters. */
    public static final int LONGEST = 32_767;

    /** What a source is. */
    public enum Kind {
        /** A {@code $J} or a capture. */
        FILE,
        /** A file that was searched for records. */
        SEARCHED,
        /** A volume of the computer. */
        VOLUME,
        /** A volume of the simulator. */
        SIMULATED;

        /** What stands for it in a document. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String id) {
            for (Kind kind : values()) {
                if (kind.id().equals(id)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** Whether it is a volume, and not a file. */
        public boolean isVolume() {
            return this == VOLUME || this == SIMULATED;
        }
    }

    /**
     * @throws IllegalArgumentException if it lies nowhere, or a text is longer than any
     */
    public SessionSource {
        if (location.isBlank() || longest(location, name, table) > LONGEST) {
            throw new IllegalArgumentException(kind.id());
        }
    }

    private static int longest(String... texts) {
        return List.of(texts).stream().mapToInt(String::length).max().orElse(0);
    }

    /** A file, with nothing added to it. */
    public static SessionSource file(String location, String name) {
        return new SessionSource(Kind.FILE, location, name, OptionalLong.empty(), OptionalLong.empty(), "");
    }

    /** Whether both are the same file or volume, as far as that is known without looking. */
    public boolean isSamePlace(SessionSource other) {
        return kind == other.kind && location.equals(other.location);
    }

    /** Whether it leads to another computer or to a device: then a person is asked before anything looks there. */
    public boolean mustAsk() {
        return !kind.isVolume() && (FarPath.test(location) || !table.isEmpty() && FarPath.test(table));
    }
}
