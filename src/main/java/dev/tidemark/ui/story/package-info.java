/** The window that tells the story of a file: names, lives, and who else had its paths. */
@NullMarked
package dev.tidemark.ui.story;

import org.jspecify.annotations.NullMarked;
