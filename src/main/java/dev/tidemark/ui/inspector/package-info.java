/** One record down to its bytes: every field with its meaning, and the bytes it stands in. */
@NullMarked
package dev.tidemark.ui.inspector;

import org.jspecify.annotations.NullMarked;
