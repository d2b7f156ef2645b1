package dev.tidemark.history;

import dev.tidemark.usn.FileId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What remains of all that happened to one file between two places of a journal. Immutable.
 *
 * @param file its id with its sequence
 * @param kinds what changed; one that was created or deleted has nothing else
 * @param isDirectory whether it is a directory, as far as a record says
 * @param before its name at the start, {@code null} when it was not there, or nobody knows
 * @param after its name at the end, {@code null} when it is not there, or nobody knows
 * @param linksGone names beside that which it had at the start and has not at the end
 * @param linksNew names beside that which it has at the end and had not at the start
 * @param reasons those of all its records in between
 * @param row the number of its last record in the store
 * @param usn the USN of its last record
 * @param time the time of its last record that has one, as FILETIME; 0 when none has
 * @param isOpen whether it is open at the end, and may change further
 */
public record FileChange(
        FileId file,
        Set<Kind> kinds,
        boolean isDirectory,
        @Nullable FileName before,
        @Nullable FileName after,
        List<FileName> linksGone,
        List<FileName> linksNew,
        int reasons,
        long row,
        long usn,
        long time,
        boolean isOpen) {

    /** What changed. */
    public enum Kind {
        CREATED,
        DELETED,
        /** It has another name. */
        RENAMED,
        /** It is in another directory; what is in a directory moves with it, and has no entry for that. */
        MOVED,
        /** Its data or those of a named stream, or where it leads. */
        CHANGED,
        /** Who may do what with it. */
        SECURITY,
        /** What is known of it besides: times, attributes, and the like. */
        ATTRIBUTES,
        /** A name was given to it or taken from it; no record says the name that a new hard link has. */
        LINKS;

        /** The word it has in exports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FileChange {
        kinds = Set.copyOf(kinds);
        linksGone = List.copyOf(linksGone);
        linksNew = List.copyOf(linksNew);
    }
}
