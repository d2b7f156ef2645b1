package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.SimulatedMachine;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-windows")
class OddVolumesTest {

    private final SimulatedBackend machine =
            SimulatedBackend.of(SimulatedMachine.ODD_VOLUMES, 1, InstantSource.system());

    @AfterEach
    void close() {
        machine.close();
    }

    private VolumeFacts named(String name) {
        return VolumeFacts.named(machine.volumes(), name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "G:, NOT_RECOGNIZED, 1005",
        "H:, NO_MEDIUM, 21",
        "K:, BITLOCKER_LOCKED, -2144272384",
        "N:, NETWORK_AWAY, 53",
        "P:, LOCKED_BY_ANOTHER, 5",
        "Q:, CORRUPT, 1392",
        "U:, UNKNOWN, 483"
    })
    void aVolumeThatWindowsCannotMountSaysWhyAndLetsNobodyIn(String volume, State state, int error) {
        VolumeFacts facts = named(volume);
        assertThat(facts.state()).isEqualTo(state).isEqualTo(State.of(error, true));
        assertThat(facts.refusal().error()).isEqualTo(error);
        assertThat(facts.refusal().text()).isNotBlank();
        assertThatThrownBy(() -> machine.openVolume(volume, OpenMode.READ_JOURNAL))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(error));
        assertThatThrownBy(() -> machine.openFile(volume, "\\", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(error));
        assertThatThrownBy(() -> machine.probe(volume))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(error));
    }

    @Test
    void theLetterOfAFolderIsNoVolumeAndLetsNobodyIn() {
        VolumeFacts folder = named("T:");
        assertThat(folder.state()).isEqualTo(State.SUBST);
        assertThat(folder.journalCapable()).isFalse();
        assertThatThrownBy(() -> machine.openVolume("T:", OpenMode.READ_JOURNAL))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(5));
    }

    @Test
    void aClusterSharedVolumeKeepsAJournal() {
        VolumeFacts shared = named("C:\\ClusterStorage\\Volume1");
        assertThat(shared.fileSystem()).isEqualTo("CSVFS");
        assertThat(shared.clusterShared()).isTrue();
        assertThat(shared.journalCapable()).isTrue();
        assertThat(machine.volume(shared.id()).journal().isActive()).isTrue();
    }

    @Test
    void aPageFileOnAVolumeThatIsMountedInAFolderIsKnown() {
        assertThat(named("C:\\Mounts\\Swap").pageFile()).isTrue();
        assertThat(named("C:").system()).isTrue();
    }

    @Test
    void volumesWithoutALetterAreListedWithTheirMountPointsOrTheirName() {
        assertThat(named("C:\\Mounts\\Projects").id()).isEqualTo("D:");
        assertThat(named("c:/mounts/projects").id()).isEqualTo("D:");
        assertThat(named("C:/Mounts/Projects/").id()).isEqualTo("D:");
        assertThat(machine.volumes())
                .filteredOn(volume -> volume.mountPoints().isEmpty())
                .singleElement()
                .satisfies(volume -> assertThat(volume.name()).startsWith("\\\\?\\Volume{"));
    }

    @Test
    void twoOfItsVolumesAreBusy() {
        machine.step("D:", 100);
        machine.step("C:", 100);
        assertThat(machine.volume("D:").journal().recordsLogged()).isGreaterThanOrEqualTo(100);
        assertThat(machine.volume("C:").journal().recordsLogged()).isGreaterThanOrEqualTo(100);
    }
}
