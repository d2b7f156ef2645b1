package dev.tidemark.ui.records;

import dev.tidemark.view.ShownRows;

/**
 * What is selected in the table at a moment. Its ranges belong to who got it; nobody changes them.
 *
 * @param rows among which it is
 * @param places see {@link ShownRows#place}
 */
public record SelectedRows(ShownRows rows, RecordRanges places) {}
