package dev.tidemark.filter;

import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.ResolvedTimes;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A filter as a person applied it: its conditions, and what their times are counted from. Immutable; two that are equal let the same
 * rows of a source pass.
 *
 * @param tree the conditions, without their places in a text
 * @param zone the zone of times that name none
 * @param turn another number makes another filter of it, whose relative times are counted anew
 */
public record AppliedFilter(Node tree, ZoneId zone, int turn) {

    /** Every row passes. */
    public static final AppliedFilter ALL = new AppliedFilter(Node.EVERYTHING, ZoneOffset.UTC, 0);

    public AppliedFilter {
        tree = tree.bare();
    }

    /** The filter that means the same as a specification. */
    public static AppliedFilter of(FilterSpec spec) {
        return new AppliedFilter(FilterParts.of(spec).tree(), ZoneOffset.UTC, 0);
    }

    /** Whether there is no condition at all. */
    public boolean passesAll() {
        return Node.conjuncts(tree).isEmpty();
    }

    /** Whether rows are tested by their paths. */
    public boolean needsPath() {
        return FilterNeeds.of(tree).path();
    }

    /** Whether some of its times are counted from the newest row. */
    public boolean needsNewest() {
        return FilterNeeds.of(tree).newest();
    }

    /** As the filter language has it; empty for everything. */
    public String text() {
        return FilterPrinter.print(tree);
    }

    /** The reasons that a record has to have, some of them or all. */
    public int reasons() {
        FilterSpec spec = FilterParts.of(tree).spec();
        return (spec.anyOf() == FilterSpec.ANY ? 0 : spec.anyOf())
                | spec.allOf()
                | (spec.onlyClosed() ? Reason.CLOSE.bit() : 0);
    }

    /** The same with times that mean the same wherever and whenever they are read. */
    AppliedFilter resolved(TimeContext context) {
        return new AppliedFilter(ResolvedTimes.of(tree, context), ZoneOffset.UTC, turn);
    }

    /** The same where no time is counted from the newest row. */
    public AppliedFilter resolved() {
        return resolved(new TimeContext(zone, Instant.EPOCH));
    }

    /**
     * Ready for the rows of a store; reads rows.
     *
     * @param live whether rows still come, and relative times are counted from now
     */
    CompiledFilter compiled(RecordStore store, boolean live) {
        Instant newest = !needsNewest() ? Instant.EPOCH : live ? Instant.now() : NewestTime.of(store);
        return CompiledFilter.of(tree, new TimeContext(zone, newest));
    }
}
