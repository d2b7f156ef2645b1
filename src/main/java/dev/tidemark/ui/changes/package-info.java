/** The window that shows what remains of all changes between two places: one row a file. */
@NullMarked
package dev.tidemark.ui.changes;

import org.jspecify.annotations.NullMarked;
