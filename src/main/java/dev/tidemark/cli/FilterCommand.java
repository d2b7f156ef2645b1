package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tidemark filter …}: what has to do with the filter language. */
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        description = "Shows how a text of the filter language is read.")
final class FilterCommand {

    private FilterCommand() {}

    static CommandLine commands(FieldRegistry registry, Output out) {
        return new CommandLine(new FilterCommand()).addSubcommand(FilterCheckCommand.of(registry, out));
    }
}
