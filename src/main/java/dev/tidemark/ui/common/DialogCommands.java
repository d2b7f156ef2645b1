package dev.tidemark.ui.common;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import java.util.List;

/** What keys do in the windows beside the main one; each of them says what it is there. Immutable. */
public final class DialogCommands {

    /** Does what the first button says. */
    public static final Command DO =
            Command.of(Scope.DIALOG, "dialog.do").key("Enter").ofEach();

    /** Closes the window. */
    public static final Command CLOSE =
            Command.of(Scope.DIALOG, "dialog.close").key("Esc").ofEach();

    private DialogCommands() {}

    public static List<Command> all() {
        return List.of(DO, CLOSE);
    }
}
