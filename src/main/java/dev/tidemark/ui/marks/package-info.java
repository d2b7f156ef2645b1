/** The marks that a person made: the list of them, and what is noted of one. */
@NullMarked
package dev.tidemark.ui.marks;

import org.jspecify.annotations.NullMarked;
