package dev.tidemark.capture;

import dev.tidemark.store.RawBytes;
import dev.tidemark.store.RecordStore;
import java.util.List;

/**
 * The records of a saved capture, and the store that shows them. Immutable; closing the store closes the bytes.
 *
 * @param store without a row still
 * @param bytes of the records
 * @param journals where those of each journal lie, in their order
 */
record SavedRecords(RecordStore store, RawBytes bytes, List<List<Stretch>> journals) {

    /**
     * Records that lie one behind the other.
     *
     * @param offset in {@link SavedRecords#bytes}
     * @param length in bytes
     * @param records how many there are, {@link #UNTOLD} when nothing says that
     * @param start where they begin in the file
     * @param stored how many bytes they have there
     */
    record Stretch(long offset, long length, long records, long start, long stored) {

        static final long UNTOLD = -1;
    }
}
