package dev.tidemark.filter;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.path.DirectoryAnswers;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordCursor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of lives whether a filter lets them pass: what it asks of a life is answered by its facts, what it asks of a record by the
 * life's last record. Not thread-safe; closed when it is no longer used.
 */
public final class LifeCondition implements AutoCloseable {

    private final RowTest test;
    private final TestedRow tested;

    LifeCondition(RowTest test, @Nullable PathIndex index, List<NameMatcher> paths, int directories) {
        List<PathParts> parts = index == null
                ? List.of()
                : paths.stream().map(path -> new PathParts(index, path)).toList();
        this.test = test;
        this.tested = new TestedRow(
                index,
                parts,
                Stream.generate(DirectoryAnswers::new).limit(directories).toList());
    }

    /**
     * Whether a life passes.
     *
     * @param last its last record, which is being looked at
     */
    public boolean test(RecordCursor last, LifeFacts facts) {
        tested.show(last, facts);
        return test.test(tested);
    }

    @Override
    public void close() {
        tested.close();
    }
}
