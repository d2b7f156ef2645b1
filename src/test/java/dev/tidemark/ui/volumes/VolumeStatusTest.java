package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.QuiescedVolumes;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.ui.volumes.VolumeStatus.State;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeStatusTest {

    private final SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());

    @AfterEach
    void close() {
        backend.close();
    }

    private VolumeStatus of(String id) throws Win32Exception {
        return VolumeStatus.all(backend, new QuiescedVolumes(), new OldestRecords()).stream()
                .filter(status -> status.facts().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anActiveJournalTellsItsNumbers() throws Win32Exception {
        backend.step("D:", 100);

        VolumeStatus status = of("D:");

        assertThat(status.state()).isEqualTo(State.ACTIVE);
        assertThat(status.journal()).isNotNull();
        assertThat(status.used())
                .isPositive()
                .isEqualTo(status.journal().nextUsn() - status.journal().firstUsn());
        assertThat(status.problem()).isNull();
    }

    @Test
    void aVolumeWithoutAJournalAndOneThatCanHaveNoneAreToldApart() throws Win32Exception {
        assertThat(of("F:").state()).isEqualTo(State.NOT_ACTIVE);
        assertThat(of("X:").state()).isEqualTo(State.UNSUPPORTED);
        assertThat(of("X:").problem()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1178, DELETING", "1179, NOT_ACTIVE", "1, UNSUPPORTED", "50, UNSUPPORTED", "5, DENIED", "1117, UNKNOWN"
    })
    void aRefusalIsAStateAndKeepsItsError(int error, State state) throws Win32Exception {
        backend.faults().fail(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), error, 1);

        VolumeStatus status = of("D:");

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.problem()).isNotNull();
        assertThat(status.problem().code()).isEqualTo(error);
        assertThat(status.used()).isZero();
    }

    @Test
    void aVolumeThatCanBeReadInTheLimitedWayOnlyIsNotDenied() throws Win32Exception {
        backend.rights(new Rights(false, false, false));

        VolumeStatus status = of("D:");

        assertThat(status.state()).isEqualTo(State.LIMITED);
        assertThat(status.journal()).isNotNull();
        assertThat(status.problem()).isNull();
    }

    @Test
    void askingLeavesNoHandleBehind() throws Win32Exception {
        VolumeStatus.all(backend, new QuiescedVolumes(), new OldestRecords());

        assertThat(backend.counters().openHandles()).isZero();
    }

    @Test
    void aVolumeThatWasPulledOutIsGone() throws Win32Exception {
        backend.volume("D:").pullOut(true);

        assertThat(VolumeStatus.all(backend, new QuiescedVolumes(), new OldestRecords()))
                .extracting(status -> status.facts().id())
                .doesNotContain("D:")
                .contains("C:");
    }
}
