/**
 * A test oracle for people who write file-system software: which lives a command is to cause
 * ({@link dev.tidemark.expect.Expectation}), which it did cause ({@link dev.tidemark.expect.WatchedRun}), and how the two differ
 * ({@link dev.tidemark.expect.Comparison}), for people and as JUnit XML.
 */
@NullMarked
package dev.tidemark.expect;

import org.jspecify.annotations.NullMarked;
