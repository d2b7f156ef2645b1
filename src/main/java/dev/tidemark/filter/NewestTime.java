package dev.tidemark.filter;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.Filetime;
import java.time.Instant;

/** Finds the time that {@code -15m} and {@code today} are counted from. Stateless; reads rows, so not for the FX thread. */
public final class NewestTime {

    private NewestTime() {}

    /** The time of the last record that has one; now where no record has. */
    public static Instant of(RecordStore store) {
        long[] time = {0};
        boolean[] found = {false};
        try (StoreReader reader = store.reader()) {
            for (long row = store.endRecord() - 1;
                    row >= store.firstRecord() && !found[0] && !store.isClosed();
                    row--) {
                reader.readRecord(row, shown -> {
                    found[0] = shown.hasTimeAndName();
                    time[0] = found[0] ? shown.time() : 0;
                });
            }
        }
        return found[0] ? Filetime.toInstant(time[0]) : Instant.now();
    }
}
