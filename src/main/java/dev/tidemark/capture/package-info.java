/**
 * One source, live or a file: who reads it, its gaps, pauses and journal ids, and how it is opened, saved and closed.
 */
@NullMarked
package dev.tidemark.capture;

import org.jspecify.annotations.NullMarked;
