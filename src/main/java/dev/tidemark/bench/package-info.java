/**
 * Measures the engine and the window. Every figure stands beside a control measured in the same run, since machines
 * differ and are noisy.
 */
@NullMarked
package dev.tidemark.bench;

import org.jspecify.annotations.NullMarked;
