package dev.tidemark.filter;

import dev.tidemark.field.FieldKernel;
import dev.tidemark.field.Fields;
import dev.tidemark.field.FlagTest;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link FilterSpec}, or what a {@link RecordKernel} asks for, made ready to test many records. Immutable. */
public final class RecordPredicate implements Predicate<RecordCursor> {

    private static final int LATER_VERSION = 1;

    /** The kinds of versions 2, 3 and 4. */
    static final int KNOWN = 1 << 2 | 1 << 3 | 1 << 4;

    private static final FieldKernel REASONS = Objects.requireNonNull(Fields.REASON.kernel());

    private final FlagTest reasons;
    private final int kinds;
    private final boolean anySource;
    private final int source;
    private final boolean noSource;
    private final NameMatcher name;
    private final NameMatcher path;
    private final @Nullable FileId file;
    private final @Nullable FileId parent;

    private RecordPredicate(RecordKernel kernel) {
        reasons = kernel.reasons();
        kinds = kernel.kinds();
        anySource = kernel.sourceAnyOf() == FilterSpec.ANY;
        source = kernel.sourceAnyOf() & ~FilterSpec.NO_SOURCE;
        noSource = (kernel.sourceAnyOf() & FilterSpec.NO_SOURCE) != 0;
        name = kernel.name();
        path = kernel.path();
        file = kernel.file();
        parent = kernel.parent();
    }

    public static RecordPredicate of(FilterSpec spec) {
        return of(RecordKernel.of(spec));
    }

    static RecordPredicate of(RecordKernel kernel) {
        return new RecordPredicate(kernel);
    }

    /** Whether a record's bytes are needed: when there is a condition on more than reasons and versions. */
    boolean needsBytes() {
        return needsPath() || !anySource || !name.matchesEverything() || file != null || parent != null;
    }

    /** Whether there is a condition on the path, which {@link #passes} does not test. */
    public boolean needsPath() {
        return !path.matchesEverything();
    }

    /** What the path must fit. */
    NameMatcher path() {
        return path;
    }

    /** Whether a record passes, whatever its path. The record was checked. */
    public boolean passes(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        int kind = RecordBytes.isKnown(version) ? version : LATER_VERSION;
        return passesColumns(kind, RecordBytes.reason(bytes, at)) && passesBytes(bytes, at, version);
    }

    /**
     * Tests the columns of rows.
     *
     * @param passing takes the indices of those that pass, ascending; room for all of them
     * @return how many pass
     */
    int passing(Slice slice, int from, int to, char[] passing) {
        boolean anyKind = kinds == FilterSpec.ANY || (kinds & KNOWN) == KNOWN && slice.onlyKnown();
        return anyKind && !slice.marked()
                ? REASONS.select(reasons, slice, from, to, passing)
                : byColumns(slice, from, to, passing);
    }

    private int byColumns(Slice slice, int from, int to, char[] passing) {
        int[] column = REASONS.column(slice);
        byte[] versions = slice.kinds();
        int count = 0;
        for (int row = from; row < to; row++) {
            passing[count] = (char) row;
            count += versions[row] == 0 || passesColumns(versions[row], column[row]) ? 1 : 0;
        }
        return count;
    }

    private boolean passesColumns(int kind, int reason) {
        return reasons.passes(reason) & (kinds >>> kind & 1) != 0;
    }

    /**
     * Whether a row passes the conditions that {@link #passing} does not test. It is asked for every row that is left: handed on
     * as it is, and not in a lambda, the compiler takes the whole of it into the loop.
     */
    @Override
    public boolean test(RecordCursor cursor) {
        return cursor.isMarker() || passesBytes(cursor.bytes(), cursor.position(), cursor.version());
    }

    /** The name first: tested behind the others it costs a search for names alone a sixth, by what the compiler takes into the loop. */
    private boolean passesBytes(ByteBuffer bytes, int at, int version) {
        return (name.matchesEverything() || name.matchesRecord(bytes, at, version))
                && (anySource || passesSource(version, RecordBytes.sourceInfo(bytes, at)))
                && (file == null || is(file, RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at)))
                && (parent == null
                        || is(parent, RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at)));
    }

    /** Of a version that is not known nobody can say that it has none. */
    private boolean passesSource(int version, int flags) {
        return (flags & source) != 0 || noSource && flags == 0 && RecordBytes.isKnown(version);
    }

    private static boolean is(FileId wanted, long high, long low) {
        return wanted.low() == low && wanted.high() == high;
    }
}
