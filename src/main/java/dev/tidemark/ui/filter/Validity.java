package dev.tidemark.ui.filter;

import dev.tidemark.text.Messages;
import java.util.Locale;

/** Whether a text is a filter. Immutable. */
public enum Validity {
    /** Nothing is asked for. */
    EMPTY,
    /** It is long, and being read. */
    READING,
    VALID,
    /** It can be applied, but hardly was meant. */
    SUSPICIOUS,
    WRONG;

    /** In a word; empty where there is nothing to say. */
    public String word() {
        return this == EMPTY ? "" : Messages.text("filter.validity." + name());
    }

    /** The style of what shows it. */
    String style() {
        return "filter-" + name().toLowerCase(Locale.ROOT);
    }
}
