package dev.tidemark.session;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters with names as a person writes them: a name in brackets on a line of its own, what else is said of it in lines such as
 * {@code key: Ctrl+1}, and its filter on the lines below. Lines that begin with # are comments; one that begins with a blank is always
 * a part of the filter. Not thread-safe; used once. What is wrong is said with its line, and the rest is read.
 */
final class SectionText {

    private final Set<String> properties;
    private final int most;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable Open open;
    private List<String> comments = new ArrayList<>();
    private boolean skips;
    private boolean full;

    /**
     * What stands below a name.
     *
     * @param name in the brackets
     * @param line the number of that line
     * @param properties what else is said of it
     * @param text the filter, without blanks around it
     * @param textLine the number of the line that it begins in
     * @param comments that stand before it, or before its text
     */
    record Section(
            String name, int line, Map<String, String> properties, String text, int textLine, List<String> comments) {

        Section {
            properties = Map.copyOf(properties);
            comments = List.copyOf(comments);
        }
    }

    /**
     * What was read.
     *
     * @param sections in their order
     * @param comments that stand behind the last
     * @param problems what could not be read, each in one line
     */
    record Read(List<Section> sections, List<String> comments, List<String> problems) {

        Read {
            sections = List.copyOf(sections);
            comments = List.copyOf(comments);
            problems = List.copyOf(problems);
        }
    }

    /** The section that is being read. */
    private static final class Open {
        final String name;
        final int line;
        final List<String> comments;
        final Map<String, String> properties = new LinkedHashMap<>();
        final StringBuilder text = new StringBuilder();
        int textLine;

        Open(String name, int line, List<String> comments) {
            this.name = name;
            this.line = line;
            this.comments = comments;
        }

        boolean hasText() {
            return textLine > 0;
        }

        void add(int number, String written) {
            if (!hasText() && !written.isBlank()) {
                textLine = number;
            }
            text.append(written).append('\n');
        }
    }

    private SectionText(Set<String> properties, int most) {
        this.properties = properties;
        this.most = most;
    }

    /**
     * Reads a text.
     *
     * @param properties the words that may stand before a colon below a name
     * @param most how many sections are read
     */
    static Read read(String written, Set<String> properties, int most) {
        SectionText reader = new SectionText(properties, most);
        int number = 0;
        for (String line : (Iterable<String>) written.lines()::iterator) {
            reader.line(++number, line);
        }
        reader.end();
        return new Read(reader.sections, reader.comments, reader.problems);
    }

    /** The number of a line, and what is to be said of it. */
    static String inLine(int number, String words) {
        return Messages.text("preset.line", number, words);
    }

    private void line(int number, String line) {
        Open now = open;
        if (line.startsWith("#")) {
            (now != null && !now.hasText() ? now.comments : comments).add(line);
            return;
        }
        String stripped = line.strip();
        if (line.startsWith("[") && stripped.endsWith("]")) {
            end();
            begin(number, stripped.substring(1, stripped.length() - 1).strip());
        } else if (now != null) {
            if (now.hasText() || !isProperty(now, line)) {
                now.add(number, line);
            }
        } else if (!stripped.isEmpty() && !skips) {
            problem(number, "preset.nameless");
            skips = true;
        }
    }

    private boolean isProperty(Open now, String line) {
        int colon = line.indexOf(':');
        String word = colon < 0 ? "" : line.substring(0, colon);
        if (!properties.contains(word)) {
            return false;
        }
        now.properties.putIfAbsent(word, line.substring(colon + 1).strip());
        return true;
    }

    private void begin(int number, String heading) {
        skips = true;
        if (sections.size() == most) {
            if (!full) {
                problem(number, "preset.many", most);
            }
            full = true;
        } else if (!isName(heading)) {
            problem(number, "preset.name", NamedFilter.MOST_NAME);
        } else if (!names.add(NamedFilter.key(heading))) {
            problem(number, "preset.twice", heading);
        } else {
            open = new Open(heading, number, comments);
            comments = new ArrayList<>();
        }
    }

    private void problem(int number, String key, Object... arguments) {
        problems.add(inLine(number, Messages.text(key, arguments)));
    }

    private void end() {
        Open now = open;
        if (now != null) {
            sections.add(new Section(
                    now.name,
                    now.line,
                    now.properties,
                    now.text.toString().strip(),
                    now.hasText() ? now.textLine : now.line,
                    now.comments));
        }
        open = null;
    }

    /** Whether a text can stand between the brackets and be read back. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= NamedFilter.MOST_NAME
                && name.equals(name.strip())
                && OneLine.of(name).equals(name);
    }

    // --- written

    /** The text that is read as these sections. */
    static String write(List<Section> sections, List<String> behind, Set<String> properties) {
        StringBuilder written = new StringBuilder();
        for (Section section : sections) {
            written.append(written.isEmpty() ? "" : "\n");
            section.comments().forEach(comment -> written.append(comment).append('\n'));
            written.append('[').append(section.name()).append("]\n");
            for (String word : properties) {
                String value = section.properties().get(word);
                written.append(value == null ? "" : word + ": " + value + '\n');
            }
            section.text()
                    .lines()
                    .forEach(line -> written.append(isText(line, properties) ? line : ' ' + line)
                            .append('\n'));
        }
        behind.forEach(comment -> written.append(comment).append('\n'));
        return written.toString();
    }

    /** Whether a line is read as a part of the filter as it is. */
    private static boolean isText(String line, Set<String> properties) {
        return !line.startsWith("#")
                && !line.startsWith("[")
                && properties.stream().noneMatch(word -> line.startsWith(word + ":"));
    }
}
