/**
 * Windows itself, through JNA: bytes in, bytes out, error code. The functions are declared as Windows has them, pointers
 * and handles as {@code long} (there is no 32-bit Tidemark), so that no call makes an object of its own. Whoever
 * understands the bytes stands above the seam.
 */
@NullMarked
package dev.tidemark.backend.windows;

import org.jspecify.annotations.NullMarked;
