/**
 * The words the user reads: one resource bundle and its lookup.
 */
@NullMarked
package dev.tidemark.text;

import org.jspecify.annotations.NullMarked;
