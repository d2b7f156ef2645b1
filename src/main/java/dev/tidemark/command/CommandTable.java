package dev.tidemark.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a person can do in the window, in the order in which the help lists it. Immutable; put together from
 * what each screen can do and handed to what shows commands: menus, tool bar and help.
 */
public final class CommandTable {

    private final Map<String, Command> byId = new LinkedHashMap<>();

    private CommandTable(Collection<Command> commands) {
        Map<String, Command> byKey = new HashMap<>();
        for (Command command : commands) {
            enter(byId, command.id(), command);
            command.keys().forEach(key -> enter(byKey, command.scope() + " " + key, command));
        }
    }

    private static void enter(Map<String, Command> map, String name, Command command) {
        Command other = map.putIfAbsent(name, command);
        if (other != null) {
            throw new IllegalArgumentException(name + " is of " + other + " and of " + command);
        }
    }

    /**
     * The commands there are.
     *
     * @throws IllegalArgumentException if two have the same id, or the same key where it counts: a programming error
     */
    public static CommandTable of(Collection<Command> commands) {
        return new CommandTable(commands);
    }

    /** These commands, and more behind them; as {@link #of}. */
    public CommandTable with(Collection<Command> more) {
        List<Command> all = new ArrayList<>(byId.values());
        all.addAll(more);
        return new CommandTable(all);
    }

    /** All commands. */
    public List<Command> commands() {
        return List.copyOf(byId.values());
    }

    /**
     * The command with an id.
     *
     * @throws IllegalArgumentException if there is none: a programming error
     */
    public Command get(String id) {
        Command command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException(id);
        }
        return command;
    }

    /** The commands of a menu, in its order. */
    public List<Command> in(Menu menu) {
        return in(menu, byId.values());
    }

    /** Those of some commands that stand in a menu, in its order. */
    public static List<Command> in(Menu menu, Collection<Command> some) {
        return some.stream()
                .filter(command -> command.menus().contains(menu))
                .sorted(Comparator.comparingInt(Command::section))
                .toList();
    }

    /** The commands whose keys count in a scope. */
    public List<Command> in(Scope scope) {
        return byId.values().stream()
                .filter(command -> command.scope() == scope)
                .toList();
    }
}
