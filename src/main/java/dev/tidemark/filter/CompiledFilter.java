package dev.tidemark.filter;

import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.path.PathIndex;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A filter's tree made ready for many rows. Immutable and safe from any thread. What the loop over rows can test by itself is tested
 * there, as fast as a {@link FilterSpec}; the rest behind it, the cheapest condition first. Times are what they are when this is made.
 */
public final class CompiledFilter {

    private final Node tree;
    private final TimeContext context;
    private final RecordPredicate kernel;
    private final RowTest rest;
    private final RowTest whole;
    private final List<NameMatcher> wholePaths;
    private final int wholeDirectories;
    private final MarkerTest markers;
    private final List<NameMatcher> paths;
    private final int directories;

    private CompiledFilter(Node tree, TimeContext times) {
        this.tree = tree;
        this.context = times;
        List<Node> conditions = Node.conjuncts(tree);
        KernelBuilder builder = new KernelBuilder(conditions);
        TestBuilder tests = new TestBuilder(times);
        kernel = RecordPredicate.of(builder.kernel());
        rest = tests.all(builder.rest());
        paths = List.copyOf(tests.paths());
        directories = tests.directories();
        TestBuilder all = new TestBuilder(times);
        whole = all.all(conditions);
        wholePaths = List.copyOf(all.paths());
        wholeDirectories = all.directories();
        markers = new MarkerTest(tree, times);
    }

    /**
     * Compiles a tree.
     *
     * @param times what its times are counted from
     */
    public static CompiledFilter of(Node tree, TimeContext times) {
        return new CompiledFilter(tree, times);
    }

    /** These conditions and others, with times counted from the same. */
    public CompiledFilter and(Node more) {
        return of(Node.and(List.of(tree, more)), context);
    }

    /** The tree it was made of. */
    public Node tree() {
        return tree;
    }

    /** What its times are counted from. */
    TimeContext countedFrom() {
        return context;
    }

    /** Whether every row passes. */
    public boolean passesAll() {
        return Node.conjuncts(tree).isEmpty();
    }

    /** Whether rows are tested by their paths. */
    public boolean needsPath() {
        return FilterNeeds.of(tree).path();
    }

    /**
     * Ready for records that are in no store: without paths, and with the time of a close record only where that follows in the same
     * buffer. Not thread-safe; one for each reader.
     */
    public Predicate<RecordView> overRecords() {
        TestedRow row = new TestedRow(null, List.of(), List.of());
        return record -> {
            row.show(record);
            return whole.test(row);
        };
    }

    /**
     * Ready for single records, each with its path where that is known, and with no other record beside it: one of version 4 has no
     * time. Not thread-safe; one for each reader.
     */
    public Predicate<RecordView> overSingles() {
        TestedRow row = new TestedRow(wholePaths);
        return record -> {
            row.show(record);
            return whole.test(row);
        };
    }

    /**
     * Ready for single records of a store, with what is known of their lives. Not thread-safe; to be closed.
     *
     * @param index where their files were; {@code null} when nobody knows, and nothing passes a condition on that
     */
    public LifeCondition overLives(@Nullable PathIndex index) {
        return new LifeCondition(whole, index, wholePaths, wholeDirectories);
    }

    /**
     * Ready for the rows of a store.
     *
     * @param index where their files were; {@code null} when nobody knows, and nothing passes a condition on that
     */
    SliceFilter over(@Nullable PathIndex index) {
        if (rest == RowTest.ALWAYS && !markers.matters() && (index != null || !kernel.needsPath())) {
            return new SpecSlices(
                    kernel, index != null && kernel.needsPath() ? new PathParts(index, kernel.path()) : null);
        }
        return new CompiledSlices(this, index);
    }

    RecordPredicate kernel() {
        return kernel;
    }

    /** What the kernel does not test. */
    RowTest rest() {
        return rest;
    }

    MarkerTest markers() {
        return markers;
    }

    List<NameMatcher> paths() {
        return paths;
    }

    int directories() {
        return directories;
    }

    LongRanges usns() {
        return markers.usns();
    }

    LongRanges times() {
        return markers.times();
    }
}
