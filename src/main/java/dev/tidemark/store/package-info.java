/**
 * Captured records: append-only, one writer, many readers; raw bytes kept beside a few primitive columns. Maps and unmaps
 * files.
 */
@NullMarked
package dev.tidemark.store;

import org.jspecify.annotations.NullMarked;
