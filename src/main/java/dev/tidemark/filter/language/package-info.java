/**
 * The language in which a person says which rows are shown: text to tree and back ({@link dev.tidemark.filter.language.FilterParser},
 * {@link dev.tidemark.filter.language.FilterPrinter}), what is suspicious about a tree, and changes of it. It knows the fields
 * from the registry and no row: what a tree means for rows is compiled in the room around it.
 */
@NullMarked
package dev.tidemark.filter.language;

import org.jspecify.annotations.NullMarked;
