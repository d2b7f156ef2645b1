package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.store.RecordStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/** Copies the records of a {@code $J} into a store, for files that may vanish and so must not be mapped. */
final class StreamCopy {

    private StreamCopy() {}

    /**
     * @param goOn asked with the bytes read so far; false ends the reading
     */
    static void scan(Path file, AllocatedRanges ranges, RecordStore store, LongPredicate goOn) throws IOException {
        try {
            StreamScan.scan(file, ranges, StoreSink.copying(store), done -> {
                store.publish();
                return goOn.test(done);
            });
        } finally {
            store.publish();
        }
    }
}
