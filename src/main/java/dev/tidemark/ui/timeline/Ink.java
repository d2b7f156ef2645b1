package dev.tidemark.ui.timeline;

import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Locale;

/** What the timeline draws, each in a colour of the style sheet. Immutable. */
enum Ink {
    CREATE,
    WRITE,
    RENAME,
    DELETE,
    METADATA,
    OTHER,
    ALL_ROWS,
    GAP,
    MARK,
    ACT,
    TEXT,
    LINE,
    RANGE,
    SELECTION,
    CURSOR;

    /** The kinds of rows, as they are stacked, from below. */
    static final List<Ink> KINDS = List.of(CREATE, WRITE, RENAME, DELETE, METADATA, OTHER);

    /** What it is called in the legend. */
    String title() {
        return Messages.text("timeline.ink." + name());
    }

    /** What it stands for, in a sentence. */
    String meaning() {
        return Messages.text("timeline.ink." + name() + ".meaning");
    }

    /** Its name in style sheets. */
    String cssName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
