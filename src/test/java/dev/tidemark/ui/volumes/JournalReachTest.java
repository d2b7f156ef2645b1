package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.act.QuiescedVolumes;
import dev.tidemark.backend.VolumeQuestions;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.SourceState;
import dev.tidemark.summary.RateHistory;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Await;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.volumes.VolumeItem.Trimming;
import dev.tidemark.ui.volumes.VolumeStatus.State;
import dev.tidemark.usn.Filetime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pane says of a volume first: how far its journal reaches back, and how soon it is trimmed. */
@Tag("shows-window")
class JournalReachTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private Instant now = NOW;
    private List<VolumeStatus> answer = List.of();
    private final VolumesViewModel model =
            new VolumesViewModel(() -> answer, BackgroundTasks.atOnce(), () -> nanos, () -> now);

    private VolumeItem after(long seconds, VolumeStatus status) {
        answer = List.of(status);
        nanos += seconds * SECOND;
        now = now.plusSeconds(seconds);
        model.refresh();
        return model.items().getFirst();
    }

    private static OptionalLong ago(long seconds) {
        return OptionalLong.of(Filetime.of(NOW.minusSeconds(seconds)));
    }

    // --- how far back

    @ParameterizedTest
    @CsvSource({"7800, 2 h 10 min back", "7859, 2 h 10 min back", "42, 42 s back", "400000, 5 days back", "-5, 0 s back"
    })
    void theHeadlineIsHowFarTheJournalReachesBack(long seconds, String headline) {
        assertThat(after(0, Volumes.active("D:", 1, 0, 1000, ago(seconds))).headline())
                .isEqualTo(headline);
    }

    @Test
    void asLongAsThatIsNotKnownTheHeadlineIsTheStateAndAnEmptyJournalSaysSo() {
        assertThat(after(0, Volumes.active("D:", 1, 0, 1000)).headline()).isEqualTo("Journal active");
        assertThat(after(1, Volumes.active("D:", 1, 4096, 4096)).headline()).isEqualTo("no records yet");
    }

    @Test
    void aRowIsTheSameUntilItsWordsChange() {
        VolumeStatus status = Volumes.active("D:", 1, 0, 1000, ago(7800));
        after(0, status);
        VolumeItem before = after(1, status);

        assertThat(after(1, status)).isEqualTo(before);
        assertThat(after(60, status).headline()).isEqualTo("2 h 11 min back");
    }

    @Test
    void whatWasWrittenBetweenTwoLooksIsSpreadOverItsSeconds() {
        after(0, Volumes.active("D:", 1, 0, 1000));
        after(1, Volumes.active("D:", 1, 0, 5000));
        VolumeItem item = after(2, Volumes.active("D:", 1, 0, 7000));

        assertThat(item.trend().recent()).hasSize(RateHistory.SECONDS).endsWith(0.0, 4000.0, 1000.0, 1000.0);
        assertThat(item.rate()).endsWith("/s");
    }

    /** What was written before the program looked is in the curve of a journal that is read. */
    @Tag("shows-when")
    @Test
    void theCurveOfAJournalThatIsReadIsCountedFromItsRows(@TempDir Path folder) {
        try (SimulatedBackend backend = SimulatedBackend.standard(1, () -> now)) {
            List<Double> written = new ArrayList<>();
            for (int second = 0; second < 4; second++) {
                now = now.plusSeconds(1);
                long before = backend.volume("D:").journal().nextUsn();
                backend.step("D:", 100L * second);
                written.add((double) (backend.volume("D:").journal().nextUsn() - before));
            }
            now = now.plusSeconds(1);
            long next = backend.volume("D:").journal().nextUsn();
            long id = backend.volume("D:").journal().journalId();
            VolumeStatus status = Volumes.active("D:", id, 0, next);
            assertThat(after(0, status).trend().recent()).containsOnly(0.0);
            try (LiveSource source =
                    new LiveSource(backend, backend.volume("D:").facts(), folder, 1 << 24, InstantSource.system())) {
                source.start(ReadOptions.DEFAULT);
                Await.until("all of it is read", () -> source.nextUsn() >= next);
                model.show(List.of(source), source);
                List<Double> recent = after(0, status).trend().recent();
                assertThat(recent.subList(RateHistory.SECONDS - 3, RateHistory.SECONDS))
                        .zipSatisfy(
                                written.subList(1, 4),
                                (counted, plain) -> assertThat(counted).isCloseTo(plain, within(4096.0)));
                assertThat(recent.getLast()).isGreaterThan(2 * recent.get(RateHistory.SECONDS - 3));

                VolumeStatus another = Volumes.active("D:", id + 1, 0, next);
                assertThat(after(0, another).trend().recent()).containsOnly(0.0);
            }
        }
    }

    @Test
    void theVolumeIsAskedForItsOldestRecordOnlyWhenThatIsAnother() throws Exception {
        try (SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system())) {
            backend.step("D:", 4000);
            DeviceCallLog log = new DeviceCallLog(InstantSource.system());
            OldestRecords oldest = new OldestRecords();
            VolumeQuestions<VolumeStatus> questions = new VolumeQuestions<>(Long.MAX_VALUE / 2);
            for (int i = 0; i < 3; i++) {
                backend.step("D:", 10);
                VolumeStatus.all(log.traced(backend), new QuiescedVolumes(), oldest, questions);
            }
            assertThat(reads(log)).isEqualTo(1);

            backend.volume("D:").journal().trimTo(16 << 10);
            VolumeStatus.all(log.traced(backend), new QuiescedVolumes(), oldest, questions);
            assertThat(reads(log)).isEqualTo(2);
        }
    }

    private static long reads(DeviceCallLog log) {
        return log.operations(0, true).stream()
                .filter(call -> call.target().equals("D:") && call.call().startsWith("FSCTL_READ"))
                .count();
    }

    // --- how soon it is trimmed

    /** 40 MiB is where records go; so many bytes are left at one a second. */
    private static VolumeItem trimmedIn(long seconds) {
        long next = 40 * Volumes.MIB - seconds * 1000;
        return new VolumeItem(Volumes.active("D:", 1, 0, next), Volumes.growing(1000), false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, LATER, ''",
        "3500, SOON, trims in 58 min",
        "300, SOON, trims in 5 min",
        "299, NOW, trims in 5 min!",
        "0, NOW, trims in 0 s!"
    })
    void belowAnHourAndBelowFiveMinutesAreSaidInWords(long seconds, Trimming trimming, String words) {
        VolumeItem item = trimmedIn(seconds);

        assertThat(item.trimmed()).isEqualTo(trimming);
        assertThat(item.warning()).isEqualTo(words);
    }

    @Test
    void aJournalThatRestsIsNeverTrimmedSoon() {
        VolumeStatus full = Volumes.active("D:", 1, 0, 40 * Volumes.MIB);

        assertThat(new VolumeItem(full, Volumes.growing(0), false, false).trimmed())
                .isEqualTo(Trimming.LATER);
        assertThat(new VolumeItem(full, Volumes.growing(Double.NaN), false, false).warning())
                .isEmpty();
    }

    @Test
    void spaceRangeUsageAndTimesAreInTheTip() {
        VolumeItem item = new VolumeItem(
                Volumes.active("D:", 1, 4096, 4096 + 3 * Volumes.MIB, ago(0)), Volumes.growing(2048), false, false);

        assertThat(item.facts().lines())
                .contains(
                        "D:  Data  ·  NTFS",
                        "256 GiB free of 1.0 TiB",
                        "Oldest record: 2026-03-10 12:00:00 UTC",
                        "Journal: 3.0 MiB of 32.0 MiB, +2.0 KiB/s",
                        "USN 4096 – 3149824")
                .anyMatch(line -> line.startsWith("Its oldest records are trimmed in about 5 h"));
    }

    // --- no journal

    @Test
    void onlyAJournalThatWasThereIsGone() {
        VolumeStatus none = Volumes.without("D:", State.NOT_ACTIVE, 1179);
        assertThat(after(0, none).headline()).isEqualTo("No change journal");

        after(1, Volumes.active("D:", 1, 0, 1000));
        assertThat(after(1, none).headline()).isEqualTo("Journal gone");
        assertThat(after(1, Volumes.active("D:", 2, 0, 1000)).headline()).isEqualTo("Journal active");
    }

    @Test
    void whoWaitsForAJournalIsNotCountedAsReading(@TempDir Path folder) {
        try (SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system())) {
            LiveSource source =
                    new LiveSource(backend, backend.volume("F:").facts(), folder, 1 << 20, InstantSource.system());
            try (source) {
                source.start(ReadOptions.DEFAULT);
                Await.until("it waits for a journal", () -> source.state().phase() == SourceState.Phase.WAITING);
                model.show(List.of(source), source);
                assertThat(after(0, Volumes.without("F:", State.NOT_ACTIVE, 1179))
                                .reading())
                        .isFalse();

                backend.volume("F:").journal().create(32 << 20, 8 << 20);
                Await.until("it reads", () -> source.state().phase() == SourceState.Phase.READING);
                model.show(List.of(source), source);
                assertThat(model.items().getFirst().reading()).isTrue();
            }
        }
    }

    // --- folding

    @Test
    void thePaneFoldsItselfWhileOnlyFilesAreOpenAndStaysAsAPersonLeftIt(@TempDir Path folder) throws Exception {
        try (SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());
                FileSource file = FileSource.open(Volumes.file(folder, "$J"), folder);
                LiveSource live = new LiveSource(
                        backend, backend.volume("D:").facts(), folder, 1 << 20, InstantSource.system())) {
            model.show(List.of(), null);
            assertThat(model.foldedProperty().get()).isFalse();
            model.show(List.of(file), file);
            assertThat(model.foldedProperty().get()).isTrue();

            model.foldedProperty().set(false);
            model.show(List.of(file), file);
            assertThat(model.foldedProperty().get()).isFalse();

            model.foldedProperty().set(true);
            model.show(List.of(file, live), live);
            assertThat(model.foldedProperty().get()).isFalse();
            model.show(List.of(file), file);
            assertThat(model.foldedProperty().get()).isTrue();
        }
    }
}
