package dev.tidemark.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSpecTest {

    private static final int LOCK = ControlCode.FSCTL_LOCK_VOLUME.value();
    private static final int HOLD = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();

    private final SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());
    private final FaultInjection faults = backend.faultInjection().orElseThrow();

    private void apply(String text) {
        FaultSpec.parse(text).apply(faults);
    }

    @Test
    void anErrorAloneFailsAlways() {
        apply("FSCTL_LOCK_VOLUME=5");
        assertThat(faults.active()).containsExactly(new ActiveFault.Failing(LOCK, 5, false, 1));
    }

    @Test
    void onceFailsOnceAndIsGoneThen() {
        apply("fsctl_lock_volume=ERROR_ACCESS_DENIED*once");
        assertThat(faults.active()).containsExactly(new ActiveFault.Failing(LOCK, 5, true, 1));
        assertThat(backend.faults().next(LOCK)).contains(5);
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void aChanceIsKept() {
        apply("0x00090018=access_denied@0.3");
        assertThat(faults.active()).containsExactly(new ActiveFault.Failing(LOCK, 5, false, 0.3));
    }

    @Test
    void millisecondsAreADelay() {
        apply("FSCTL_LOCK_VOLUME+200ms");
        assertThat(faults.active()).containsExactly(new ActiveFault.Late(LOCK, 200));
    }

    @Test
    void aHoldCanBeStuckUntilEverythingIsCleared() {
        apply("hold=stuck");
        assertThat(faults.active()).containsExactly(new ActiveFault.Stubborn(HOLD));
        faults.clear();
        assertThat(faults.active()).isEmpty();
    }

    @Test
    void aVolumeIsPulledOutUntilEverythingIsCleared() {
        apply("d:=pulled");
        assertThat(faults.active()).containsExactly(new ActiveFault.PulledOut("D:"));
        faults.clear();
        assertThat(faults.active()).isEmpty();
        assertThat(backend.volumes()).anyMatch(volume -> volume.id().equals("D:"));
    }

    @Test
    void aJournalIsDeletedOrCreatedAnewOrWrapped() {
        SimulatedJournal journal = backend.volume("D:").journal();
        backend.step("D:", 500);
        long id = journal.journalId();
        apply("D:=recreated");
        assertThat(journal.isActive()).isTrue();
        assertThat(journal.journalId()).isNotEqualTo(id);
        backend.step("D:", 500);
        apply("D:=wrapped");
        assertThat(journal.stream().first()).isPositive();
        apply("D:=deleted");
        assertThat(journal.isActive()).isFalse();
    }

    @Test
    void aJournalThatIsBeingDeletedIsCreatedAnewToo() {
        SimulatedJournal journal = backend.volume("D:").journal();
        apply("D:=deleted");
        apply("D:=recreated");
        assertThat(journal.isActive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | 'nonsense' is not a fault",
                "FSCTL_WASH=5 | 'FSCTL_WASH' is not a control code",
                "FSCTL_LOCK_VOLUME=ERROR_TIRED | 'ERROR_TIRED' is not a Win32 error",
                "FSCTL_LOCK_VOLUME=0 | '0' is not a Win32 error",
                "FSCTL_LOCK_VOLUME=5*twice | 'twice' is not a number of times",
                "FSCTL_LOCK_VOLUME=5@1.5 | '1.5' is not a chance",
                "FSCTL_LOCK_VOLUME=5@often | 'often' is not a chance",
                "FSCTL_LOCK_VOLUME+200 | '200' is not a delay",
                "FSCTL_LOCK_VOLUME+xms | 'xms' is not a delay",
                "D:=burnt | 'burnt' is not something that happens to a volume"
            })
    void whatIsWrongIsNamedWithWhatGoesThere(String text, String message) {
        assertThatThrownBy(() -> FaultSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("use ");
    }

    @Test
    void aVolumeThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> apply("Q:=pulled")).isInstanceOf(IllegalArgumentException.class);
    }
}
