/** The volumes of the machine, the state of their journals, and how to read them. */
@NullMarked
package dev.tidemark.ui.volumes;

import org.jspecify.annotations.NullMarked;
