package dev.tidemark.filter;

/** A condition on one row, made ready to be tried on many. Immutable and safe from any thread; what it needs is in the row. */
@FunctionalInterface
interface RowTest {

    /** Every row passes. */
    RowTest ALWAYS = row -> true;

    /** No row passes. */
    RowTest NEVER = row -> false;

    /** Whether a record passes. */
    boolean test(TestedRow row);
}
