package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How volumes and files are spelled for Windows. */
class PlacesTest {

    private static final String GUID = "\\\\?\\Volume{0c1b7a5e-0000-0000-0000-100000000000}";

    @Test
    void aLetterIsADeviceARootAndAPrefixForLongPaths() {
        assertThat(DevicePaths.device("U:")).isEqualTo("\\\\.\\U:");
        assertThat(DevicePaths.root("U:")).isEqualTo("U:\\");
        assertThat(DevicePaths.file("U:", "\\a\\b.txt")).isEqualTo("\\\\?\\U:\\a\\b.txt");
        assertThat(DevicePaths.file("U:", "")).isEqualTo("\\\\?\\U:\\");
    }

    @Test
    void aVolumeWithoutALetterIsOpenedByItsName() {
        assertThat(DevicePaths.device(GUID + "\\")).isEqualTo(GUID);
        assertThat(DevicePaths.root(GUID)).isEqualTo(GUID + "\\");
        assertThat(DevicePaths.file(GUID + "\\", "\\a.txt")).isEqualTo(GUID + "\\a.txt");
    }
}
