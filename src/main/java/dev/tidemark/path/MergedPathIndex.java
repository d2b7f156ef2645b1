package dev.tidemark.path;

import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import java.util.List;

/**
 * Where the directories of several sources were, for the rows of all as one list: each row is asked of the index of its own source.
 * Safe from any thread; follows nothing itself.
 */
public final class MergedPathIndex extends PathIndex {

    private final RecordStore store;
    private final List<PathIndex> parts;

    /**
     * @param store the list
     * @param parts the index of each of its {@linkplain RecordStore#parts parts}, in their order; they are closed by others
     */
    public MergedPathIndex(RecordStore store, List<PathIndex> parts) {
        super(store, false, row -> true, () -> false, null);
        this.store = store;
        this.parts = List.copyOf(parts);
    }

    /** The parts follow their sources. */
    @Override
    public void start() {}

    @Override
    public void build() {
        throw new UnsupportedOperationException("the parts follow their sources");
    }

    @Override
    public synchronized void add(DirectoryTable table, boolean fits) {
        throw new UnsupportedOperationException("a table is of one source");
    }

    /** Rows are taken in up to the first whose own source has not come to it. */
    @Override
    public long built() {
        long end = store.endRecord();
        long built = end;
        List<RecordStore> stores = store.parts();
        for (int i = 0; i < stores.size(); i++) {
            RecordStore part = stores.get(i);
            long own = parts.get(i).built();
            if (own < part.endRecord()) {
                built = Math.min(built, store.numberFrom(RecordKey.of(part.source(), own)));
            }
        }
        return built;
    }

    @Override
    public int revision() {
        return parts.stream().mapToInt(PathIndex::revision).sum();
    }

    @Override
    public int edition() {
        return parts.stream().mapToInt(PathIndex::edition).sum();
    }

    @Override
    public int losses() {
        return parts.stream().mapToInt(PathIndex::losses).sum();
    }

    @Override
    public long lastUsn() {
        throw new UnsupportedOperationException("each part has its own");
    }

    /** Waits until each part has taken in what its source has now. */
    @Override
    public void await(long end) throws InterruptedException {
        List<RecordStore> stores = store.parts();
        for (int i = 0; i < stores.size(); i++) {
            parts.get(i).await(stores.get(i).endRecord());
        }
    }

    @Override
    public void awaitSettled() throws InterruptedException {
        for (PathIndex part : parts) {
            part.awaitSettled();
        }
    }

    @Override
    public PathReader reader() {
        return new MergedPathReader(this, store, parts, true);
    }

    @Override
    public PathReader borrow() {
        return new MergedPathReader(this, store, parts, false);
    }

    /** Gives back what it borrowed of the parts. */
    @Override
    public void giveBack(PathReader reader) {
        if (reader instanceof MergedPathReader merged) {
            merged.giveBack();
        }
    }
}
