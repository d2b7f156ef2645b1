package dev.tidemark.ui.story;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import java.util.List;

/** What can be done in the window of a story; the window says what each is there. Immutable. */
public final class StoryCommands {

    static final Command GO_TO = of("goTo").in(0, Menu.STORY).key("Enter").ofEach();
    static final Command FOLLOW =
            of("follow").in(0, Menu.STORY).key("Ctrl+Enter").ofEach();
    static final Command COPY =
            of("copy").in(1, Menu.STORY).key("Ctrl+C", "Ctrl+Insert").ofEach();
    static final Command COPY_ALL =
            of("copyAll").in(1, Menu.STORY).key("Ctrl+Shift+C").ofEach();
    static final Command EXPORT = of("export").in(1, Menu.STORY).key("Ctrl+E").ofEach();
    static final Command BACK = of("back").in(2, Menu.STORY).key("Alt+Left").ofEach();
    static final Command FORWARD =
            of("forward").in(2, Menu.STORY).key("Alt+Right").ofEach();
    static final Command REFRESH = of("refresh").in(2, Menu.STORY).key("F5").ofEach();

    private StoryCommands() {}

    private static Command.Builder of(String id) {
        return Command.of(Scope.STORY, "story." + id);
    }

    /** All of them, for who lists what can be done. */
    public static List<Command> all() {
        return List.of(GO_TO, FOLLOW, COPY, COPY_ALL, EXPORT, BACK, FORWARD, REFRESH);
    }
}
