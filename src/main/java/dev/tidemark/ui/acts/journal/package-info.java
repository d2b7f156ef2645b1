/** Journal administration: create, resize and delete a journal, and track ranges. */
@NullMarked
package dev.tidemark.ui.acts.journal;

import org.jspecify.annotations.NullMarked;
