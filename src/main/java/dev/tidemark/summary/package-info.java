/**
 * Counts over rows: when it was busy ({@link dev.tidemark.summary.Timeline}), what is counted by its values ({@link
 * dev.tidemark.summary.Statistics}), and how far back a journal reaches ({@link dev.tidemark.summary.JournalReach}). What is
 * counted grows with its rows, in the background and in slices, and keeps a bounded amount of memory whatever the journal.
 */
@NullMarked
package dev.tidemark.summary;

import org.jspecify.annotations.NullMarked;
