package dev.tidemark.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts.Refusal;
import dev.tidemark.backend.VolumeFacts.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-windows")
class VolumeStateTest {

    private static VolumeFacts volume(String fileSystem, int flags, String... mountPoints) {
        return new VolumeFacts(
                "\\\\?\\Volume{1}\\",
                "C:\\Mounts\\Data\\",
                "",
                fileSystem,
                1,
                1,
                1,
                State.MOUNTED,
                false,
                false,
                false,
                false,
                false,
                false,
                VolumeFacts.FILE_DEVICE_DISK,
                flags,
                List.of(mountPoints),
                Refusal.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, MOUNTED",
        "3, GONE",
        "5, LOCKED_BY_ANOTHER",
        "21, NO_MEDIUM",
        "53, NETWORK_AWAY",
        "67, NETWORK_AWAY",
        "1231, NETWORK_AWAY",
        "1005, NOT_RECOGNIZED",
        "1392, CORRUPT",
        "1393, CORRUPT",
        "1920, LINK_BROKEN",
        "1921, LINK_BROKEN",
        "-2144272384, BITLOCKER_LOCKED",
        "1117, UNKNOWN",
        "-2144272383, UNKNOWN"
    })
    void theNumberThatWindowsGivesSaysHowAVolumeStands(int error, State state) {
        assertThat(State.of(error, true)).isEqualTo(state);
    }

    @Test
    void withoutRightsNobodyKnowsWhetherAnotherProgramHasTheLock() {
        assertThat(State.of(5, false)).isEqualTo(State.NOT_PERMITTED);
    }

    @Test
    void aJournalIsOfferedWhereTheFileSystemSaysItKeepsOneWhateverItsName() {
        assertThat(volume("CSVFS", 0x0200_0000).journalCapable()).isTrue();
        assertThat(volume("SomebodysFS", 0x02EF_10FF).journalCapable()).isTrue();
        assertThat(volume("NTFS", 0x00EF_10FF).journalCapable()).isFalse();
    }

    @Test
    void aVolumeIsFoundByEachOfItsMountPointsWithOrWithoutTheLastBackslash() {
        VolumeFacts data = volume("NTFS", 0, "C:\\Mounts\\Data\\", "E:\\");
        for (String text : List.of(
                "c:\\mounts\\data",
                "C:\\Mounts\\Data\\",
                "C:/Mounts/Data/",
                "\\\\?\\C:\\Mounts\\Data",
                "e:",
                "\\\\.\\E:",
                "//?/e:/",
                "\\\\?\\Volume{1}",
                "\\\\.\\volume{1}")) {
            assertThat(VolumeFacts.named(List.of(data), text)).as(text).isEqualTo(Optional.of(data));
        }
        assertThat(VolumeFacts.named(List.of(data), "C:")).isEmpty();
    }

    @Test
    void whatCannotBeAskedOffersNoJournal() {
        assertThat(volume("NTFS", 0x0200_0000).in(State.NO_MEDIUM).journalCapable())
                .isFalse();
    }
}
