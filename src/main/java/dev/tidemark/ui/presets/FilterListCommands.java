package dev.tidemark.ui.presets;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import java.util.List;

/** What keys do in the lists of presets and of highlight rules; each of these says what it is there. Immutable. */
public final class FilterListCommands {

    /** Begins a new one. */
    public static final Command NEW =
            Command.of(Scope.FILTERS, "filters.new").key("Insert").ofEach();

    /** Changes the name of the one that is chosen. */
    static final Command RENAME =
            Command.of(Scope.FILTERS, "filters.rename").key("F2").ofEach();

    static final Command REMOVE =
            Command.of(Scope.FILTERS, "filters.remove").key("Delete").ofEach();

    static final Command EARLIER =
            Command.of(Scope.FILTERS, "filters.earlier").key("Ctrl+Up").ofEach();

    static final Command LATER =
            Command.of(Scope.FILTERS, "filters.later").key("Ctrl+Down").ofEach();

    /** Puts the one that is chosen to use: a preset is applied, a rule goes in force or out of it. */
    public static final Command USE =
            Command.of(Scope.FILTERS, "filters.use").key("Enter", "Space").ofEach();

    private FilterListCommands() {}

    public static List<Command> all() {
        return List.of(NEW, USE, RENAME, REMOVE, EARLIER, LATER);
    }
}
