package dev.tidemark.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of records that several stores hold, under the numbers that these have as one list. Safe from any thread within {@link
 * #enter}, which stands in the gates of all of them.
 */
final class MergedBytes implements RawBytes {

    private final MergedRows rows;
    private final List<RecordStore> parts;
    private final Map<Integer, RecordStore> bySource = new HashMap<>();

    MergedBytes(MergedRows rows, List<RecordStore> parts) {
        this.rows = rows;
        this.parts = List.copyOf(parts);
        parts.forEach(part -> bySource.put(part.source(), part));
    }

    /**
     * Stands in the gate of each store.
     *
     * @return false when one of them was closed; then it stands in none
     */
    boolean enter() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).enter() == 0) {
                leave(i);
                return false;
            }
        }
        return true;
    }

    void exit() {
        leave(parts.size());
    }

    private void leave(int count) {
        parts.subList(0, count).forEach(RecordStore::exit);
    }

    boolean isClosed() {
        return parts.stream().anyMatch(RecordStore::isClosed);
    }

    List<RecordStore> parts() {
        return parts;
    }

    /** The key of a row in the store of its source. */
    long keyOf(long number) {
        return rows.keyOf(number);
    }

    /** The number of a row, by its key in the store of its source; -1 when it has none. */
    long numberOf(long key) {
        long from = rows.firstNumber();
        long row = rows.indexOf(key);
        // Rows that leave in between move the others.
        return row < 0 || rows.firstNumber() != from && rows.keyOf(from + row) != key ? -1 : from + row;
    }

    /** The number of the first row of a source from a key on; that behind the last row when it has none. */
    long numberFrom(long key) {
        long from = rows.firstNumber();
        return from + rows.rowFrom(key);
    }

    /** Shows a row; false when it is not held. */
    boolean read(long number, RecordCursor into) {
        long key = keyOf(number);
        RecordStore part = part(key);
        if (part == null) {
            return false;
        }
        RecordCursor own = into.own(part.source(), part.others());
        boolean held = part.read(RecordKey.record(key), own);
        if (held) {
            into.setOwn(number, own);
        }
        return held;
    }

    private @Nullable RecordStore part(long key) {
        return key == RecordKey.NONE ? null : bySource.get(RecordKey.source(key));
    }

    private RecordStore held(long key) {
        RecordStore part = part(key);
        if (part == null) {
            throw new IndexOutOfBoundsException("a row that is no longer held");
        }
        return part;
    }

    @Override
    public ByteBuffer buffer(long number) {
        long key = keyOf(number);
        return held(key).bufferOf(RecordKey.record(key));
    }

    @Override
    public int position(long number) {
        long key = keyOf(number);
        return held(key).positionOf(RecordKey.record(key));
    }

    @Override
    public boolean isAtHand(long number) {
        long key = keyOf(number);
        RecordStore part = part(key);
        return part == null || part.isAtHand(RecordKey.record(key));
    }

    /** They belong to the stores. */
    @Override
    public void dropBelow(long number) {}

    @Override
    public long size() {
        return parts.stream().mapToLong(RecordStore::rawBytes).sum();
    }

    /** They belong to the stores. */
    @Override
    public void close() {}
}
