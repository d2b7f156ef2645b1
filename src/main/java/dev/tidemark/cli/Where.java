package dev.tidemark.cli;

import dev.tidemark.field.RecordView;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilterNeeds;
import dev.tidemark.filter.NewestTime;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.store.RecordStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@code --where} and its short forms ask for. Immutable. Times that name no zone are UTC, as times are written; those that are
 * counted from somewhere are counted from the newest record of a file, and from now on a volume.
 *
 * @param tree all of it
 */
record Where(Node tree) {

    static final Where EVERYTHING = new Where(Node.EVERYTHING);

    boolean passesAll() {
        return Node.conjuncts(tree).isEmpty();
    }

    /** As the filter language has it; empty for everything. */
    String text() {
        return FilterPrinter.print(tree);
    }

    /** Whether the paths of files must be known. */
    boolean needsPaths() {
        return FilterNeeds.of(tree).path();
    }

    /** Whether all records of a file must be at hand before the first can be tested. */
    boolean needsStore() {
        FilterNeeds needs = FilterNeeds.of(tree);
        return needs.neighbours() || needs.newest();
    }

    /** Also another condition. */
    Where and(Node more) {
        return new Where(Node.and(List.of(tree, more)));
    }

    /** Whether a record cannot be tested without other rows. */
    boolean needsOthers() {
        return FilterNeeds.of(tree).others();
    }

    CompiledFilter from(Instant newest) {
        return CompiledFilter.of(tree, TimeContext.utc(newest));
    }

    /** For records of a file, whose newest record is the last. */
    CompiledFilter from(RecordStore store) {
        return from(needsStore() ? NewestTime.of(store) : Instant.EPOCH);
    }

    /** For all records of a source that was taken in. */
    CompiledFilter from(SourceArgument source, RecordStore store) {
        return source.isVolume() ? from(Instant.now()) : from(store);
    }

    /** For records that are read one by one. */
    Predicate<RecordView> overRecords() {
        return from(Instant.now()).overRecords();
    }
}
