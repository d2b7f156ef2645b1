package dev.tidemark.export.parquet;

import java.io.IOException;

/**
 * Writes a flat table, some rows at a time: each column is given their values, then the rows end. Not thread-safe. The stream below is not closed.
 */
public interface TableWriter {

    /** So many rows are written at a time, or fewer. */
    int ROWS = 1000;

    /** The columns, in the order in which they were declared; the same ones for as long as the table is written. */
    ColumnWriter column(int index);

    /**
     * Ends rows, of which every column was given a value or nothing.
     *
     * @param count at most {@link #ROWS}
     *
     * @throws IOException if the stream cannot be written
     */
    void endRows(int count) throws IOException;

    /** How many bytes of heap it takes now, about. */
    long heldBytes();

    /**
     * Writes the rows that are held: fewer are found by their statistics, and none is held any more.
     *
     * @throws IOException if the stream cannot be written
     */
    void endRowGroup() throws IOException;

    /**
     * Writes what is held, and what a reader begins with. The last call.
     *
     * @throws IOException if the stream cannot be written
     */
    void finish() throws IOException;

    /** Lets go of what it holds, whether or not all was written. */
    void release();
}
