package dev.tidemark.export;

import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the rows that an export left out, by what kept them out. Immutable.
 *
 * @param named records of versions 2 and 3 that the columns have no line for
 * @param extents records of version 4 that the columns have no line for
 * @param later records of versions not known that the columns have no line for
 * @param unreadable rows whose bytes could not be read: the file was cut short
 * @param gone rows that were dropped, or whose source was closed
 * @param noRecords rows that are no records, such as gaps
 */
public record LeftOut(long named, long extents, long later, long unreadable, long gone, long noRecords) {

    public static final LeftOut NOTHING = new LeftOut(0, 0, 0, 0, 0, 0);

    /** How many rows these are. */
    public long total() {
        return records() + noRecords;
    }

    /** How many of them are records. */
    public long records() {
        return named + extents + later + unreadable + gone;
    }

    /** The sum of both. */
    public LeftOut plus(LeftOut more) {
        return new LeftOut(
                named + more.named,
                extents + more.extents,
                later + more.later,
                unreadable + more.unreadable,
                gone + more.gone,
                noRecords + more.noRecords);
    }

    /**
     * What was left out and why, in words: one line for each reason there was, none when nothing was left out.
     *
     * @param format the format that has no line for some versions
     */
    public List<String> words(ExportFormat format) {
        List<String> lines = new ArrayList<>();
        add(lines, "named", named, format);
        add(lines, "extents", extents, format);
        add(lines, "later", later, format);
        add(lines, "unreadable", unreadable, format);
        add(lines, "gone", gone, format);
        add(lines, "noRecords", noRecords, format);
        return List.copyOf(lines);
    }

    private static void add(List<String> lines, String why, long count, ExportFormat format) {
        if (count > 0) {
            lines.add(Messages.text("export.left." + why, count, format.title()));
        }
    }
}
