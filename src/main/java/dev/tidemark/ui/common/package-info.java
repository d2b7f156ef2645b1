/**
 * What several screens use: commands as menu items and keys, the theme, settings that are remembered, pictures of the
 * window.
 */
@NullMarked
package dev.tidemark.ui.common;

import org.jspecify.annotations.NullMarked;
