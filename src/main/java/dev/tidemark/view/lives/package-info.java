/**
 * The lives of the files of what is shown, as rows ({@link dev.tidemark.view.lives.LifeList}): which of them, in which order, and which
 * are unfolded to their records. Nothing is counted before somebody asks, and what is counted grows in the background.
 */
@NullMarked
package dev.tidemark.view.lives;

import org.jspecify.annotations.NullMarked;
