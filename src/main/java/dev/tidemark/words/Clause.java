package dev.tidemark.words;

import dev.tidemark.usn.Reason;
import java.util.List;

/**
 * A part of what is said of a record, and the bytes that say it. Immutable.
 *
 * @param kind what it is about
 * @param text a sentence or two
 * @param reasons those that it is about, which a page says more of; none for many clauses
 * @param spans the bytes that it rests on
 */
public record Clause(Kind kind, String text, List<Reason> reasons, List<Span> spans) {

    /** What a clause is about. */
    public enum Kind {
        /** A reason that is new in the record. */
        NEW,
        /** What else the record says of what is new. */
        NOTE,
        /** Reasons that earlier records had. */
        SET,
        /** Which ranges of the file changed. */
        RANGES,
        /** What comes behind the record. */
        FOLLOWS,
        /** Who said that they made the change. */
        SOURCE,
        /** Which file it is. */
        FILE
    }

    /**
     * Some bytes of a record.
     *
     * @param offset where they begin, from the start of the record
     * @param size how many there are
     */
    public record Span(int offset, int size) {

        boolean holds(int byteOffset) {
            return byteOffset >= offset && byteOffset < offset + size;
        }
    }

    public Clause {
        reasons = List.copyOf(reasons);
        spans = List.copyOf(spans);
    }

    /** Whether it rests on a byte of the record. */
    public boolean holds(int byteOffset) {
        return spans.stream().anyMatch(span -> span.holds(byteOffset));
    }
}
