package dev.tidemark.command;

import dev.tidemark.text.Messages;
import java.util.List;

/**
 * One command of the command line, as {@code tidemark --help} lists it. Immutable.
 *
 * @param name what is typed behind {@code tidemark}: one word, or two where the first only groups
 * @param arguments what follows it, in capitals; empty for nothing
 */
public record CliCommand(String name, String arguments) {

    /** Measures. */
    public static final String BENCH = "bench";

    /** Takes pictures of the window. */
    public static final String TOUR = "screenshot-tour";

    private static final List<CliCommand> ALL = List.of(
            new CliCommand("records", "SOURCE..."),
            new CliCommand("export", "[SOURCE...]"),
            new CliCommand("stats", "SOURCE"),
            new CliCommand("lives", "SOURCE"),
            new CliCommand("history", "SOURCE"),
            new CliCommand("changes", "SOURCE..."),
            new CliCommand("expect", "FILE -- COMMAND..."),
            new CliCommand("carve", "FILE..."),
            new CliCommand("volumes", ""),
            new CliCommand("volume", "VOLUME"),
            new CliCommand("close-record", "PATH"),
            new CliCommand("file-usn", "PATH"),
            new CliCommand("mark", "PATH"),
            new CliCommand("lock", "VOLUME"),
            new CliCommand("dismount", "VOLUME"),
            new CliCommand("unlock", "VOLUME"),
            new CliCommand("hold", "VOLUME"),
            new CliCommand("selftest", ""),
            new CliCommand("journal query", "VOLUME"),
            new CliCommand("journal reach", "SOURCE"),
            new CliCommand("journal check", "FILE"),
            new CliCommand("journal create", "VOLUME"),
            new CliCommand("journal delete", "VOLUME"),
            new CliCommand("journal track", "VOLUME"),
            new CliCommand("filter check", "TEXT"),
            new CliCommand("filter presets", ""),
            new CliCommand(TOUR, "DIR"),
            new CliCommand(BENCH, "COMMAND"));

    /** All commands, in the order in which they are listed. */
    public static List<CliCommand> all() {
        return ALL;
    }

    /** Whether a word begins a command; anything else is a file to open. */
    public static boolean begins(String word) {
        return ALL.stream().anyMatch(command -> command.words().getFirst().equals(word));
    }

    /** The command of a name. */
    public static CliCommand of(String name) {
        return ALL.stream()
                .filter(command -> command.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it works without a window, and is of the room {@code cli}. */
    public boolean isWindowless() {
        return !name.equals(BENCH) && !name.equals(TOUR);
    }

    /** The words of its name. */
    public List<String> words() {
        return List.of(name.split(" ", -1));
    }

    /** What it does, in one line. */
    public String text() {
        return Messages.text("cli.command." + name.replace(' ', '.'));
    }
}
