/**
 * What a person does to volumes and files, each act in a dialog of its own: what stands in its way, the exact request, and
 * the result. Acts run in the background; the FX thread never waits for one.
 */
@NullMarked
package dev.tidemark.ui.acts;

import org.jspecify.annotations.NullMarked;
