package dev.tidemark.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists the commands of a table for a person who asks what can be done and how: by menu, then by place. Pure functions. */
public final class CommandHelp {

    /** Commands that belong together. */
    public record Group(String title, List<Line> lines) {}

    /**
     * A command.
     *
     * @param way how it is reached with the keyboard
     * @param label what it is called
     * @param help what it does
     */
    public record Line(String way, String label, String help) {}

    private CommandHelp() {}

    /** Every command of a table, once. */
    public static List<Group> of(CommandTable table) {
        List<Group> groups = new ArrayList<>();
        for (Menu menu : Menu.values()) {
            add(groups, title(menu), table.in(menu).stream().filter(command -> isListedIn(command, menu)));
        }
        for (Scope scope : Scope.values()) {
            add(groups, scope.title(), table.in(scope).stream().filter(command -> !isListedByMenu(command)));
        }
        return groups;
    }

    private static boolean isListedByMenu(Command command) {
        return command.scope() == Scope.WINDOW && !command.menus().isEmpty();
    }

    private static boolean isListedIn(Command command, Menu menu) {
        return isListedByMenu(command) && command.menus().getFirst() == menu;
    }

    private static String title(Menu menu) {
        Menu parent = menu.parent();
        return menu.isInBar() || parent != null
                ? (parent == null ? "" : title(parent) + " › ") + Mnemonics.without(menu.text())
                : "";
    }

    private static void add(List<Group> groups, String title, Stream<Command> commands) {
        List<Line> lines = commands.map(command -> new Line(command.way(), command.label(), command.help()))
                .toList();
        if (!lines.isEmpty()) {
            groups.add(new Group(title, lines));
        }
    }
}
