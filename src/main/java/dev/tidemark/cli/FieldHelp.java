package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.text.Messages;
import dev.tidemark.text.TwoColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the fields in the help of a command, and what a record can be: each id, and what it means. Pure. */
final class FieldHelp {

    private FieldHelp() {}

    static String[] lines(FieldRegistry registry) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (RecordField field : registry.fields()) {
            meanings.put(field.id(), field.meaning());
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(Messages.text("cli.columns.fields"));
        lines.addAll(TwoColumns.lines(meanings));
        Map<String, String> states = new LinkedHashMap<>();
        registry.states().forEach(state -> states.put(state.toString(), state.meaning()));
        lines.add("");
        lines.add(Messages.text("cli.where.states"));
        lines.addAll(TwoColumns.lines(states));
        return lines.toArray(String[]::new);
    }
}
