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
 * @param wideIds records of file identifiers that the form has no place for
 * @param timeless records without a time that the form could tell
 */
public record LeftOut(
        long named, long extents, long later, long unreadable, long gone, long noRecords, long wideIds, long timeless) {

    public static final LeftOut NOTHING = new LeftOut(0, 0, 0, 0, 0, 0);

    /** Of a form that has a place for every identifier and time. */
    public LeftOut(long named, long extents, long later, long unreadable, long gone, long noRecords) {
        this(named, extents, later, unreadable, gone, noRecords, 0, 0);
    }

    /** How many rows these are. */
    public long total() {
        return records() + noRecords;
    }

    /** How many of them are records. */
    public long records() {
        return named + extents + later + unreadable + gone + wideIds + timeless;
    }

    /** The sum of both. */
    public LeftOut plus(LeftOut more) {
        return new LeftOut(
                named + more.named,
                extents + more.extents,
                later + more.later,
                unreadable + more.unreadable,
                gone + more.gone,
                noRecords + more.noRecords,
                wideIds + more.wideIds,
                timeless + more.timeless);
    }

    /**
     * What was left out and why, in words: one line for each reason there was, none when nothing was left out.
     *
     * @param form what the form is called that has no line for some records
     */
    public List<String> words(String form) {
        List<String> lines = new ArrayList<>();
        add(lines, "named", named, form);
        add(lines, "extents", extents, form);
        add(lines, "later", later, form);
        add(lines, "wideIds", wideIds, form);
        add(lines, "timeless", timeless, form);
        add(lines, "unreadable", unreadable, form);
        add(lines, "gone", gone, form);
        add(lines, "noRecords", noRecords, form);
        return List.copyOf(lines);
    }

    private static void add(List<String> lines, String why, long count, String form) {
        if (count > 0) {
            lines.add(Messages.text("export.left." + why, count, form));
        }
    }
}
