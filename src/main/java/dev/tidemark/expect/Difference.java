package dev.tidemark.expect;

import dev.tidemark.expect.Expectation.ClosedFolder;
import org.jspecify.annotations.Nullable;

/** In what a run differs from what was expected of it. Immutable. */
public sealed interface Difference {

    /**
     * Lives that were expected and are not there.
     *
     * @param count how many
     * @param nearest a life that may be what became of it; {@code null} for none
     */
    record Missing(
            ExpectedLife expected, int count, @Nullable SeenLife nearest) implements Difference {}

    /** A life that is there, and is not as it was expected. */
    record Different(ExpectedLife expected, SeenLife life) implements Difference {}

    /** A life that is as it was expected, and began at another place in the order. */
    record OutOfOrder(ExpectedLife expected, SeenLife life) implements Difference {}

    /**
     * A life that nobody expected.
     *
     * @param folder in which nothing else was to happen; {@code null} where it is not in such a folder
     * @param line of the lives of the same path that are expected; 0 where none is
     */
    record Extra(SeenLife life, @Nullable ClosedFolder folder, int line) implements Difference {}
}
