package dev.tidemark.cli;

import dev.tidemark.text.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What came of one of several sources. Immutable.
 *
 * @param written how many records, or what else is written of it
 * @param gaps at how many places of it records are missing
 * @param problem why it could not be read, or not to its end; {@code null} when it was
 */
record SourceResult(long written, long gaps, @Nullable Problem problem) {

    /** Whether it was read to its end. */
    boolean isWhole() {
        return problem == null;
    }

    static SourceResult failed(Problem problem) {
        return new SourceResult(0, 0, problem);
    }
}
