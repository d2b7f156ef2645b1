package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-windows")
class SubstDrivesTest {

    @ParameterizedTest
    @CsvSource({
        "\\??\\D:\\Source, D:\\Source",
        "\\??\\C:\\, C:\\",
        "\\??\\UNC\\server\\share\\a, \\\\server\\share\\a",
        "\\??\\Volume{1}\\a, Volume{1}\\a"
    })
    void aLetterThatNamesAPathStandsForAFolder(String target, String folder) {
        assertThat(SubstDrives.folderOf(target)).isEqualTo(Optional.of(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\Device\\HarddiskVolume3",
                "\\Device\\CdRom0",
                "\\Device\\LanmanRedirector\\;Z:000000000001e1a5\\server\\share",
                "\\Device\\Mup\\server\\share"
            })
    void aLetterThatNamesADeviceIsAVolumes(String target) {
        assertThat(SubstDrives.folderOf(target)).isEmpty();
    }
}
