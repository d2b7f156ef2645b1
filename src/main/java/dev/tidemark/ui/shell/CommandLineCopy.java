package dev.tidemark.ui.shell;

import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the command that prints what the window shows. Belongs to the FX thread. */
final class CommandLineCopy {

    private final ShellViewModel shell;
    private final boolean simulated;
    private final Consumer<String> clipboard;
    private final Consumer<String> says;

    /**
     * @param simulated whether the volumes are simulated ones
     * @param clipboard takes the command
     * @param says takes what was done, in words
     */
    CommandLineCopy(ShellViewModel shell, boolean simulated, Consumer<String> clipboard, Consumer<String> says) {
        this.shell = shell;
        this.simulated = simulated;
        this.clipboard = clipboard;
        this.says = says;
    }

    /** A command for each shell. */
    List<Command> commands() {
        List<Command> all = new ArrayList<>();
        for (Shell each : Shell.values()) {
            all.add(Command.of(Scope.WINDOW, "edit.commandLine." + each.name().toLowerCase(Locale.ROOT))
                    .in(1, Menu.EDIT)
                    .when(() -> isReadable(shell.currentProperty().get()))
                    .run(() -> copy(each)));
        }
        return all;
    }

    /** What was carved is read by another command, which takes no filter. */
    private static boolean isReadable(@Nullable Source source) {
        return source != null && !source.isCarved();
    }

    private void copy(Shell of) {
        Source source = shell.currentProperty().get();
        if (source != null) {
            String command = of.command(words(source, simulated, shell.view().resolved()));
            clipboard.accept(command);
            says.accept(Messages.text("shell.commandLine", command));
        }
    }

    /** The file table that paths are found by and that is no part of the source; {@code null} when there is none. */
    private static @Nullable Path table(Source source) {
        OpenedFiles files = source.openedFiles();
        List<Path> read = files == null || !source.takesFileTable()
                ? List.of()
                : files.told((file, bytes, modified, sum) -> file);
        boolean beside = read.size() > 1 && !read.getLast().startsWith(source.location());
        return beside ? read.getLast() : null;
    }

    /** The words of the command that prints the records of a source which a filter lets pass. */
    static List<String> words(Source source, boolean simulated, AppliedFilter filter) {
        List<String> words = new ArrayList<>(List.of("tidemark", "records"));
        source.parts().forEach(part -> words.add(part.location()));
        if (simulated && source.isLive()) {
            words.add("--simulated");
        }
        Path table = table(source);
        if (table != null) {
            words.add("--mft");
            words.add(table.toString());
        }
        if (!filter.passesAll()) {
            words.add("--where");
            words.add(filter.text());
        }
        return words;
    }
}
