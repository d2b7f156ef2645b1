/** The composition root: builds the objects and dispatches to window, command line, bench and screenshot. */
@NullMarked
package dev.tidemark;

import org.jspecify.annotations.NullMarked;
