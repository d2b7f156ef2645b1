/**
 * The jobs that need no window. Records of a file or a volume are written as they are read, in bounded memory; diagnostics
 * go to the error stream; exit code 0 for success, 1 when something could not be read or written, 2 for wrong usage.
 */
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
