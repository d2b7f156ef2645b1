package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.Presets;
import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tidemark filter …}: what has to do with the filter language. */
@Command(
        name = "filter",
        mixinStandardHelpOptions = true,
        description = "Shows how a text of the filter language is read, and which have a name.")
final class FilterCommand {

    private FilterCommand() {}

    static CommandLine commands(FieldRegistry registry, Supplier<Presets> presets, Output out, PrintStream err) {
        return new CommandLine(new FilterCommand())
                .addSubcommand(FilterCheckCommand.of(registry, presets, out))
                .addSubcommand(new FilterPresetsCommand(registry, presets, out, err));
    }
}
