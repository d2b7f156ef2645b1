/**
 * The record table: a window over the rows of a store. The view model reads one screenful a pulse into slots that are
 * used again and again; the view paints the slots. Nothing here costs more with more rows.
 */
@NullMarked
package dev.tidemark.ui.records;

import org.jspecify.annotations.NullMarked;
