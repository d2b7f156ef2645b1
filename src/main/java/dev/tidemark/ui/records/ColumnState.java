package dev.tidemark.ui.records;

import dev.tidemark.field.FieldRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one column stands; a list of these says the order too.
 *
 * @param column the column
 * @param width its width, in pixels
 * @param visible whether it is shown
 */
public record ColumnState(RecordColumn column, double width, boolean visible) {

    private static final Pattern WRITTEN = Pattern.compile("[^:,]+:\\d+:(shown|hidden)(,[^:,]+:\\d+:(shown|hidden))*");

    /** Writes states on one line, for example {@code usn:112:shown,row:80:hidden}. */
    public static String write(List<ColumnState> states) {
        StringBuilder text = new StringBuilder();
        for (ColumnState state : states) {
            text.append(text.isEmpty() ? "" : ",").append(state.column.id()).append(':');
            text.append(Math.round(state.width)).append(state.visible ? ":shown" : ":hidden");
        }
        return text.toString();
    }

    /** Whether a text that was remembered is none that {@link #write} wrote. */
    public static boolean isDamaged(String text) {
        return !text.isEmpty() && !WRITTEN.matcher(text).matches();
    }

    /**
     * Reads what {@link #write} wrote; leaves out what it does not understand, such as columns of another version, and what
     * comes a second time.
     */
    public static List<ColumnState> read(String text, FieldRegistry registry) {
        List<ColumnState> states = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String[] fields = part.split(":", -1);
            if (fields.length == 3 && fields[1].matches("\\d{1,5}") && columns.add(fields[0])) {
                registry.ofColumn(fields[0])
                        .map(RecordColumn::new)
                        .map(column -> state(column, fields))
                        .ifPresent(states::add);
            }
        }
        return states;
    }

    private static ColumnState state(RecordColumn column, String[] fields) {
        return new ColumnState(column, Integer.parseInt(fields[1]), fields[2].equals("shown"));
    }
}
