package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-out")
class EvidenceFolderTest {

    @TempDir
    Path folder;

    private Path journal(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, JournalFile.bytesOf(Records.v2("a")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowed() throws IOException {
        Path file = journal(folder.resolve("a/$J"));
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.createSymbolicLink(folder.resolve("b.J"), file);

        EvidenceFolder found = EvidenceFolder.of(folder);

        assertThat(found.found()).extracting(EvidenceFolder.Found::path).containsExactly(file);
        assertThat(found.links()).isEqualTo(2);
    }

    @Test
    void whatLiesTooDeepIsSaid() throws IOException {
        Path deep = folder;
        for (int i = 0; i < 66; i++) {
            deep = deep.resolve("d");
        }
        journal(deep.resolve("$J"));

        EvidenceFolder found = EvidenceFolder.of(folder);

        assertThat(found.found())
                .extracting(EvidenceFolder.Found::problem)
                .singleElement()
                .asString()
                .contains("more than 64 folders deep");
    }

    @Test
    void theOrderIsThatOfTheNamesWhateverTheirCase() throws IOException {
        for (String name : new String[] {"b/$J", "A/$J", "a.J", "C.J"}) {
            journal(folder.resolve(name));
        }

        assertThat(EvidenceFolder.of(folder).found().stream()
                        .map(found -> folder.relativize(found.path()).toString().replace('\\', '/')))
                .containsExactly("A/$J", "a.J", "b/$J", "C.J");
    }

    @ParameterizedTest
    @CsvSource({
        "host/C/$Extend/$J, C:",
        "host/d_/$Extend/$J, D:",
        "host/C%3A/%24Extend/%24J, C:",
        "host/$J_e, E:",
        "USNJRNL_F, F:",
        "$UsnJrnl_g.bin, G:",
        "host/C/data/$J, ''",
        "win_a.J, ''",
        "$UsnJrnl_vol1.bin, ''",
    })
    void theDriveLetterIsReadFromWhereAFileStands(String file, String letter) {
        assertThat(DriveLetter.of(folder.resolve(file))).isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({
        "host/C/$Extend/$J, JOURNAL",
        "host/VSS1/C/$Extend/$J, SHADOW",
        "E:\\case\\vss_12\\$J, SHADOW",
        "ntfs/%5C%5C%3F%5CGLOBALROOT%5CDevice%5CHarddiskVolumeShadowCopy3/$Extend/$UsnJrnl%3A$J, SHADOW",
        "'\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy12', SHADOW",
        "host/vss1.txt/$J, JOURNAL",
        "host/shadows/VSS/$J, JOURNAL",
        "D:, JOURNAL",
    })
    void aShadowCopyIsToldByWhereAFileStands(String location, RecordOrigin origin) {
        assertThat(RecordOrigin.of(location)).isEqualTo(origin);
    }
}
