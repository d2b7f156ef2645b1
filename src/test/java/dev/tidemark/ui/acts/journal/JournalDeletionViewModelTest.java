package dev.tidemark.ui.acts.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.acts.journal.JournalDeletionViewModel.Phase;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import dev.tidemark.volume.JournalControl;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything runs on the test's thread, but the request that waits. */
@Timeout(60)
class JournalDeletionViewModelTest {

    private final ActModelFixture fixture = new ActModelFixture();
    private final SimulatedJournal journal = fixture.backend.volume("D:").journal();
    private final ExecutorService one = Executors.newCachedThreadPool();
    private final AtomicInteger ended = new AtomicInteger();
    private final BackgroundTasks tasks = new BackgroundTasks(one, problem -> {
        throw new AssertionError(problem.line());
    });
    private JournalDeletionViewModel model =
            new JournalDeletionViewModel(fixture.acts, fixture.volume("D:"), BackgroundTasks.atOnce());
    private long id;

    @BeforeEach
    void begin() throws Exception {
        id = fixture.acts.journals().query(fixture.volume("D:")).journalId();
        prepare();
    }

    private void prepare() {
        model.forbiddenProperty().set("");
        model.activeProperty().set(true);
        model.name().textProperty().set("D:");
        model.setOnEnd(ended::incrementAndGet);
    }

    private void inBackground() {
        model = new JournalDeletionViewModel(fixture.acts, fixture.volume("D:"), tasks);
        prepare();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        ActModelFixture.until(() -> fixture.backend.counters().none(), () -> {});
        one.shutdownNow();
    }

    private void until(Phase phase) {
        ActModelFixture.until(() -> model.phaseProperty().get() == phase, () -> {
            tasks.pulse();
            model.tick();
        });
    }

    @Test
    void withoutConfirmationNothingIsDeleted() {
        model.name().clear();
        model.delete(id);
        assertThat(journal.isActive()).isTrue();
    }

    @Test
    void withoutWaitingItsEndIsSeenByAsking() throws Exception {
        journal.deletionTime(Duration.ofHours(1));
        model.delete(id);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DELETING);
        assertThat(model.wordsProperty().get()).contains("1178 ERROR_JOURNAL_DELETE_IN_PROGRESS");
        assertThat(model.obstacle().get()).isNotEmpty();
        fixture.clock.advance(Duration.ofHours(1));
        until(Phase.GONE);
        assertThat(ended).hasValue(1);
        assertThat(model.wordsProperty().get()).startsWith("The journal is deleted");
    }

    @Test
    void aRequestThatWasCancelledBeforeItBeganDidNotDelete() {
        fixture.backend
                .faults()
                .failOnce(ControlCode.FSCTL_DELETE_USN_JOURNAL.value(), Win32Error.ERROR_OPERATION_ABORTED.code());
        model.delete(id);
        until(Phase.IDLE);
        assertThat(journal.isActive()).isTrue();
        assertThat(ended).hasValue(0);
        assertThat(Objects.requireNonNull(model.problemProperty().get()).line())
                .contains("1223 ERROR_CANCELLED")
                .contains("the journal is as it was");
    }

    @Test
    void withWaitingTheRequestEndsWithTheDeletion() throws Exception {
        inBackground();
        journal.deletionTime(Duration.ofMillis(200));
        model.waitProperty().set(true);
        model.delete(id);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.WAITING);
        until(Phase.GONE);
        assertThat(fixture.acts.log().operations(0, true))
                .filteredOn(operation -> operation.code() == ControlCode.FSCTL_DELETE_USN_JOURNAL.value())
                .singleElement()
                .satisfies(operation -> assertThat(operation.input()[8])
                        .isEqualTo((byte) (JournalControl.DELETE | JournalControl.NOTIFY)));
    }

    @Test
    void waitingCanBeStoppedAndTheDeletionGoesOn() throws Exception {
        inBackground();
        journal.deletionTime(Duration.ofHours(1));
        model.waitProperty().set(true);
        model.delete(id);
        ActModelFixture.until(() -> fixture.backend.counters().waitingCalls() > 0, tasks::pulse);
        model.stopWaiting();
        until(Phase.DELETING);
        assertThat(Objects.requireNonNull(model.problemProperty().get()).line())
                .contains("995 ERROR_OPERATION_ABORTED")
                .contains("the deletion continues");
        journal.recreate(1 << 20, 1 << 16);
        until(Phase.GONE);
    }

    @Test
    void somebodyElsesDeletionCanBeWaitedFor() throws Exception {
        inBackground();
        journal.deletionTime(Duration.ofMillis(300));
        journal.delete();
        model.seen();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.DELETING);
        model.await();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.WAITING);
        until(Phase.GONE);
    }

    @Test
    void aStaleJournalIdIsRefusedInWords() {
        model.delete(id + 1);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.IDLE);
        assertThat(Objects.requireNonNull(model.problemProperty().get()).line())
                .contains("87 ERROR_INVALID_PARAMETER")
                .contains("not that of the active journal");
        assertThat(journal.isActive()).isTrue();
    }
}
