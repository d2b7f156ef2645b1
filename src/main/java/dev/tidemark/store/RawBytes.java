package dev.tidemark.store;

import java.nio.ByteBuffer;

/**
 * The raw bytes of a store, in buffers of a power of two. Safe from any thread within {@link RecordStore#enter}; offsets
 * below what was published with the store's size can be read.
 */
public interface RawBytes extends AutoCloseable {

    /** The little-endian buffer that holds the offset, with at least the rest of a record behind it. */
    ByteBuffer buffer(long offset);

    /** The position of the offset in {@link #buffer}. */
    int position(long offset);

    /** Whether the offset can be read without waiting for more than a page of a file; if not, that is being seen to. */
    default boolean isAtHand(long offset) {
        return true;
    }

    /** Lets go of all bytes below the offset, where that frees whole buffers. */
    void dropBelow(long offset);

    /** How many bytes are held. */
    long size();

    @Override
    void close();
}
