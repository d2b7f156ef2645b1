/**
 * What outlives a start of the program, as documents that a person can read: presets, highlight rules, marks, sessions, what was opened
 * last. Every document is read as one that anybody may have written.
 */
@NullMarked
package dev.tidemark.session;

import org.jspecify.annotations.NullMarked;
