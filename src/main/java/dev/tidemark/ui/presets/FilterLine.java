package dev.tidemark.ui.presets;

import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.text.OneLine;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes filters of several lines, as files may have them, in the one line that a box shows. Pure functions. */
final class FilterLine {

    private FilterLine() {}

    /**
     * A text in one line, in which everything can be seen.
     *
     * @param tree what it means; {@code null} where it is no filter, or nobody knows
     */
    static String of(String text, @Nullable Node tree) {
        if (OneLine.of(text).equals(text)) {
            return text;
        }
        // A line break in quotes is a part of a name, and becomes an escape.
        return tree != null
                ? FilterPrinter.print(tree)
                : OneLine.of(text.lines().map(String::strip).collect(Collectors.joining(" ")));
    }
}
