package dev.tidemark.export.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a record of CSV apart. Pure functions. */
final class CsvCells {

    private CsvCells() {}

    /**
     * A cell.
     *
     * @param column where it begins in the record, counted from 1
     */
    record Cell(String text, int column) {}

    /** Whether a quote that is open at the begin of a line is not at its end, and the other way round. */
    static boolean hasOddQuotes(String line) {
        return line.chars().filter(unit -> unit == '"').count() % 2 != 0;
    }

    /**
     * The cells of a record.
     *
     * @param findings told where a quote stands that may not
     * @return {@code null} where one does
     */
    static @Nullable List<Cell> of(String record, Findings findings) {
        List<Cell> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            int begin = at;
            boolean quoted = record.startsWith("\"", begin);
            int end = quoted ? endOfQuoted(record, begin + 1) : endOfPlain(record, begin);
            int behind = quoted ? Math.min(record.length(), end + 1) : end;
            int quote = quoted ? -1 : record.substring(begin, end).indexOf('"');
            if (quote >= 0 || behind < record.length() && record.charAt(behind) != ',') {
                findings.add((quote >= 0 ? begin + quote : behind) + 1, "csv.quote");
                return null;
            }
            String text =
                    quoted ? record.substring(begin + 1, end).replace("\"\"", "\"") : record.substring(begin, end);
            cells.add(new Cell(text, begin + 1));
            if (behind >= record.length()) {
                return cells;
            }
            at = behind + 1;
        }
    }

    private static int endOfPlain(String record, int from) {
        int comma = record.indexOf(',', from);
        return comma < 0 ? record.length() : comma;
    }

    /** The closing quote; the end of the record where there is none. */
    private static int endOfQuoted(String record, int from) {
        int at = from;
        while (true) {
            int quote = record.indexOf('"', at);
            if (quote < 0) {
                return record.length();
            }
            if (!record.startsWith("\"\"", quote)) {
                return quote;
            }
            at = quote + 2;
        }
    }
}
