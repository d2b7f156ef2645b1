package dev.tidemark.backend.simulated.ntfs;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The chunks of a file that were changed since its last close, as ranges of bytes. Guarded by its volume's monitor. */
final class ChangedRanges {

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** Adds a range; one changed byte marks its whole chunk. Touching ranges become one. */
    void add(long from, long to, long chunk) {
        if (to <= from) {
            return;
        }
        long start = from / chunk * chunk;
        long end = (to + chunk - 1) / chunk * chunk;
        Map.Entry<Long, Long> before = ends.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        }
        Map.Entry<Long, Long> next = ends.ceilingEntry(start);
        while (next != null && next.getKey() <= end) {
            end = Math.max(end, next.getValue());
            ends.remove(next.getKey());
            next = ends.ceilingEntry(start);
        }
        ends.put(start, end);
    }

    /** Pairs of offset and length, in order; those at or above a size are left out, one that begins below it is whole. */
    long[] extents(long below) {
        NavigableMap<Long, Long> left = ends.headMap(below, false);
        long[] extents = new long[2 * left.size()];
        int i = 0;
        for (Map.Entry<Long, Long> range : left.entrySet()) {
            extents[i++] = range.getKey();
            extents[i++] = range.getValue() - range.getKey();
        }
        return extents;
    }
}
