package dev.tidemark.ui.changes;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import java.util.List;

/** What can be done in the window of a net change; the window says what each is there. Immutable. */
public final class ChangesCommands {

    static final Command GO_TO = of("goTo").in(0, Menu.CHANGES).key("Enter").ofEach();
    static final Command COPY =
            of("copy").in(1, Menu.CHANGES).key("Ctrl+C", "Ctrl+Insert").ofEach();
    static final Command COPY_ALL =
            of("copyAll").in(1, Menu.CHANGES).key("Ctrl+Shift+C").ofEach();
    static final Command EXPORT = of("export").in(1, Menu.CHANGES).key("Ctrl+E").ofEach();
    static final Command NARROW = of("narrow").in(2, Menu.CHANGES).key("Ctrl+F").ofEach();
    static final Command REFRESH = of("refresh").in(2, Menu.CHANGES).key("F5").ofEach();

    private ChangesCommands() {}

    private static Command.Builder of(String id) {
        return Command.of(Scope.CHANGES, "changes." + id);
    }

    /** All of them, for who lists what can be done. */
    public static List<Command> all() {
        return List.of(GO_TO, COPY, COPY_ALL, EXPORT, NARROW, REFRESH);
    }
}
