/** The highlight rules as a person edits them. */
@NullMarked
package dev.tidemark.ui.highlights;

import org.jspecify.annotations.NullMarked;
