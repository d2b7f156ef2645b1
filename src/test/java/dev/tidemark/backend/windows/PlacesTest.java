package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How volumes and files are spelled for Windows. */
class PlacesTest {

    private static final String GUID = "\\\\?\\Volume{0c1b7a5e-0000-0000-0000-100000000000}";

    @Test
    void aLetterIsADeviceARootAndAPrefixForLongPaths() {
        assertThat(Places.device("U:")).isEqualTo("\\\\.\\U:");
        assertThat(Places.root("U:")).isEqualTo("U:\\");
        assertThat(Places.file("U:", "\\a\\b.txt")).isEqualTo("\\\\?\\U:\\a\\b.txt");
        assertThat(Places.file("U:", "")).isEqualTo("\\\\?\\U:\\");
    }

    @Test
    void aVolumeWithoutALetterIsOpenedByItsName() {
        assertThat(Places.device(GUID + "\\")).isEqualTo(GUID);
        assertThat(Places.root(GUID)).isEqualTo(GUID + "\\");
        assertThat(Places.file(GUID + "\\", "\\a.txt")).isEqualTo(GUID + "\\a.txt");
    }
}
