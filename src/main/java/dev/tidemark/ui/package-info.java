/** The window: one package per screen, a view and a view model of the same name in each. */
@NullMarked
package dev.tidemark.ui;

import org.jspecify.annotations.NullMarked;
