package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.CliCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-house")
class CommandHelpTest {

    private static List<String> help() {
        StringWriter said = new StringWriter();
        assertThat(WindowCommand.commandLine().setOut(new PrintWriter(said)).execute("--help"))
                .isZero();
        return said.toString().lines().toList();
    }

    @Test
    void theHelpListsTheCommandsOfTheTableBehindTheOptionsOfTheWindow() {
        List<String> lines = help();
        List<String> list = lines.subList(lines.indexOf("Commands:") + 1, lines.size() - 1);

        assertThat(lines).anyMatch(line -> line.contains("--simulated"));
        assertThat(list.stream().filter(line -> !line.startsWith("   ")).map(CommandHelpTest::typed))
                .containsExactlyElementsOf(CliCommand.all().stream()
                        .map(command -> (command.name() + " " + command.arguments()).strip())
                        .toList());
        assertThat(lines).allMatch(line -> line.length() <= 80);
        for (CliCommand command : CliCommand.all()) {
            assertThat(String.join(" ", lines).replaceAll("\\s+", " ")).contains(command.text());
        }
    }

    private static String typed(String line) {
        return line.strip().replaceFirst("  .*", "");
    }

    @Test
    void anythingThatBeginsNoCommandIsAFile() {
        assertThat(CliCommand.begins("journal")).isTrue();
        assertThat(CliCommand.begins("bench")).isTrue();
        assertThat(CliCommand.begins("journal query")).isFalse();
        assertThat(CliCommand.begins("$J")).isFalse();
    }
}
