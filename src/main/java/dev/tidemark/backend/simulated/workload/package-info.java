/**
 * What programs do on the simulated volumes, by themselves at a rate or step by step: they build, edit, cache, log, film and
 * synchronize. One thread works at a time; the same seed and the same steps give the same records.
 */
@NullMarked
package dev.tidemark.backend.simulated.workload;

import org.jspecify.annotations.NullMarked;
