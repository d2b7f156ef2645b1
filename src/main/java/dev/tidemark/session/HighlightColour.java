package dev.tidemark.session;

import dev.tidemark.text.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The colours that rows can be highlighted in; each has a pair for the light theme and one for the dark. Immutable. */
public enum HighlightColour {
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    PURPLE;

    /** The word in the user's file, and in the names of styles. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    public String word() {
        return Messages.text("highlight.colour." + name());
    }

    /** The colour of a word, in any case. */
    static Optional<HighlightColour> of(String word) {
        return Stream.of(values())
                .filter(each -> each.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
