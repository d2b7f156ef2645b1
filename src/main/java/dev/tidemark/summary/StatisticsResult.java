package dev.tidemark.summary;

import java.util.List;

/**
 * What was counted of some rows. Immutable.
 *
 * @param total of all records: shares are of its count
 * @param groups in the order of the groupings that were asked for
 * @param rows how many rows were looked at, those that are no records too
 * @param dropped how many rows at the front were counted that the source has dropped since
 * @param complete whether all rows were counted that there were
 */
public record StatisticsResult(Tally total, List<Counted> groups, long rows, long dropped, boolean complete) {

    public StatisticsResult {
        groups = List.copyOf(groups);
    }

    /** The part of all records that a tally counts, 0 to 1. */
    public double share(Tally tally) {
        return total.count() == 0 ? 0 : (double) tally.count() / total.count();
    }

    /** What was counted by a grouping that was asked for. */
    public Counted by(Grouping grouping) {
        return groups.stream()
                .filter(each -> each.grouping().equals(grouping))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(grouping.id()));
    }

    /** With no more lines of each grouping than some, of directories too; the others are in the rest. */
    public StatisticsResult top(int most) {
        List<Counted> fewer = groups.stream().map(each -> each.top(most)).toList();
        return new StatisticsResult(total, fewer, rows, dropped, complete);
    }
}
