package dev.tidemark.cli;

import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import org.jspecify.annotations.Nullable;

/** The rows of a source that was taken in which pass a filter. Used by one thread. */
final class PassingRows implements AutoCloseable {

    private final RecordStore store;
    private final @Nullable PathIndex paths;
    private final @Nullable FilteredRows filtered;

    /**
     * @param paths the paths of its files; {@code null} where nobody asks for them
     */
    PassingRows(RecordStore store, CompiledFilter passing, @Nullable PathIndex paths) {
        this.store = store;
        this.paths = paths;
        this.filtered = passing.passesAll() ? null : new FilteredRows(store, passing, Runnable::run, paths);
    }

    /** All of them; waits until they and their paths are found out. */
    Rows await() throws InterruptedException {
        if (paths != null) {
            paths.await(store.endRecord());
        }
        if (filtered == null) {
            return store;
        }
        filtered.await();
        return filtered;
    }

    @Override
    public void close() {
        if (filtered != null) {
            filtered.close();
        }
    }
}
