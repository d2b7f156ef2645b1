package dev.tidemark.ui.acts.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.summary.JournalReach;
import dev.tidemark.summary.JournalReach.Rate;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Await;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import dev.tidemark.volume.JournalData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the journal's dialog says of how far back it reaches. */
@Tag("shows-when")
@Timeout(60)
class VolumeReachTest {

    @TempDir
    Path folder;

    private final ActModelFixture fixture = new ActModelFixture();
    private final List<LiveReading> reads = new ArrayList<>();
    private final Acts acts =
            new Acts(fixture.backend, new DeviceCallLog(InstantSource.system()), volume -> reads, List.of());

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(fixture.backend.counters().none()).isTrue();
    }

    private JournalReach of(String id) throws Exception {
        VolumeFacts volume = fixture.volume(id);
        VolumeReach reach = new VolumeReach(acts, volume, BackgroundTasks.atOnce(), fixture.clock);
        reach.look(acts.journals().query(volume));
        return Objects.requireNonNull(reach.reachProperty().get());
    }

    @Test
    void allOfItIsToldByTheVolume() throws Exception {
        JournalData journal = acts.journals().query(fixture.volume("D:"));
        JournalReach reach = of("D:");
        assertThat(reach.rates()).hasSize(1).allMatch(Rate::whole);
        assertThat(reach.rates().getFirst().bytes()).isEqualTo(journal.nextUsn() - journal.firstUsn());
        assertThat(reach.rates().getFirst().ticks()).isPositive();
    }

    @Test
    void ofAJournalWithoutARecordThereIsNoRateAndOfNoJournalNothing() throws Exception {
        fixture.backend.volume("F:").journal().create(32 << 20, 8 << 20);
        assertThat(of("F:").rates()).isEmpty();
        VolumeReach reach = new VolumeReach(acts, fixture.volume("D:"), BackgroundTasks.atOnce(), fixture.clock);
        reach.look(acts.journals().query(fixture.volume("D:")));
        reach.look(null);
        assertThat(reach.reachProperty().get()).isNull();
    }

    @Test
    void theLastPeriodsAreToldWhileItIsReadAndNotOfRowsThatStopped() throws Exception {
        try (LiveSource source =
                new LiveSource(fixture.backend, fixture.volume("D:"), folder, Long.MAX_VALUE, InstantSource.system())) {
            reads.add(source);
            source.start(ReadOptions.DEFAULT);
            fixture.clock.advance(Duration.ofMinutes(10));
            Await.until("the last minutes are told", () -> of("D:").rates().size() == 2);
            assertThat(of("D:").rates()).extracting(Rate::whole).containsExactly(false, true);
            source.stop();
            assertThat(of("D:").rates()).hasSize(1);
        }
    }
}
