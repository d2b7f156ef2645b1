/**
 * What is shown, decided in one place ({@link dev.tidemark.view.ShownView}): of which source, through which filter, in which
 * order, up to where while it is frozen, and with which edition of the paths. The table, copy, export, the counter and going
 * somewhere take it from there and decide nothing of their own.
 */
@NullMarked
package dev.tidemark.view;

import org.jspecify.annotations.NullMarked;
