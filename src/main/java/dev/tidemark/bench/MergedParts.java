package dev.tidemark.bench;

import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.store.EqualRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Four sources as one list by time, of as many rows as one source has beside it. Belongs to one thread. */
final class MergedParts implements AutoCloseable {

    private static final int PARTS = 4;
    private static final int PAUSE_MILLIS = 5;

    private final List<RepeatedSource> parts;
    private final MergedSource merged;

    private MergedParts(List<RepeatedSource> parts, MergedSource merged) {
        this.parts = parts;
        this.merged = merged;
    }

    /**
     * Merges, and waits until all is.
     *
     * @param file a {@code $J} with records
     * @param rows of all together
     */
    static MergedParts of(Path file, long rows) throws IOException, InterruptedException {
        List<RepeatedSource> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            long some = rows * (i + 1) / PARTS - rows * i / PARTS;
            parts.add(RepeatedSource.part(i + 1, file, Math.max(1, some)));
        }
        MergedSource merged = new MergedSource(PARTS + 1, List.<Source>copyOf(parts), row -> EqualRows.NONE);
        while (merged.growing()) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return new MergedParts(parts, merged);
    }

    MergedSource source() {
        return merged;
    }

    /** Closes the list before what it is made of. */
    @Override
    public void close() {
        merged.close();
        parts.forEach(RepeatedSource::close);
    }
}
