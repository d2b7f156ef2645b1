package dev.tidemark.filter;

import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are shown. Rows that are no records always pass: they tell what is missing.
 *
 * @param anyOf at least one of these reasons; {@link #ANY} for no constraint
 * @param allOf all of these reasons, 0 for no constraint
 * @param noneOf none of these reasons, 0 for no constraint
 * @param onlyClosed only records with CLOSE
 * @param name a part of the name, or a pattern when it has {@code *} or {@code ?}; case is ignored; empty for no
 *     constraint
 * @param fileId only records of this file, {@code null} for no constraint
 */
public record FilterSpec(
        int anyOf,
        int allOf,
        int noneOf,
        boolean onlyClosed,
        String name,
        @Nullable FileId fileId) {

    /** As {@link #anyOf}: any reasons, none too. */
    public static final int ANY = -1;

    /** Everything passes. */
    public static final FilterSpec ALL = new FilterSpec(ANY, 0, 0, false, "", null);

    public boolean passesAll() {
        return equals(ALL);
    }

    /** Whether reasons alone decide. */
    boolean reasonsOnly() {
        return name.isEmpty() && fileId == null;
    }

    /** Whether a record's reasons fit. */
    public boolean fits(int reasons) {
        return (anyOf == ANY || (reasons & anyOf) != 0)
                && (reasons & allOf) == allOf
                && (reasons & noneOf) == 0
                && (!onlyClosed || Reason.CLOSE.in(reasons));
    }
}
