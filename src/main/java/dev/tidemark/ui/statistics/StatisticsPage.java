package dev.tidemark.ui.statistics;

import dev.tidemark.summary.Counted;
import dev.tidemark.summary.FolderTree;
import dev.tidemark.summary.FolderTree.Folder;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.summary.Tally;
import dev.tidemark.ui.statistics.StatisticsLine.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lines of one grouping as they are listed: in their order, directories as a tree of which some are open. Immutable; made in the
 * background.
 *
 * @param listing how they are listed
 * @param lines no more than can be looked through
 * @param more how many values are not listed
 * @param result of which it is
 */
record StatisticsPage(Listing listing, List<StatisticsLine> lines, int more, StatisticsResult result) {

    /** More lines are not listed: who looks for a value among more filters. */
    static final int MOST = 1_000;

    /** The root, in which everything lies that is known. */
    static final String ROOT = "\\";

    StatisticsPage {
        lines = List.copyOf(lines);
    }

    /**
     * How lines are listed.
     *
     * @param zone in which their times are told
     * @param byBytes whether shares are of all bytes of journal, not of all records
     * @param open directories whose directories are listed
     */
    record Listing(Grouping grouping, ZoneId zone, boolean byBytes, LineOrder order, Set<String> open) {

        Listing {
            open = Set.copyOf(open);
        }
    }

    static StatisticsPage of(StatisticsResult result, Listing listing) {
        Counted counted = result.by(listing.grouping);
        Builder lines = new Builder(result.total(), listing);
        if (listing.grouping.by() == Grouping.By.DIRECTORY) {
            FolderTree tree = FolderTree.of(counted);
            lines.addFolders(tree, tree.tops(), "", 0);
        } else {
            lines.addAll(counted.lines());
        }
        lines.add(Kind.ABSENT, counted.absent());
        lines.add(Kind.REST, counted.rest());
        int values = listing.grouping.by() == Grouping.By.DIRECTORY
                ? 0
                : counted.values() - counted.lines().size();
        return new StatisticsPage(listing, lines.lines, lines.more + values, result);
    }

    /** Makes the lines. */
    private static final class Builder {

        private final Tally total;
        private final Listing listing;
        private final List<StatisticsLine> lines = new ArrayList<>();
        private int more;

        Builder(Tally total, Listing listing) {
            this.total = total;
            this.listing = listing;
        }

        void addAll(List<Counted.Line> counted) {
            counted.stream()
                    .map(line ->
                            StatisticsLine.of(Kind.VALUE, line.value(), line.name(), line.tally(), share(line.tally())))
                    .sorted(listing.order.comparator())
                    .forEach(this::add);
        }

        void addFolders(FolderTree tree, List<Folder> folders, String above, int depth) {
            List<StatisticsLine> level = folders.stream()
                    .map(folder -> line(folder, above, !tree.children(folder).isEmpty(), depth))
                    .sorted(listing.order.comparator())
                    .toList();
            for (StatisticsLine line : level) {
                add(line);
                Folder folder = tree.folder(line.value());
                if (line.open() && folder != null) {
                    addFolders(tree, tree.children(folder), line.value(), depth + 1);
                }
            }
        }

        /** Beside the directory above only the last part of the path is new. */
        private StatisticsLine line(Folder folder, String above, boolean opens, int depth) {
            boolean open = opens && listing.open.contains(folder.path());
            int known = above.isEmpty() ? 0 : above.equals(ROOT) ? 1 : above.length() + 1;
            return new StatisticsLine(
                    Kind.VALUE,
                    folder.path(),
                    folder.path().substring(known),
                    depth,
                    opens,
                    open,
                    folder.directly(),
                    folder.below(),
                    share(folder.below()));
        }

        private void add(StatisticsLine line) {
            if (lines.size() < MOST) {
                lines.add(line);
            } else {
                more++;
            }
        }

        void add(Kind kind, Tally tally) {
            if (tally.count() > 0) {
                lines.add(StatisticsLine.of(kind, "", "", tally, share(tally)));
            }
        }

        private double share(Tally tally) {
            long whole = listing.byBytes ? total.bytes() : total.count();
            long part = listing.byBytes ? tally.bytes() : tally.count();
            return whole == 0 ? 0 : (double) part / whole;
        }
    }
}
