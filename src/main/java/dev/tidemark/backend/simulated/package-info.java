/**
 * An NTFS in memory that answers the control codes of a change journal with the same bytes and the same errors as Windows,
 * its workloads and its faults. Clock and randomness come in from outside: the same seed and the same steps give the same
 * bytes.
 */
@NullMarked
package dev.tidemark.backend.simulated;

import org.jspecify.annotations.NullMarked;
