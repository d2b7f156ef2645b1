package dev.tidemark.view;

import dev.tidemark.store.RowReader;
import dev.tidemark.store.Rows;

/** Rows of which some stand for many others: what can be told of them at once is less than all of it. Safe from any thread. */
public interface GlancedRows extends Rows {

    /** Reads what can be told of the rows at once: for who shows them, and must not wait. */
    RowReader glance();
}
