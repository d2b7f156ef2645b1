package dev.tidemark.filter;

import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.DerivedRow;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.StoreReader;
import dev.tidemark.store.TimeBounds;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a store that a compiled filter lets pass. Safe from any thread. */
final class CompiledSlices implements SliceFilter {

    private final CompiledFilter filter;
    private final @Nullable PathIndex index;
    private final List<PathParts> parts;
    private final List<AnswerPool> directories;
    private final @Nullable PathParts kernelParts;
    private final boolean cutsUsns;
    private final boolean skipsTimes;

    CompiledSlices(CompiledFilter filter, @Nullable PathIndex index) {
        this.filter = filter;
        this.index = index;
        this.parts = index == null
                ? List.of()
                : filter.paths().stream()
                        .map(path -> new PathParts(index, path))
                        .toList();
        this.directories =
                Stream.generate(AnswerPool::new).limit(filter.directories()).toList();
        this.kernelParts = index != null && filter.kernel().needsPath()
                ? new PathParts(index, filter.kernel().path())
                : null;
        this.cutsUsns = !filter.usns().equals(LongRanges.EVERYTHING);
        this.skipsTimes = !filter.times().equals(LongRanges.EVERYTHING);
    }

    @Override
    public RowStretches where(RecordStore store, long from, long to) {
        return !cutsUsns
                ? RowStretches.ALL
                : filter.usns().isEmpty() ? RowStretches.NONE : RowStretches.ofUsns(store, filter.usns(), from, to);
    }

    @Override
    public int passing(StoreReader reader, Slice slice, int from, int to, char[] passing) {
        if (skipsTimes && !slice.marked() && liesOutside(reader.timeBounds(slice))) {
            return 0;
        }
        RecordPredicate kernel = filter.kernel();
        int count = kernel.passing(slice, from, to, passing);
        boolean needsRows = kernel.needsBytes() || filter.rest() != RowTest.ALWAYS;
        if (!needsRows && !slice.marked()) {
            return count;
        }
        try (Rows rows = new Rows()) {
            return reader.keep(slice, passing, count, rows);
        }
    }

    private boolean liesOutside(@Nullable TimeBounds bounds) {
        return bounds != null && !filter.times().meets(bounds.earliest(), bounds.latest());
    }

    /** Tests the rows that the columns let pass. Not thread-safe. */
    private final class Rows implements Predicate<RecordCursor>, AutoCloseable {

        private final RecordPredicate kernel = filter.kernel();
        private final RowTest rest = filter.rest();
        private final List<DirectoryAnswers> answers =
                directories.stream().map(AnswerPool::borrow).toList();
        private final TestedRow tested = new TestedRow(index, parts, answers);
        private final @Nullable PathCondition path = kernelParts == null ? null : new PathCondition(kernelParts);

        @Override
        public boolean test(RecordCursor row) {
            DerivedRow derived = row.derived();
            if (derived != null) {
                return filter.markers().test(derived);
            }
            if (!kernel.test(row) || kernel.needsPath() && (path == null || !path.passes(row))) {
                return false;
            }
            tested.show(row);
            return rest.test(tested);
        }

        @Override
        public void close() {
            tested.close();
            for (int i = 0; i < answers.size(); i++) {
                directories.get(i).giveBack(answers.get(i));
            }
            if (path != null) {
                path.close();
            }
        }
    }
}
