package dev.tidemark.story;

import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a story, for people. Immutable.
 *
 * @param depth how far it is indented, from 0
 * @param text without the indent
 * @param row the number of the record in the store that it tells of; {@link #NO_ROW} for a title
 * @param file whose file it tells of; {@code null} for a title
 */
public record StoryLine(
        int depth,
        Kind kind,
        String text,
        long row,
        @Nullable FileId file) {

    /** It tells of no record. */
    public static final long NO_ROW = -1;

    private static final String INDENT = "  ";

    /** What a line is. */
    public enum Kind {
        /** A file begins: its id. */
        FILE,
        /** What the lines below are. */
        TITLE,
        /** A name, with its path. */
        NAME,
        /** More about the name above. */
        DETAIL,
        LIFE
    }

    /** The line as it is written. */
    public String written() {
        return INDENT.repeat(depth) + text;
    }
}
