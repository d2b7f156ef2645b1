package dev.tidemark.command;

import dev.tidemark.text.Messages;
import org.jspecify.annotations.Nullable;

/** The menus that commands stand in: those of the menu bar in its order, then the context menus. Immutable. */
public enum Menu {
    FILE(Kind.BAR, null),
    RECENT(Kind.LIST, FILE),
    EDIT(Kind.BAR, null),
    VIEW(Kind.BAR, null),
    THEME(Kind.CHOICE, VIEW),
    PRESETS(Kind.BAR, null),
    PRESET_KEYS(Kind.CHOICE, PRESETS),
    JOURNAL(Kind.BAR, null),
    KEEP(Kind.CHOICE, JOURNAL),
    ACT(Kind.BAR, null),
    HELP(Kind.BAR, null),
    RECORDS(Kind.CONTEXT, null),
    INSPECTOR(Kind.CONTEXT, null),
    VOLUMES(Kind.CONTEXT, null),
    FILES(Kind.CONTEXT, null),
    LOG(Kind.CONTEXT, null),
    MARKS(Kind.CONTEXT, null),
    TIMELINE(Kind.CONTEXT, null),
    STATISTICS(Kind.CONTEXT, null),
    STORY(Kind.CONTEXT, null),
    CHANGES(Kind.CONTEXT, null),
    DROP(Kind.CONTEXT, null);

    private enum Kind {
        BAR,
        CHOICE,
        LIST,
        CONTEXT
    }

    private final Kind kind;
    private final @Nullable Menu parent;

    Menu(Kind kind, @Nullable Menu parent) {
        this.kind = kind;
        this.parent = parent;
    }

    /** Whether it opens from the menu bar. */
    public boolean isInBar() {
        return kind == Kind.BAR;
    }

    /** Whether it is a submenu that stands behind the first command of {@link #parent}, with things that come and go before its commands. */
    public boolean isList() {
        return kind == Kind.LIST;
    }

    /** Whether it is a submenu, at the end of {@link #parent}, of which one command is ticked at a time. */
    public boolean isChoice() {
        return kind == Kind.CHOICE;
    }

    /** The menu that this is a submenu of; {@code null} for none. */
    public @Nullable Menu parent() {
        return parent;
    }

    /** What opens it, with its mnemonic; context menus have no text. */
    public String text() {
        return Messages.text("command.menu." + name());
    }

    /** The keys that open it. */
    String way() {
        if (kind == Kind.CONTEXT) {
            return Messages.text("command.way.context");
        }
        String letter = Mnemonics.letter(text());
        return parent == null
                ? Messages.text("command.way.menu", letter)
                : Messages.text("command.way.then", parent.way(), letter);
    }
}
