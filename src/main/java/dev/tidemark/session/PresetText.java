package dev.tidemark.session;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads presets as a person writes them: a name in brackets on a line of its own, and its filter on the lines below. Lines that begin
 * with # are comments; one that begins with a blank is always a part of the filter. Not thread-safe; used once. What is wrong is said
 * with its line, and the rest is read.
 */
final class PresetText {

    static final int MOST_PRESETS = 1000;

    private final List<Preset> presets = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String name;
    private boolean skips;
    private boolean full;

    /**
     * What was read.
     *
     * @param presets in their order
     * @param problems what could not be read, each in one line
     */
    record Read(List<Preset> presets, List<String> problems) {

        Read {
            presets = List.copyOf(presets);
            problems = List.copyOf(problems);
        }
    }

    private PresetText() {}

    static Read read(String written) {
        PresetText reader = new PresetText();
        int number = 0;
        for (String line : (Iterable<String>) written.lines()::iterator) {
            reader.line(++number, line);
        }
        reader.end();
        return new Read(reader.presets, reader.problems);
    }

    private void line(int number, String line) {
        if (line.startsWith("#")) {
            return;
        }
        String stripped = line.strip();
        if (line.startsWith("[") && stripped.endsWith("]")) {
            end();
            begin(number, stripped.substring(1, stripped.length() - 1).strip());
        } else if (name != null) {
            text.append(line).append('\n');
        } else if (!stripped.isEmpty() && !skips) {
            problem(number, "preset.nameless");
            skips = true;
        }
    }

    private void begin(int number, String heading) {
        skips = true;
        if (presets.size() == MOST_PRESETS) {
            if (!full) {
                problem(number, "preset.many", MOST_PRESETS);
            }
            full = true;
        } else if (heading.isEmpty()
                || heading.length() > Preset.MOST_NAME
                || !OneLine.of(heading).equals(heading)) {
            problem(number, "preset.name", Preset.MOST_NAME);
        } else if (!names.add(Preset.key(heading))) {
            problem(number, "preset.twice", heading);
        } else {
            name = heading;
        }
    }

    private void problem(int number, String key, Object... arguments) {
        problems.add(Messages.text("preset.line", number, Messages.text(key, arguments)));
    }

    private void end() {
        if (name != null) {
            presets.add(new Preset(name, text.toString().strip()));
        }
        name = null;
        text.setLength(0);
    }
}
