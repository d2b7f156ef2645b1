package dev.tidemark.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.jr.ob.JSON;

/** Prints what was measured, in the form that is asked for. Used by one thread. */
final class Figures {

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    /** Whether they are printed as one object on one line, and nothing else is. */
    boolean areJson() {
        return json;
    }

    /** Prints to standard output. */
    void print(Map<String, Object> figures) throws IOException {
        System.out.println(json ? JSON.std.asString(figures) : lines(figures));
        System.out.flush();
    }

    private static String lines(Map<String, Object> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-28s %s%n", name, value)));
        return text.toString().stripTrailing();
    }
}
