package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.QuiescedVolumes;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeQuestions;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.OtherAnswers;
import dev.tidemark.ui.volumes.VolumeStatus.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeStatusTest {

    private final SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());

    @AfterEach
    void close() {
        backend.close();
    }

    private List<VolumeStatus> all() throws Win32Exception {
        return VolumeStatus.all(
                backend, new QuiescedVolumes(), new OldestRecords(), new VolumeQuestions<>(Long.MAX_VALUE / 2));
    }

    private VolumeStatus of(String id) throws Win32Exception {
        return all().stream()
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
        all();

        assertThat(backend.counters().openHandles()).isZero();
    }

    @Test
    void aVolumeThatWasPulledOutIsGone() throws Win32Exception {
        backend.volume("D:").pullOut(true);

        assertThat(all())
                .extracting(status -> status.facts().id())
                .doesNotContain("D:")
                .contains("C:");
    }

    @ParameterizedTest
    @Tag("shows-windows")
    @CsvSource({
        "G:, RAW or not recognized, 1005",
        "H:, No medium, 21",
        "K:, Locked by BitLocker, -2144272384",
        "N:, Network away, 53",
        "P:, Locked by another program, 5",
        "U:, Cannot be read, 483"
    })
    void aVolumeThatCannotBeReadIsShownWithItsReason(String volume, String words, int error) throws Win32Exception {
        try (SimulatedBackend odd = SimulatedBackend.oddVolumes(1, InstantSource.system())) {
            VolumeStatus status = VolumeStatus.all(
                            odd, new QuiescedVolumes(), new OldestRecords(), new VolumeQuestions<>(Long.MAX_VALUE / 2))
                    .stream()
                    .filter(found -> found.facts().id().equals(volume))
                    .findFirst()
                    .orElseThrow();
            VolumeItem item = new VolumeItem(status, JournalTrend.NONE, false, false);

            assertThat(status.state()).isEqualTo(State.UNREADABLE);
            assertThat(item.headline()).isEqualTo(words);
            assertThat(item.instead())
                    .isEqualTo(status.facts().refusal().text())
                    .isNotBlank();
            assertThat(item.facts()).contains(words);
            assertThat(Objects.requireNonNull(status.problem()).code()).isEqualTo(error);
        }
    }

    @Test
    @Tag("shows-windows")
    @Timeout(60)
    void aVolumeThatDoesNotAnswerDelaysNoneOfTheOthers() throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        OtherAnswers computer = new OtherAnswers(backend);
        computer.answer((code, out, call) -> {
            Completion done = call.get();
            boolean ofE = code == ControlCode.FSCTL_QUERY_USN_JOURNAL.value()
                    && out != null
                    && out.getLong(0) == backend.volume("E:").journal().journalId();
            if (ofE) {
                awaitQuietly(dead);
            }
            return done;
        });
        VolumeQuestions<VolumeStatus> questions = new VolumeQuestions<>(1_000_000);

        Await.until("all but one", () -> {
            List<VolumeStatus> all =
                    VolumeStatus.all(computer.backend(), new QuiescedVolumes(), new OldestRecords(), questions);
            return all.stream()
                    .filter(status -> status.facts().state() == VolumeFacts.State.NOT_ANSWERING)
                    .map(status -> status.facts().id())
                    .toList()
                    .equals(List.of("E:"));
        });
        dead.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
