package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** Lists the fields in the help of a command: each id, and what it means. Pure. */
final class FieldHelp {

    private static final int WIDTH = 80;
    private static final int GAP = 2;

    private FieldHelp() {}

    static String[] lines(FieldRegistry registry) {
        int widest = registry.fields().stream()
                .mapToInt(field -> field.id().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(Messages.text("cli.columns.fields"));
        for (RecordField field : registry.fields()) {
            add(lines, field, GAP + widest + GAP);
        }
        return lines.toArray(String[]::new);
    }

    private static void add(List<String> lines, RecordField field, int indent) {
        StringBuilder line = new StringBuilder(" ".repeat(GAP)).append(field.id());
        line.append(" ".repeat(indent - line.length()));
        for (String word : field.meaning().split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }
}
