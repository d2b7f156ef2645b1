/**
 * Where acts are offered: the menus of volumes and records, and elevation. Each act has a dialog of its own in a package
 * below: what stands in its way, the exact request, and the result. Acts run in the background; the FX thread never waits.
 */
@NullMarked
package dev.tidemark.ui.acts;

import org.jspecify.annotations.NullMarked;
