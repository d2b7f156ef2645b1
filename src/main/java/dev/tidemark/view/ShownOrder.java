package dev.tidemark.view;

import dev.tidemark.field.RecordField;

/**
 * An order of rows other than that of their records.
 *
 * @param field what they are sorted by
 * @param ascending whether the least comes first
 */
public record ShownOrder(RecordField field, boolean ascending) {}
