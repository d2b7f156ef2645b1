package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.ParsedFilter;
import java.util.Locale;

/**
 * A filter with a name. Immutable. What its text says is found out only when it is read: one that is no filter is kept as it is.
 *
 * @param name is shown, and may be typed: in any case
 * @param text a text of the filter language
 */
public record Preset(String name, String text) {

    /** Longer names are no names. */
    public static final int MOST_NAME = 80;

    /** Reads its text. */
    public ParsedFilter read(FieldRegistry registry) {
        return FilterParser.parse(text, registry);
    }

    /** Whether it goes by a name. */
    public boolean isCalled(String other) {
        return key(name).equals(key(other));
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
