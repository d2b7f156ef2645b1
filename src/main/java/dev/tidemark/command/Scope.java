package dev.tidemark.command;

import dev.tidemark.text.Messages;

/** Where the keys of a command count: they are unique within one of these. Immutable. */
public enum Scope {

    /** Everywhere in the window, unless what has the keyboard takes the key itself. */
    WINDOW,
    RECORDS,
    LIVES,
    COLUMNS,
    INSPECTOR,
    WORDS,
    VOLUMES,
    FILES,
    FILTER,
    FILTERS,
    LOG,
    MARKS,
    TIMELINE,
    STATISTICS,
    STORY,
    CHANGES,
    DROP,
    DIALOG;

    /** What the help calls it. */
    public String title() {
        return Messages.text("command.scope." + name());
    }
}
