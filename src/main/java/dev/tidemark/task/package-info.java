/**
 * Work in the background, alike for the person who waits for it and for tests: words, progress, cancel, a result that is
 * handed over, a failure in words. Knows no window: who shows tasks pulls.
 */
@NullMarked
package dev.tidemark.task;

import org.jspecify.annotations.NullMarked;
