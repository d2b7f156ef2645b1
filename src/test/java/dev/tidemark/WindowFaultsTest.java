package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.ui.common.Snapshots;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WindowFaultsTest {

    @TempDir
    Path folder;

    private static String refused(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = WindowCommand.commandLine(arguments).setErr(new PrintWriter(said));
        assertThat(line.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        return said.toString();
    }

    private static String missing(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = WindowCommand.commandLine(arguments).setErr(new PrintWriter(said));
        assertThat(line.execute(arguments)).isEqualTo(1);
        return said.toString();
    }

    @Tag("shows-evidence")
    @Test
    void aPictureOfAFileThatIsNotThereIsNotTaken() throws IOException {
        Path old = Files.writeString(folder.resolve("old.png"), "of yesterday");
        String file = folder.resolve("missing\u001b[2J").toString();

        assertThat(missing(file, "--screenshot", old.toString()))
                .hasLineCount(1)
                .contains("missing\\u001b[2J", "There is no such file. Check the path.");
        assertThat(missing("--mft", file, "--screenshot", old.toString())).hasLineCount(1);
        assertThat(old).hasContent("of yesterday");
    }

    @Tag("shows-evidence")
    @Test
    void aPictureNeverReplacesWhatIsRead() throws IOException {
        Path journal = Files.writeString(folder.resolve("$J"), "records");
        Path table =
                Files.write(folder.resolve("table"), FileTableBytes.withRoot(8).toBytes());
        Path hard = Files.createLink(folder.resolve("hard.png"), journal);

        assertThat(refused(journal.toString(), "--screenshot", hard.toString())).startsWith("--screenshot ");
        assertThat(refused(journal.toString(), "--screenshot", table.toString()))
                .startsWith("--screenshot ");
        assertThat(journal).hasContent("records");
    }

    @Tag("shows-evidence")
    @Test
    void aPictureThatNobodyNamedTakesAFreeName() throws IOException {
        String name = folder.resolve("tidemark").toString();
        assertThat(WindowFiles.free(name, ".png")).isEqualTo(folder.resolve("tidemark.png"));
        Files.createFile(folder.resolve("tidemark.png"));
        Files.createFile(folder.resolve("tidemark-2.png"));
        assertThat(WindowFiles.free(name, ".png")).isEqualTo(folder.resolve("tidemark-3.png"));
    }

    /** A picture that waits less than no time, or for ever, is never taken. */
    @Tag("shows-evidence")
    @ParameterizedTest
    @ValueSource(strings = {"-3", "NaN", "Infinity", "1e300"})
    void aWaitThatNeverEndsIsRefused(String seconds) {
        assertThat(refused("--after", seconds, "--screenshot", "x.png"))
                .startsWith("--after takes 0 to 86,400 seconds");
        assertThat(refused("--rate", seconds)).startsWith("--rate takes 0 to 10,000,000");
    }

    @Tag("shows-evidence")
    @DisabledOnOs(OS.WINDOWS)
    @Test
    void aLinkThatLeadsNowhereIsNoFreeName() throws IOException {
        Files.createSymbolicLink(folder.resolve("tidemark.png"), folder.resolve("nowhere"));
        assertThat(WindowFiles.free(folder.resolve("tidemark").toString(), ".png"))
                .isEqualTo(folder.resolve("tidemark-2.png"));
    }

    @Tag("shows-evidence")
    @Test
    void aPictureNeverReplacesAFolder() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.createFile(full.resolve("a.txt"));

        assertThatIOException().isThrownBy(() -> Snapshots.write(picture, empty));
        assertThatIOException().isThrownBy(() -> Snapshots.write(picture, full)).withMessageContaining("full");
        assertThat(empty).isEmptyDirectory();
        assertThat(full).isNotEmptyDirectory();
        Path file = folder.resolve("new/picture.png");
        Snapshots.write(picture, file);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(2);
    }

    @Tag("shows-evidence")
    @Test
    void theOneUsefulLineStandsBeforeTheSynopsis() {
        assertThat(refused("--size", "huge").lines().toList())
                .hasSizeLessThan(20)
                .startsWith("--size takes WIDTHxHEIGHT, for example 1400x860")
                .last()
                .isEqualTo("Try tidemark --help.");
    }

    @Test
    void aFaultThatIsNotUnderstoodIsNamedBeforeAWindowOpens() {
        assertThat(refused("--simulated", "--fault", "FSCTL_LOCK_VOLUME=tired"))
                .contains("--fault FSCTL_LOCK_VOLUME=tired: 'tired' is not a Win32 error");
    }

    @Test
    void aCommandBehindAnOptionIsNotOpenedAsAFile() {
        assertThat(refused("--simulated", "journal", "delete", "D:"))
                .contains("'journal' is a command: put it first, as in tidemark journal … --simulated");
    }
}
