package dev.tidemark.field;

import dev.tidemark.path.FilePath;
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the life that a record belongs to: all that happened to a file from open to close. Immutable.
 *
 * @param usn the USN of its first record
 * @param start the time of its first record, as FILETIME; 0 when it has none
 * @param duration from its first record to its last, in units of 100 ns, below 0 when the clock was set back; 0 without times
 * @param reasons those of all its records
 * @param records how many it has
 * @param begin how it begins
 * @param end how it ends
 * @param name the name of its file at its end, empty when no record says it
 * @param rename its last rename, {@code null} when it has none
 * @param extents what its version 4 records say, {@code null} when it has none
 */
public record LifeFacts(
        long usn,
        long start,
        long duration,
        int reasons,
        long records,
        Begin begin,
        End end,
        String name,
        @Nullable Rename rename,
        @Nullable RangeFacts extents) {

    /** How a life begins. */
    public enum Begin {
        /** The file was created. */
        CREATED,
        /** The file was there. */
        OPENED,
        /** Records before its first are missing. */
        CUT;

        /** The word it has in filters and exports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a life ends. */
    public enum End {
        /** With the close record. */
        CLOSED,
        /** With a close record that says that the file was deleted. */
        DELETED,
        /** It has not ended. */
        OPEN,
        /** Records behind its last are missing, see {@link RowKind#hidesRecords}. */
        LOST;

        /** The word it has in filters and exports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A rename, or several taken together.
     *
     * @param oldName the name before
     * @param newName the name behind
     * @param moved whether the directory is another
     * @param oldPath the path before, {@code null} when nobody asked for it
     */
    public record Rename(
            String oldName,
            String newName,
            boolean moved,
            @Nullable FilePath oldPath) {}

    /**
     * Which ranges of the file changed.
     *
     * @param count how many extents there are
     * @param bytes how many bytes they have together
     * @param text each as offset and length in hex, with a colon between, and a space between two
     */
    public record RangeFacts(int count, long bytes, String text) {}

    /** Whether the file was created and deleted within. */
    public boolean isTemporary() {
        return Reason.FILE_CREATE.in(reasons) && Reason.FILE_DELETE.in(reasons);
    }
}
