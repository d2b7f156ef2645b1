/** The window around the screens: menu, tool bar, panes, status line, and which source is shown. */
@NullMarked
package dev.tidemark.ui.shell;

import org.jspecify.annotations.NullMarked;
