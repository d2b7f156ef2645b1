/**
 * The vocabulary of change journals: reasons, source information, file attributes, file identifiers, FILETIME, and the
 * layouts and decoding of {@code USN_RECORD_V2}, {@code V3} and {@code V4}. Pure functions over bytes: nothing here
 * opens, reads or keeps anything, and nothing here uses another package of Tidemark.
 */
@NullMarked
package dev.tidemark.usn;

import org.jspecify.annotations.NullMarked;
