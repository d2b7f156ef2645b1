/**
 * The seam under everything: volumes, handles and control codes as Windows has them, in bytes and Win32 error numbers.
 * The native and the simulated backend implement it; whoever understands the bytes stands above it.
 */
@NullMarked
package dev.tidemark.backend;

import org.jspecify.annotations.NullMarked;
