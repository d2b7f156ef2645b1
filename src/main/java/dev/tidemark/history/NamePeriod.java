package dev.tidemark.history;

import dev.tidemark.path.FilePath;
import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a file had a name, as far as records say. Immutable.
 *
 * @param file its id with its sequence
 * @param name the name, and its directory
 * @param path the path at the first record under that name, {@code null} when nobody knows
 * @param first the first record under that name
 * @param last the last record under that name
 * @param begin how it got the name
 * @param end how it lost the name
 */
public record NamePeriod(
        FileId file, FileName name, @Nullable FilePath path, At first, At last, Begin begin, End end) {

    /**
     * A record.
     *
     * @param row its number in the store
     * @param time as FILETIME
     */
    public record At(long row, long usn, long time) {}

    /** How a file got a name. */
    public enum Begin {
        CREATED,
        RENAMED,
        /** It had it before the first record. */
        BEFORE
    }

    /** How a file lost a name. */
    public enum End {
        RENAMED,
        DELETED,
        /** The file goes on under another of its names. */
        UNLINKED,
        /** Records may be missing behind the last one. */
        LOST,
        /** It has it still. */
        HELD;
    }

    /** The number of the first record under that name. */
    long firstRow() {
        return first.row();
    }

    /** The name as places are compared: NTFS does not tell letters by their case. */
    FileName place() {
        return place(name);
    }

    static FileName place(FileName name) {
        return new FileName(name.parentHigh(), name.parentLow(), folded(name.name()));
    }

    /** Unit by unit, as NTFS does it: no name becomes longer. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, Character.toUpperCase(folded.charAt(i)));
        }
        return folded.toString();
    }
}
