/**
 * What happened to files: the records of a journal joined into lives ({@link dev.tidemark.history.Lives}: from open to close),
 * the two halves of a rename ({@link dev.tidemark.history.RenameHalves}), one file's story ({@link dev.tidemark.history.Story}), and
 * what remains of all changes between two places ({@link dev.tidemark.history.NetChange}). Everything is derived from the rows of a
 * store, and says where rows that are missing leave a question.
 */
@NullMarked
package dev.tidemark.history;

import org.jspecify.annotations.NullMarked;
