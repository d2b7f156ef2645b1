package dev.tidemark.history;

import dev.tidemark.store.RecordCursor;

/**
 * A name in a directory. Immutable; ordered, so that a table of names that somebody made to collide still finds them.
 *
 * @param parentHigh the upper half of the directory's id
 * @param parentLow the lower half
 * @param name the name as it is
 */
public record FileName(long parentHigh, long parentLow, String name) implements Comparable<FileName> {

    /** The name that a record says, which has one. */
    static FileName of(RecordCursor row) {
        return new FileName(row.parentIdHigh(), row.parentIdLow(), row.name());
    }

    /** Whether another name is in the same directory. */
    public boolean isBeside(FileName other) {
        return parentHigh == other.parentHigh && parentLow == other.parentLow;
    }

    @Override
    public int compareTo(FileName other) {
        int byName = name.compareTo(other.name);
        int byLow = byName != 0 ? byName : Long.compare(parentLow, other.parentLow);
        return byLow != 0 ? byLow : Long.compare(parentHigh, other.parentHigh);
    }
}
