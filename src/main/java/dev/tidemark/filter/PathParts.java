package dev.tidemark.filter;

import dev.tidemark.path.PathIndex;
import org.jspecify.annotations.Nullable;

/**
 * What a condition looks for in whole paths, and what it found out about directories. Safe from any thread.
 *
 * @param index where files were
 * @param wanted what the whole path must fit
 * @param pattern the same, taken apart; {@code null} when it cannot be
 * @param answers by the pattern
 */
record PathParts(
        PathIndex index, NameMatcher wanted, @Nullable PathPattern pattern, AnswerPool answers) {

    PathParts(PathIndex index, NameMatcher wanted) {
        this(index, wanted, PathPattern.of(wanted), new AnswerPool());
    }
}
