/** Asks in which form rows are exported, and shows what it looks like. */
@NullMarked
package dev.tidemark.ui.export;

import org.jspecify.annotations.NullMarked;
