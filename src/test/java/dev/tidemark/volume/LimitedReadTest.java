package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a journal is opened by those who have no administrator rights. */
@Tag("shows-native")
class LimitedReadTest {

    private final SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());

    @AfterEach
    void nothingIsLeftOpen() {
        backend.close();
        assertThat(backend.counters().openHandles()).isZero();
    }

    @Test
    void withRightsTheVolumeItselfIsOpened() throws Exception {
        try (JournalReader reader = new JournalReader(backend, "D:")) {
            assertThat(reader.isLimited()).isFalse();
        }
    }

    @Test
    void withoutRightsTheRootDirectoryIsOpenedAndTheReadingIsCalledLimited() throws Exception {
        backend.rights(new Rights(false, false, false));
        try (JournalReader reader = new JournalReader(backend, "D:");
                Handle query = JournalHandle.open(backend, "D:").handle()) {
            assertThat(reader.isLimited()).isTrue();
            assertThat(JournalControl.query(query, backend, "D:").journalId()).isNotZero();
        }
    }

    @Test
    void aVolumeThatIsLockedIsNotOpenedInAnyWay() throws Exception {
        try (Handle lock = backend.openVolume("F:", OpenMode.ACT)) {
            VolumeLock.lock(lock, "F:");
            backend.rights(new Rights(false, false, false));
            assertThatThrownBy(() -> new JournalReader(backend, "F:"))
                    .isInstanceOfSatisfying(
                            Win32Exception.class, e -> assertThat(e.code()).isEqualTo(5));
        }
    }
}
