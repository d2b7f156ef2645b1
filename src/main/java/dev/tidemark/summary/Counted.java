package dev.tidemark.summary;

import java.util.List;

/**
 * What records were counted by one grouping. Immutable. Each record is in a line, in {@code absent} or in {@code rest}; one that has
 * several flags is in as many.
 *
 * @param grouping by what
 * @param lines one for each value, that of the most records first; no more than were asked for. Of directories, records are those
 *     directly in them
 * @param values how many different values are kept, listed or not
 * @param keepsAll whether these are all that there are: values that come beyond a bound are not told apart
 * @param absent of records that have no such value: no flag, no extension, no plausible time
 * @param rest of records whose values are not listed, or not kept
 */
public record Counted(Grouping grouping, List<Line> lines, int values, boolean keepsAll, Tally absent, Tally rest) {

    /**
     * One value.
     *
     * @param value as the filter language writes it: a flag's name, a text, a number, an identifier in hex, {@code 0} to {@code 23},
     *     {@code monday}
     * @param name of a file, the name it had last in these rows; empty where it is no file, or that is not known
     * @param tally of its records
     */
    public record Line(String value, String name, Tally tally) {}

    public Counted {
        lines = List.copyOf(lines);
    }

    /** With no more lines than some; the others are in the rest. */
    public Counted top(int most) {
        if (lines.size() <= most) {
            return this;
        }
        Tally others = lines.stream().skip(most).map(Line::tally).reduce(rest, Tally::with);
        return new Counted(grouping, lines.subList(0, most), values, keepsAll, absent, others);
    }
}
