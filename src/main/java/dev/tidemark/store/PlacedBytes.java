package dev.tidemark.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Records that were copied, under the offsets of the places where they were found. Safe from any thread, as the bytes that it
 * stands before.
 */
final class PlacedBytes implements RawBytes {

    private final RawBytes bytes;
    private final long[] places;
    private final long[] offsets;

    /**
     * @param places where the records were found, ascending
     * @param offsets where their bytes lie now, in the same order
     */
    PlacedBytes(RawBytes bytes, long[] places, long[] offsets) {
        this.bytes = bytes;
        this.places = places;
        this.offsets = offsets;
    }

    private long at(long place) {
        return offsets[Arrays.binarySearch(places, place)];
    }

    @Override
    public ByteBuffer buffer(long place) {
        return bytes.buffer(at(place));
    }

    @Override
    public int position(long place) {
        return bytes.position(at(place));
    }

    @Override
    public void dropBelow(long place) {
        // What lies before one place lies anywhere among the bytes.
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
