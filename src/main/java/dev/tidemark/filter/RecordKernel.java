package dev.tidemark.filter;

import dev.tidemark.field.FlagTest;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the loop over rows can test by itself, all of which must hold: conditions on the columns first, then on the bytes, then
 * on the name, then on the path. Immutable.
 *
 * @param reasons the flags of the reasons
 * @param kinds bit {@code 1 << kind} for each kind of record that passes, see {@link FilterSpec#versions}
 * @param sourceAnyOf see {@link FilterSpec#sourceAnyOf}
 * @param name what the name must fit
 * @param path what the path must fit
 * @param file the file the record must be about; {@code null} for no condition
 * @param parent the directory the record must name as parent; {@code null} for no condition
 */
record RecordKernel(
        FlagTest reasons,
        int kinds,
        int sourceAnyOf,
        NameMatcher name,
        NameMatcher path,
        @Nullable FileId file,
        @Nullable FileId parent) {

    static RecordKernel of(FilterSpec spec) {
        int allOf = spec.allOf() | (spec.onlyClosed() ? Reason.CLOSE.bit() : 0);
        return new RecordKernel(
                new FlagTest(spec.anyOf(), allOf, spec.noneOf()),
                spec.versions(),
                spec.sourceAnyOf(),
                NameMatcher.of(spec.name()),
                NameMatcher.of(spec.path()),
                spec.file(),
                spec.parent());
    }
}
