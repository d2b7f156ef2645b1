package dev.tidemark.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets names and what they mean in two columns, within 80 characters, for the help of the command line. Pure functions. */
public final class TwoColumns {

    private static final int WIDTH = 80;
    private static final int GAP = 2;

    private TwoColumns() {}

    /** One line or more for each entry, in the order of the map. */
    public static List<String> lines(Map<String, String> meanings) {
        int widest = meanings.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        meanings.forEach((name, meaning) -> add(lines, name, meaning, GAP + widest + GAP));
        return lines;
    }

    private static void add(List<String> lines, String name, String meaning, int indent) {
        StringBuilder line = new StringBuilder(" ".repeat(GAP)).append(name);
        line.append(" ".repeat(indent - line.length()));
        for (String word : meaning.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }
}
