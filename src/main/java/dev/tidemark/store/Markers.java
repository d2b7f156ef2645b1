package dev.tidemark.store;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The rows of a store that are no records, by row number. Safe from any thread. They are few. */
final class Markers {

    private final ConcurrentSkipListMap<Long, Marker> byRecord = new ConcurrentSkipListMap<>();

    /** Asked in every frame, and the map would count its entries one by one. */
    private final AtomicInteger count = new AtomicInteger();

    void add(long record, Marker marker) {
        byRecord.put(record, marker);
        count.incrementAndGet();
    }

    int count() {
        return count.get();
    }

    @Nullable
    Marker get(long record) {
        return byRecord.get(record);
    }

    /** The last marker of a kind below a row, -1 when there is none. */
    long before(long record, RowKind kind) {
        for (var entry : byRecord.headMap(record).descendingMap().entrySet()) {
            if (entry.getValue().kind() == kind) {
                return entry.getKey();
            }
        }
        return -1;
    }

    void dropBelow(long record) {
        var dropped = byRecord.headMap(record);
        count.addAndGet(-dropped.size());
        dropped.clear();
    }
}
