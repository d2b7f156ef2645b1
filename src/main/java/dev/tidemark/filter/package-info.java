/**
 * The filter language, compiled to a test over the store's columns, and row sets that grow with the store.
 */
@NullMarked
package dev.tidemark.filter;

import org.jspecify.annotations.NullMarked;
