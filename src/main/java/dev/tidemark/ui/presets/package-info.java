/** Filters with names as a person uses and edits them: the presets, and what every list of such filters has. */
@NullMarked
package dev.tidemark.ui.presets;

import org.jspecify.annotations.NullMarked;
