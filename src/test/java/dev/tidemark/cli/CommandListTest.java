package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.CliCommand;
import dev.tidemark.field.FieldRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@Tag("shows-house")
class CommandListTest {

    /** But for those of other rooms. */
    static Stream<CliCommand> commands() {
        return CliCommand.all().stream().filter(CliCommand::isWindowless);
    }

    private static Stream<String> names(String before, CommandLine line) {
        return line.getSubcommands().isEmpty()
                ? Stream.of(before)
                : line.getSubcommands().entrySet().stream().flatMap(entry -> names(entry, before));
    }

    private static Stream<String> names(Map.Entry<String, CommandLine> entry, String before) {
        return names((before + " " + entry.getKey()).strip(), entry.getValue());
    }

    @Test
    void whatIsParsedIsWhatIsListed() {
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine parsed = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .commandLine(Output.of(new ByteArrayOutputStream()), err);

        assertThat(names("", parsed))
                .containsExactlyElementsOf(commands().map(CliCommand::name).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfACommandBeginsWithItsLineInTheList(CliCommand command) {
        String[] args =
                Stream.concat(command.words().stream(), Stream.of("--help")).toArray(String[]::new);

        Cli.Outcome help = Cli.run(args);

        assertThat(help.code()).isZero();
        assertThat(help.out().replaceAll("\\s+", " "))
                .contains("tidemark " + command.name())
                .contains((" " + command.arguments()).stripTrailing() + " " + command.text());
    }
}
