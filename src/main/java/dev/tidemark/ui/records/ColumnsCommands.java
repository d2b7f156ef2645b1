package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import java.util.List;

/** What can be done with a column in the list of columns; the list says what each of them is there. Immutable. */
final class ColumnsCommands {

    static final Command TOGGLE = of("columns.toggle", "Space");
    static final Command EARLIER = of("columns.earlier", "Alt+Up");
    static final Command LATER = of("columns.later", "Alt+Down");
    static final Command NARROWER = of("columns.narrower", "Left");
    static final Command WIDER = of("columns.wider", "Right");
    static final Command FIT = of("columns.fit", "F");
    static final Command ASCENDING = of("columns.ascending", "A");
    static final Command DESCENDING = of("columns.descending", "Shift+A");
    static final Command UNSORTED = of("columns.unsorted", "J");

    private ColumnsCommands() {}

    private static Command of(String id, String key) {
        return Command.of(Scope.COLUMNS, id).key(key).ofEach();
    }

    static List<Command> all() {
        return List.of(TOGGLE, EARLIER, LATER, NARROWER, WIDER, FIT, ASCENDING, DESCENDING, UNSORTED);
    }
}
