package dev.tidemark.filter.language;

import dev.tidemark.usn.FileId;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field is compared with, read as the field's type. Immutable; equal when they mean the same, however they were written. */
public sealed interface Value {

    /**
     * Text.
     *
     * @param text as it is meant, without quotes and escapes
     * @param cased whether case counts
     * @param literals where in the text a star or question mark stands for itself, ascending; none where every one does
     */
    record Text(String text, boolean cased, List<Integer> literals) implements Value {

        public Text {
            literals = List.copyOf(literals);
        }

        /** Text whose case does not count. */
        public static Text of(String text) {
            return new Text(text, false, List.of());
        }

        /** Whether a character of the text is a star or question mark that stands for others. */
        public boolean isWildcard(int index) {
            char c = text.charAt(index);
            return (c == '*' || c == '?') && !literals.contains(index);
        }

        /** Whether any character stands for others. */
        public boolean hasWildcard() {
            for (int i = 0; i < text.length(); i++) {
                if (isWildcard(i)) {
                    return true;
                }
            }
            return false;
        }

        /** The same text, in which every character stands for itself. */
        Text plain() {
            return literals.isEmpty() ? this : new Text(text, cased, List.of());
        }
    }

    /** A whole number, a size in bytes, or a duration in units of 100 ns. */
    record Number(long number) implements Value {}

    /** Flags, as their mask. */
    record Flags(int mask) implements Value {}

    /** An identifier. */
    record Id(FileId id) implements Value {}

    /** A time, or a stretch of time that one unit names. */
    sealed interface Time extends Value {}

    /**
     * A date, with a time of day or without.
     *
     * @param at its start
     * @param unit the last unit that was named; the whole of it is meant
     * @param offset {@code null} for the zone that times are shown in
     */
    record Moment(LocalDateTime at, TimeUnit unit, @Nullable ZoneOffset offset) implements Time {}

    /**
     * A day before the newest row.
     *
     * @param before 0 for today, 1 for yesterday
     */
    record Day(int before) implements Time {}

    /** So many units of 100 ns before the newest row. */
    record Ago(long ticks) implements Time {}

    /** A FILETIME. */
    record Exact(long filetime) implements Time {}
}
