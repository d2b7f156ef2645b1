package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Calls that are refused before a window opens. */
@Tag("shows-window")
class TourCommandTest {

    @TempDir
    Path folder;

    private static String refused(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = TourCommand.commandLine(List.of(arguments)).setErr(new PrintWriter(said));
        assertThat(line.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        return said.toString();
    }

    @Test
    void withoutAFolderNothingIsPictured() {
        assertThat(refused()).contains("DIR");
    }

    @Test
    void aStopThatThereIsNotIsRefusedWithThoseThereAre() {
        assertThat(refused(folder.toString(), "--only", "live,nowhere"))
                .contains("There is no stop nowhere; there are getting-started, nothing-open, live, record");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileIsNotTakenForTheFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("evidence"), "kept");
        assertThat(refused(file.toString())).contains("evidence is a file");
        assertThat(file).hasContent("kept");
    }
}
