/**
 * The tour of pictures: every pane, dialog and state of the window over simulated volumes, light and dark, at several sizes,
 * and a page that shows them side by side. It uses the window from outside, as a person does: by its commands and by what
 * stands in it.
 */
@NullMarked
package dev.tidemark.ui.tour;

import org.jspecify.annotations.NullMarked;
