package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.ParsedFilter;
import org.jspecify.annotations.Nullable;

/**
 * A filter with a name, to be applied again. Immutable.
 *
 * @param name is shown, and may be typed: in any case
 * @param text a text of the filter language
 * @param key the digit, 1 to 9, that applies it in the window with Ctrl; {@link #NO_KEY} for none
 */
public record Preset(String name, String text, int key) implements NamedFilter<Preset> {

    /** No digit applies it. */
    public static final int NO_KEY = 0;

    /** The last digit that can be a key. */
    public static final int LAST_KEY = 9;

    /** One without a key. */
    public Preset(String name, String text) {
        this(name, text, NO_KEY);
    }

    /** Reads its text. */
    public ParsedFilter read(FieldRegistry registry) {
        return FilterParser.parse(text, registry);
    }

    @Override
    public @Nullable FilterError error(FieldRegistry registry) {
        return read(registry).error();
    }

    @Override
    public Preset called(String other) {
        return new Preset(other, text, key);
    }

    @Override
    public Preset saying(String other) {
        return new Preset(name, other, key);
    }

    /** The same with another key. */
    public Preset keyed(int other) {
        return new Preset(name, text, other);
    }
}
