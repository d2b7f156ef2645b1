package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A filter's text with a name, as a person keeps it. Immutable. What its text says is found out only when it is read: one that is no
 * filter is kept as it is.
 *
 * @param <T> the kind itself
 */
public interface NamedFilter<T extends NamedFilter<T>> {

    /** Longer names are no names. */
    int MOST_NAME = 80;

    /** Is shown, and may be typed: in any case. */
    String name();

    /** A text of the filter language. */
    String text();

    /** The same with another name. */
    T called(String other);

    /** The same with another text. */
    T saying(String other);

    /** Why its text cannot be used; {@code null} when it can. */
    @Nullable
    FilterError error(FieldRegistry registry);

    /** Whether it goes by a name. */
    default boolean isCalled(String other) {
        return key(name()).equals(key(other));
    }

    /** What is the same for two names that are. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
