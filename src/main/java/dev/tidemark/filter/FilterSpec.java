package dev.tidemark.filter;

import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/**
 * Which records pass; all conditions must hold. Rows that are no records (gaps, new journal ids …) always pass: they tell
 * what is missing, whatever is looked for.
 *
 * @param anyOf reasons of which at least one must be set; {@link #ANY} for no condition
 * @param allOf reasons that must all be set; 0 for no condition
 * @param noneOf reasons of which none may be set; 0 for no condition
 * @param onlyClosed whether only records with CLOSE pass, as with {@code ReturnOnlyOnClose}
 * @param name what {@link NameMatcher#of} takes; empty for no condition. Records without a name (version 4) fail any other
 * @param path what {@link NameMatcher#of} takes, for the whole path at the time of the record; empty for no condition
 * @param versions bit {@code 1 << v} for each major version 2, 3 and 4 that passes, bit 1 for versions not known;
 *     {@link #ANY} for no condition
 * @param sourceAnyOf source flags of which at least one must be set, among them {@link #NO_SOURCE}; {@link #ANY} for no
 *     condition
 * @param file the file the record must be about; {@code null} for no condition
 * @param parent the directory the record must name as parent; {@code null} for no condition
 */
public record FilterSpec(
        int anyOf,
        int allOf,
        int noneOf,
        boolean onlyClosed,
        String name,
        String path,
        int versions,
        int sourceAnyOf,
        @Nullable FileId file,
        @Nullable FileId parent) {

    /** No condition on a mask. */
    public static final int ANY = -1;

    /** Stands among source flags for a record that has none, as most have. No source flag is so high. */
    public static final int NO_SOURCE = 1 << 31;

    /** Every record passes. */
    public static final FilterSpec ALL = new FilterSpec(ANY, 0, 0, false, "", "", ANY, ANY, null, null);

    /** Whether there is no condition at all. */
    public boolean passesAll() {
        return equals(ALL);
    }

    public FilterSpec withReasons(int newAnyOf, int newAllOf, int newNoneOf) {
        return new FilterSpec(
                newAnyOf, newAllOf, newNoneOf, onlyClosed, name, path, versions, sourceAnyOf, file, parent);
    }

    public FilterSpec withOnlyClosed(boolean newOnlyClosed) {
        return new FilterSpec(anyOf, allOf, noneOf, newOnlyClosed, name, path, versions, sourceAnyOf, file, parent);
    }

    public FilterSpec withName(String newName) {
        return new FilterSpec(anyOf, allOf, noneOf, onlyClosed, newName, path, versions, sourceAnyOf, file, parent);
    }

    public FilterSpec withPath(String newPath) {
        return new FilterSpec(anyOf, allOf, noneOf, onlyClosed, name, newPath, versions, sourceAnyOf, file, parent);
    }

    /** Only these major versions of 2, 3 and 4; none for no condition. */
    public FilterSpec withVersions(int... majorVersions) {
        int mask = majorVersions.length == 0 ? ANY : 0;
        for (int version : majorVersions) {
            mask |= 1 << version;
        }
        return new FilterSpec(anyOf, allOf, noneOf, onlyClosed, name, path, mask, sourceAnyOf, file, parent);
    }

    public FilterSpec withSource(int newSourceAnyOf) {
        return new FilterSpec(anyOf, allOf, noneOf, onlyClosed, name, path, versions, newSourceAnyOf, file, parent);
    }

    public FilterSpec withFile(@Nullable FileId newFile) {
        return new FilterSpec(anyOf, allOf, noneOf, onlyClosed, name, path, versions, sourceAnyOf, newFile, parent);
    }

    public FilterSpec withParent(@Nullable FileId newParent) {
        return new FilterSpec(anyOf, allOf, noneOf, onlyClosed, name, path, versions, sourceAnyOf, file, newParent);
    }
}
