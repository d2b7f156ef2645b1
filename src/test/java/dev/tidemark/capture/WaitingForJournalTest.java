package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for a journal does not read, and a journal that never was is not gone. */
@Tag("shows-window")
class WaitingForJournalTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(3, InstantSource.system());

    @AfterEach
    void close() {
        backend.close();
    }

    private LiveSource open(String volume) {
        LiveSource source =
                new LiveSource(backend, backend.volume(volume).facts(), folder, 1 << 20, InstantSource.system());
        source.start(ReadOptions.DEFAULT);
        return source;
    }

    private static void until(LiveSource source, Phase phase) {
        Await.until("the source is " + phase, () -> source.state().phase() == phase);
    }

    @Test
    void aVolumeWithoutAJournalIsWaitedForAndThenRead() throws Exception {
        try (LiveSource source = open("F:")) {
            until(source, Phase.WAITING);
            assertThat(source.growing()).isTrue();
            assertThat(source.state().problem()).isNotNull();

            assertThat(backend.volume("F:").journal().create(32 << 20, 8 << 20)).isZero();
            until(source, Phase.READING);
        }
    }

    @Test
    void aJournalThatIsDeletedIsWaitedForUntilThereIsAnother() throws Exception {
        backend.step("D:", 10);
        try (LiveSource source = open("D:")) {
            until(source, Phase.READING);
            backend.volume("D:").journal().deletionTime(Duration.ofMillis(50));
            backend.volume("D:").journal().delete();
            until(source, Phase.WAITING);

            Await.until("it is created", () -> backend.volume("D:").journal().create(32 << 20, 8 << 20) == 0);
            until(source, Phase.READING);
        }
    }

    @Test
    void theRowOfAJournalThatNeverWasDoesNotSayThatItIsGone() {
        Marker never = new Marker(-1, -1, 0, new MarkerDetail.NoJournal(1179, "ERROR_JOURNAL_NOT_ACTIVE"));
        Marker gone = new Marker(
                4096, -1, 0, new MarkerDetail.JournalGone(4096, 1178, "ERROR_JOURNAL_DELETE_IN_PROGRESS", "READ"));

        assertThat(MarkerWords.title(never)).isEqualTo("No change journal");
        assertThat(MarkerWords.title(gone)).isEqualTo("Journal gone");
    }
}
