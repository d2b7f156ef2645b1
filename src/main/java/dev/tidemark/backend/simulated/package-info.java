/**
 * A machine whose volumes are kept in memory: a backend that answers the control codes of a change journal with the same
 * bytes and the same errors as Windows. What such a volume is lives in {@code ntfs}, who answers a code in {@code answers},
 * what programs do in {@code workload}, what goes wrong on demand in {@code fault}; here they are put together. Clock and
 * randomness come in from outside: the same seed and the same steps give the same bytes.
 */
@NullMarked
package dev.tidemark.backend.simulated;

import org.jspecify.annotations.NullMarked;
