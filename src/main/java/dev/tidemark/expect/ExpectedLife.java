package dev.tidemark.expect;

import dev.tidemark.usn.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A life that a command is to cause, or several of one kind. Immutable.
 *
 * @param line of the file, from 1
 * @param path where its file is at its first record
 * @param to where it is at its last; {@code null} for where it was
 * @param reasons of all its records
 * @param exactly whether it is to have no others
 * @param source the source information of its last record; {@code null} for any
 * @param records how many it has; {@code null} for any number
 * @param times how many such lives there are to be
 */
record ExpectedLife(
        int line,
        PathPattern path,
        @Nullable PathPattern to,
        int reasons,
        boolean exactly,
        @Nullable Integer source,
        @Nullable Count records,
        Count times) {

    /** Whether a life is of such a file, whatever happened to it. */
    boolean isOf(SeenLife life) {
        return path.fits(life.path()) && (to == null ? life.isInPlace() : to.fits(life.to()));
    }

    /** Whether a life is all that is expected. */
    boolean fits(SeenLife life) {
        return hasReasons(life) && hasSource(life) && hasRecords(life) && isOf(life);
    }

    boolean hasReasons(SeenLife life) {
        return exactly ? life.reasons() == reasons : (life.reasons() & reasons) == reasons;
    }

    boolean hasSource(SeenLife life) {
        return source == null || source == life.source();
    }

    boolean hasRecords(SeenLife life) {
        return records == null || records.has(life.records());
    }

    /** Whether its file may stay open. */
    boolean mayStayOpen() {
        return !Reason.CLOSE.in(reasons);
    }

    /** With texts in the place of placeholders. */
    ExpectedLife with(Map<String, String> values) {
        return new ExpectedLife(
                line, path.with(values), to == null ? null : to.with(values), reasons, exactly, source, records, times);
    }

    /** Its paths as they are written. */
    String words() {
        return to == null ? path.toString() : path + " → " + to;
    }
}
