package dev.tidemark.filter;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.StoreReader;
import org.jspecify.annotations.Nullable;

/**
 * A filter that is compiled when the first row is looked at: who applies it does not wait for that. Safe from any thread; the thread
 * that comes first compiles, and the others wait for it.
 */
final class DeferredSlices implements SliceFilter {

    private record Made(CompiledFilter filter, SliceFilter slices) {}

    private final AppliedFilter filter;
    private final RecordStore store;
    private final boolean live;
    private final @Nullable PathIndex index;
    private volatile @Nullable Made made;

    /**
     * @param live whether rows still come, and relative times are counted from now
     * @param index where the files of the store were; {@code null} when the filter does not ask
     */
    DeferredSlices(AppliedFilter filter, RecordStore store, boolean live, @Nullable PathIndex index) {
        this.filter = filter;
        this.store = store;
        this.live = live;
        this.index = index;
    }

    /** The filter with its times counted; {@code null} as long as they are not. */
    @Nullable
    AppliedFilter resolved() {
        Made now = made;
        return now == null ? null : filter.resolved(now.filter.countedFrom());
    }

    private SliceFilter slices() {
        Made now = made;
        return now == null ? make() : now.slices;
    }

    private synchronized SliceFilter make() {
        Made now = made;
        if (now == null) {
            CompiledFilter compiled = filter.compiled(store, live);
            now = new Made(compiled, compiled.over(index));
            made = now;
        }
        return now.slices;
    }

    @Override
    public int passing(StoreReader reader, Slice slice, int from, int to, char[] passing) {
        return slices().passing(reader, slice, from, to, passing);
    }

    @Override
    public RowStretches where(RecordStore store, long from, long to) {
        return slices().where(store, from, to);
    }
}
