/** Narrowing the records: reason flags, names, closed files, and who applies the filter, the volume or the view. */
@NullMarked
package dev.tidemark.ui.filter;

import org.jspecify.annotations.NullMarked;
