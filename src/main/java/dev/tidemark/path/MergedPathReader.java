package dev.tidemark.path;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Gives the paths of records of several sources: each is asked of a reader of its own source. Not thread-safe. */
final class MergedPathReader extends PathReader {

    private final Map<Integer, PathIndex> indices = new HashMap<>();
    private final Map<Integer, PathReader> readers = new HashMap<>();
    private final boolean asks;

    /**
     * @param parts of the sources of the store, in their order
     * @param asks whether ids that are not known are asked of the volume; else readers are borrowed
     */
    MergedPathReader(PathIndex whole, RecordStore store, List<PathIndex> parts, boolean asks) {
        super(whole, asks);
        this.asks = asks;
        for (int i = 0; i < parts.size(); i++) {
            indices.put(store.parts().get(i).source(), parts.get(i));
        }
    }

    void giveBack() {
        if (!asks) {
            readers.forEach((source, reader) ->
                    Objects.requireNonNull(indices.get(source)).giveBack(reader));
            readers.clear();
        }
    }

    private @Nullable PathReader of(RecordCursor row) {
        int source = RecordKey.source(row.sourceKey());
        PathIndex index = indices.get(source);
        return index == null ? null : readers.computeIfAbsent(source, any -> asks ? index.reader() : index.borrow());
    }

    @Override
    public @Nullable FilePath path(RecordCursor row) {
        PathReader reader = of(row);
        return reader == null ? null : reader.path(row.inSource());
    }

    @Override
    public boolean hasPath(RecordCursor row) {
        PathReader reader = of(row);
        return reader != null && reader.hasPath(row.inSource());
    }

    @Override
    public boolean isLinked(RecordCursor row) {
        PathReader reader = of(row);
        return reader != null && reader.isLinked(row.inSource());
    }

    @Override
    public Directory directory(RecordCursor row) {
        PathReader reader = of(row);
        return reader == null ? super.directory(row) : reader.directory(row.inSource());
    }

    /** Not remembered by the directory's id, which is another directory's in another source; the reader remembers its path. */
    @Override
    public long answer(RecordCursor row, DirectoryAnswers answers, ToLongFunction<Directory> find) {
        return find.applyAsLong(directory(row));
    }
}
