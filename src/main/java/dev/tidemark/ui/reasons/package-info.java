/** Narrowing the records: reason flags, names, closed files, and who does the filtering, the volume or the view. */
@NullMarked
package dev.tidemark.ui.reasons;

import org.jspecify.annotations.NullMarked;
