/** When it was busy: rows over time, above the table, and what is asked for by a drag over it. */
@NullMarked
package dev.tidemark.ui.timeline;

import org.jspecify.annotations.NullMarked;
