package dev.tidemark.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tidemark journal …}: journal administration. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description =
                "Asks for, creates, resizes and deletes the change journal of a volume, tracks ranges, and tells how"
                        + " far back it reaches.")
final class JournalCommand {

    private JournalCommand() {}

    static CommandLine commands(Volumes volumes, Output out, PrintStream err) {
        return new CommandLine(new JournalCommand())
                .addSubcommand(new JournalQueryCommand(volumes, out, err))
                .addSubcommand(new JournalReachCommand(volumes, out, err))
                .addSubcommand(new JournalCheckCommand(volumes, out))
                .addSubcommand(new JournalCreateCommand(volumes, out, err))
                .addSubcommand(new JournalDeleteCommand(volumes, out, err))
                .addSubcommand(new JournalTrackCommand(volumes, out, err));
    }
}
