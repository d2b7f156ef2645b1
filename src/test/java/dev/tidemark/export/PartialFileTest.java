package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written never destroys more than the result that it replaces, and that only when it is whole. */
@Tag("shows-evidence")
class PartialFileTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path write(Path target, String text) throws Exception {
        return WholeFile.file(target, beside -> write(beside, text));
    }

    private static Path write(PartialFile beside, String text) throws IOException {
        beside.stream().write(text.getBytes(StandardCharsets.UTF_8));
        return beside.path();
    }

    @Test
    void aLinkIsFollowedAndStaysALink() throws Exception {
        Path old = Files.writeString(folder.resolve("old"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("old"));
        Path toLink = Files.createSymbolicLink(folder.resolve("to-link"), link);

        write(toLink, "new");

        assertThat(old).hasContent("new");
        assertThat(link).isSymbolicLink();
        assertThat(toLink).isSymbolicLink();
        assertThat(names()).containsExactly("link", "old", "to-link");
    }

    @Test
    void aLinkToNothingGetsWhatItNames() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("not-yet"));

        write(link, "new");

        assertThat(folder.resolve("not-yet")).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void linksInACircleLeadNowhere() throws Exception {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(one, Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));

        assertThatThrownBy(() -> write(one, "new")).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("one", "two");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoCouldReadTheOldFileCanReadTheNewOneAndNobodyElse() throws Exception {
        Path old = Files.writeString(folder.resolve("old"), "old");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));

        WholeFile.file(old, beside -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside.path())))
                    .as("while it is written, too")
                    .isEqualTo("rw-r-----");
            return write(beside, "new");
        });

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-r-----");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsProtectedFromWritingStays() throws Exception {
        Path evidence = Files.writeString(folder.resolve("evidence"), "old");
        Files.setPosixFilePermissions(evidence, PosixFilePermissions.fromString("r--r--r--"));

        assertThatThrownBy(() -> write(evidence, "new")).hasMessageContaining("protected from writing");
        assertThat(evidence).hasContent("old");
        assertThat(names()).containsExactly("evidence");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsNotReplacedByAFile() {
        assertThatThrownBy(() -> write(Path.of("/dev/null"), "new")).hasMessageContaining("no file");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));

        assertThatThrownBy(() -> write(there, "new")).isInstanceOf(IOException.class);
        assertThat(there).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({"a,255", "ü,254", "漢,255", "\uD83C\uDF0A,252"})
    void theLongestNameCanBeWritten(String letter, int bytes) throws Exception {
        String name = letter.repeat(bytes / letter.getBytes(StandardCharsets.UTF_8).length);
        Path target = folder.resolve(name);

        write(target, "first");
        write(target, "second");

        assertThat(target).hasContent("second");
        assertThat(names()).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "NUL,true",
        "C:\\case\\nul.csv,true",
        "con,true",
        "COM1,true",
        "LPT³.txt,true",
        "\\\\.\\PhysicalDrive0,true",
        "\\\\host\\pipe\\x,true",
        "C:\\case\\null.csv,false",
        "C:\\con\\journal.csv,false",
        "company.csv,false",
    })
    void whatWindowsTakesForADeviceIsOne(String path, boolean device) {
        assertThat(Devices.isNamedSo(path)).isEqualTo(device);
    }

    /** Somebody who may write to the folder puts a link in the place of the file that was just made. */
    @Test
    void aLinkInThePlaceOfWhatWasMadeIsNotWrittenThrough() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "old");
        PartialFile partial = PartialFile.file(folder.resolve("out"));
        Files.delete(partial.path());
        Files.createSymbolicLink(partial.path(), victim);

        try (OutputStream out = partial.stream()) {
            out.write('x');
        }

        assertThat(victim).hasContent("old");
    }
}
