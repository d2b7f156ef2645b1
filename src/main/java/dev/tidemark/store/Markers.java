package dev.tidemark.store;

import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. The rows of a store that are no records, by row number. They are few. */
final class Markers {

    private final ConcurrentSkipListMap<Long, Marker> byRecord = new ConcurrentSkipListMap<>();

    void add(long record, Marker marker) {
        byRecord.put(record, marker);
    }

    @Nullable
    Marker get(long record) {
        return byRecord.get(record);
    }

    void dropBelow(long record) {
        byRecord.headMap(record).clear();
    }
}
