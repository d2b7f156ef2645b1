package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.usn.FileId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FileTargetTest {

    private static VolumeFacts volume(String id, String name) {
        return new VolumeFacts(
                id, name, "", "NTFS", 1, 1, 1, VolumeFacts.State.MOUNTED, false, false, false, false, false, false, 7);
    }

    private final List<VolumeFacts> volumes =
            List.of(volume("C:", "C:"), volume("\\\\?\\Volume{1}\\", "C:\\mnt\\data"), volume("D:", "D:"));

    @Test
    void aPathBelongsToTheVolumeWithTheLongestRoot() {
        assertThat(FileTarget.parse("C:\\docs\\a.txt", volumes)).contains(new FileTarget.ByPath("C:", "\\docs\\a.txt"));
        assertThat(FileTarget.parse("c:/mnt/data/a.txt", volumes))
                .contains(new FileTarget.ByPath("\\\\?\\Volume{1}\\", "\\a.txt"));
        assertThat(FileTarget.parse("C:\\mnt\\database\\a.txt", volumes))
                .contains(new FileTarget.ByPath("C:", "\\mnt\\database\\a.txt"));
    }

    @Test
    void aVolumeAloneIsItsRootDirectory() {
        assertThat(FileTarget.parse("D:", volumes)).contains(new FileTarget.ByPath("D:", "\\"));
        assertThat(FileTarget.parse("D:\\", volumes)).contains(new FileTarget.ByPath("D:", "\\"));
    }

    @Test
    void theDeviceIsTheVolumeItself() {
        assertThat(FileTarget.parse("\\\\.\\D:", volumes)).contains(new FileTarget.TheVolume("D:"));
    }

    /** To Windows, what stands behind a device's name is looked for on it: there is no device of such a name. */
    @Tag("shows-windows")
    @Test
    void aFolderBehindTheNameOfADeviceIsTheFolder() {
        assertThat(FileTarget.parse("\\\\.\\C:\\mnt\\data", volumes))
                .contains(new FileTarget.ByPath("\\\\?\\Volume{1}\\", "\\"));
        assertThat(FileTarget.parse("\\\\.\\D:\\docs\\a.txt", volumes))
                .contains(new FileTarget.ByPath("D:", "\\docs\\a.txt"));
        assertThat(FileTarget.parse("\\\\.\\d:", volumes)).contains(new FileTarget.TheVolume("D:"));
        assertThat(FileTarget.parse("\\\\.\\D:\\", volumes)).contains(new FileTarget.ByPath("D:", "\\"));
        assertThat(FileTarget.parse("\\\\.\\Volume{1}", volumes))
                .contains(new FileTarget.TheVolume("\\\\?\\Volume{1}\\"));
        assertThat(FileTarget.parse("\\\\.\\pipe\\a", volumes)).isEmpty();
    }

    /** As it stands, without what Windows does to other paths: it lies where it says. */
    @Tag("shows-windows")
    @Test
    void aPathThatIsTakenAsItIsLiesOnItsVolume() {
        assertThat(FileTarget.parse("\\\\?\\D:\\docs\\a.txt", volumes))
                .contains(new FileTarget.ByPath("D:", "\\docs\\a.txt"));
        assertThat(FileTarget.parse("\\\\?\\C:\\mnt\\data\\a.txt", volumes))
                .contains(new FileTarget.ByPath("\\\\?\\Volume{1}\\", "\\a.txt"));
        assertThat(FileTarget.parse("\\\\?\\D:", volumes)).contains(new FileTarget.ByPath("D:", "\\"));
        assertThat(FileTarget.parse("\\\\?\\UNC\\server\\D:\\a.txt", volumes)).isEmpty();
    }

    /** Two files may differ by a blank at the end of their names: what was dropped is the one, never the other. */
    @Tag("shows-evidence")
    @Test
    void aBlankAtTheEndOfANameBelongsToIt() {
        assertThat(FileTarget.parse("D:\\docs\\a.txt  ", volumes))
                .contains(new FileTarget.ByPath("D:", "\\docs\\a.txt  "));
        assertThat(FileTarget.parse(" D:\\docs\\a.txt\r\n", volumes))
                .contains(new FileTarget.ByPath("D:", "\\docs\\a.txt"));
        assertThat(FileTarget.parse("D: ", volumes)).contains(new FileTarget.ByPath("D:", "\\"));
        assertThat(FileTarget.parse("D:\\ ", volumes)).contains(new FileTarget.ByPath("D:", "\\"));
    }

    @Test
    void aPathOnNoVolumeIsNone() {
        assertThat(FileTarget.parse("E:\\a.txt", volumes)).isEmpty();
        assertThat(FileTarget.parse("a.txt", volumes)).isEmpty();
        assertThat(FileTarget.parse("", volumes)).isEmpty();
    }

    /** Only blanks of ASCII are of the typing: these are letters of names to Windows. */
    @Tag("shows-window")
    @Test
    void aWideBlankAtTheEndOfANameBelongsToIt() {
        for (String blank : List.of("\u3000", "\u2003", "\u00a0")) {
            assertThat(FileTarget.parse("D:\\docs\\a.txt" + blank, volumes))
                    .contains(new FileTarget.ByPath("D:", "\\docs\\a.txt" + blank));
            assertThat(FileTarget.parse("D:\\" + blank, volumes)).contains(new FileTarget.ByPath("D:", "\\" + blank));
        }
    }

    @Tag("shows-window")
    @Test
    void whatCannotBeSeenInANameIsSeenInTitles() {
        assertThat(new FileTarget.ByPath("D:", "\\docs\\a\u202e.txt ").describe())
                .isEqualTo("D:\\docs\\a\\u202e.txt\\u0020");
        assertThat(new FileTarget.ById("D:", FileId.ntfs(5, 5), "a\nb").describe())
                .startsWith("D: a\\u000ab ");
    }
}
