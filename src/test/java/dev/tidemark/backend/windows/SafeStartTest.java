package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-evidence")
class SafeStartTest {

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\,c:\\windows\\System32\\kernel32.dll,true",
        "C:\\Program Files\\Tidemark,C:\\Program Files\\Tidemark\\runtime\\bin\\java.dll,true",
        "C:\\Program Files\\Tidemark,C:\\Program Files\\Tidemark2\\evil.dll,false",
        "C:\\Windows\\,C:\\WindowsApps\\evil.dll,false",
        "C:\\Program Files\\Tidemark,C:\\Program Files\\Tidemark.dll,false",
    })
    void aLibraryLiesInAFolderAndNotBesideOneOfASimilarName(String folder, String library, boolean inside) {
        assertThat(SafeStart.liesIn(folder, library)).isEqualTo(inside);
    }
}
