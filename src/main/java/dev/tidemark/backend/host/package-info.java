/**
 * This computer beside its volumes: the rights of the process and how it gets more, what makes its start unsafe, who has
 * files open, the version of Windows and the theme that the user chose.
 */
@NullMarked
package dev.tidemark.backend.host;

import org.jspecify.annotations.NullMarked;
