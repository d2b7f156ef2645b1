package dev.tidemark.ui.common;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import java.util.List;

/** What keys do in the windows beside the main one; each of them says what it is there. Immutable. */
public final class DialogCommands {

    /** Does what the first button says. */
    public static final Command DO =
            Command.of(Scope.DIALOG, "dialog.do").key("Enter").ofEach();

    /** Closes the window, once what runs there has ended. */
    public static final Command CLOSE =
            Command.of(Scope.DIALOG, "dialog.close").key("Esc").ofEach();

    /** Says what the reference says of the request. */
    public static final Command HELP =
            Command.of(Scope.DIALOG, "dialog.help").key("F1").ofEach();

    /** Gives back what the row with the keyboard is about. */
    public static final Command RELEASE =
            Command.of(Scope.DIALOG, "dialog.release").key("Delete").ofEach();

    public static final Command ROW_ABOVE =
            Command.of(Scope.DIALOG, "dialog.above").key("Up").ofEach();

    public static final Command ROW_BELOW =
            Command.of(Scope.DIALOG, "dialog.below").key("Down").ofEach();

    private DialogCommands() {}

    public static List<Command> all() {
        return List.of(DO, CLOSE, HELP, RELEASE, ROW_ABOVE, ROW_BELOW);
    }
}
