/**
 * What a person asks of the rows: which records pass ({@link dev.tidemark.filter.FilterSpec}), row sets that grow with the
 * store, other orders, and where a record stands. Reasons and versions are tested over the store's columns alone; names and
 * identifiers are read in place, without an object per record.
 */
@NullMarked
package dev.tidemark.filter;

import org.jspecify.annotations.NullMarked;
