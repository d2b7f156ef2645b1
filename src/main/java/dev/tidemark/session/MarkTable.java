package dev.tidemark.session;

import dev.tidemark.text.Escapes;
import dev.tidemark.text.Formulas;
import dev.tidemark.usn.Filetime;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Marks as a table for other programs: a header, and a line for each. Pure functions. */
public final class MarkTable {

    private static final List<String> HEADER = List.of("record", "usn", "time", "name", "tag", "note");

    private MarkTable() {}

    /**
     * The bytes of a table.
     *
     * @param tsv whether cells are separated by tabs, and line breaks in them are escaped; else by commas, and such cells are quoted
     * @param guarded whether text that a spreadsheet would take for a formula is kept from it
     */
    public static byte[] write(Collection<RecordMark> marks, boolean tsv, boolean guarded) {
        UnaryOperator<String> form = tsv ? Escapes::name : MarkTable::quoted;
        UnaryOperator<String> guard = guarded ? Formulas::guard : UnaryOperator.identity();
        StringBuilder lines = new StringBuilder(line(HEADER, tsv));
        for (RecordMark mark : marks) {
            String time =
                    mark.time() == 0 ? "" : Filetime.toInstant(mark.time()).toString();
            List<String> cells = List.of(
                    mark.record().toString(),
                    Long.toString(mark.record().usn()),
                    time,
                    form.apply(guard.apply(mark.name())),
                    form.apply(guard.apply(mark.tag())),
                    form.apply(guard.apply(mark.note())));
            lines.append(line(cells, tsv));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells, boolean tsv) {
        return cells.stream().collect(Collectors.joining(tsv ? "\t" : ",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
