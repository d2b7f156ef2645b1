package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.usn.Filetime;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How far back a journal reaches is what its oldest record says. */
@Tag("shows-window")
class OldestRecordTest {

    private static final Instant BEGIN = Instant.parse("2026-03-10T12:00:00Z");

    private Instant now = BEGIN;
    private final SimulatedBackend backend = SimulatedBackend.standard(1, () -> now);

    @AfterEach
    void nothingIsLeftOpen() {
        backend.close();
        assertThat(backend.counters().openHandles()).isZero();
    }

    private OptionalLong time() throws Win32Exception {
        JournalHandle opened = JournalHandle.open(backend, "D:");
        try (Handle handle = opened.handle()) {
            return OldestRecord.time(backend, "D:", opened, JournalControl.query(handle, backend, "D:"));
        }
    }

    private SimulatedJournal journal() {
        return backend.volume("D:").journal();
    }

    @Test
    void itIsTheTimeOfTheFirstRecordHoweverManyFollow() throws Exception {
        journal().recreate(32 << 20, 8 << 20);
        backend.step("D:", 1);
        now = BEGIN.plusSeconds(7200);
        backend.step("D:", 500);

        assertThat(Filetime.toInstant(time().orElseThrow())).isEqualTo(BEGIN);
    }

    @Test
    void whatWasTrimmedIsReachedNoLonger() throws Exception {
        journal().recreate(32 << 20, 8 << 20);
        backend.step("D:", 2000);
        now = BEGIN.plusSeconds(600);
        backend.step("D:", 2000);
        journal().trimTo(16 << 10);

        assertThat(Filetime.toInstant(time().orElseThrow())).isEqualTo(now);
    }

    @Test
    void anEmptyJournalReachesNowhere() throws Exception {
        journal().recreate(32 << 20, 8 << 20);

        assertThat(time()).isEmpty();
    }

    @Test
    void itIsAskedInTheLimitedWayWithoutRights() throws Exception {
        backend.step("D:", 10);
        backend.rights(new Rights(false, false, false));

        assertThat(time()).isPresent();
    }

    @Test
    void aJournalThatIsAnotherMeanwhileIsNotTakenForTheOneThatWasAsked() throws Exception {
        backend.step("D:", 10);
        JournalHandle opened = JournalHandle.open(backend, "D:");
        try (Handle handle = opened.handle()) {
            JournalData before = JournalControl.query(handle, backend, "D:");
            journal().recreate(32 << 20, 8 << 20);
            backend.step("D:", 10);

            assertThatThrownBy(() -> OldestRecord.time(backend, "D:", opened, before))
                    .isInstanceOfSatisfying(
                            Win32Exception.class, e -> assertThat(e.code()).isEqualTo(87));
        }
    }
}
