package dev.tidemark.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** Prints what was measured. Stateless. */
final class Figures {

    private Figures() {}

    /**
     * Prints to standard output.
     *
     * @param json whether as one object on one line
     */
    static void print(boolean json, Map<String, Object> figures) throws IOException {
        System.out.println(json ? JSON.std.asString(figures) : lines(figures));
        System.out.flush();
    }

    private static String lines(Map<String, Object> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-28s %s%n", name, value)));
        return text.toString().stripTrailing();
    }
}
