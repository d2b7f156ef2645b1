package dev.tidemark.ui.acts.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.acts.journal.JournalAdminViewModel.State;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JournalAdminViewModelTest {

    private static final long MIB = 1 << 20;

    private final ActModelFixture fixture = new ActModelFixture();
    private JournalAdminViewModel model = model("D:");

    private JournalAdminViewModel model(String volume) {
        JournalAdminViewModel made =
                new JournalAdminViewModel(fixture.acts, fixture.volume(volume), BackgroundTasks.atOnce());
        made.forbiddenProperty().set("");
        made.query();
        return made;
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(fixture.backend.counters().none()).isTrue();
    }

    private String problem() {
        return Objects.requireNonNull(model.problemProperty().get()).line();
    }

    @Test
    void aQueryExplainsEveryField() {
        assertThat(model.stateProperty().get()).isEqualTo(State.ACTIVE);
        assertThat(model.fields()).extracting(JournalFieldRow::name).contains("UsnJournalID", "Used", "Flags");
        assertThat(model.fields()).allMatch(field -> !field.meaning().isBlank() && field.present());
        assertThat(model.fields())
                .filteredOn(field -> field.name().equals("MaximumSize"))
                .extracting(JournalFieldRow::value)
                .containsExactly("33,554,432 bytes (32.0 MiB)");
    }

    @Test
    void aVolumeWithoutAJournalOffersToCreateOne() {
        model = model("F:");
        assertThat(model.stateProperty().get()).isEqualTo(State.NONE);
        assertThat(model.creates()).startsWith("Creates");
        assertThat(model.problemProperty().get()).isNull();
        model.create();
        assertThat(model.stateProperty().get()).isEqualTo(State.ACTIVE);
        assertThat(model.resultProperty().get()).startsWith("Created").contains("32.0 MiB");
        assertThat(fixture.backend.volume("F:").journal().isActive()).isTrue();
    }

    @Test
    void anActiveJournalIsResizedAndKeepsItsId() {
        long id = Objects.requireNonNull(model.journalProperty().get()).journalId();
        assertThat(model.creates()).startsWith("Resizes").contains("32 MiB");
        model.maximumSize().textProperty().set("64 MiB");
        model.allocationDelta().textProperty().set("16 MiB");
        model.create();
        assertThat(model.resultProperty().get()).startsWith("Resized");
        assertThat(Objects.requireNonNull(model.journalProperty().get()).maximumSize())
                .isEqualTo(64 * MIB);
        assertThat(Objects.requireNonNull(model.journalProperty().get()).journalId())
                .isEqualTo(id);
    }

    @Tag("shows-windows")
    @Test
    void aSmallerJournalIsConfirmedSinceItsOldestRecordsGo() {
        model.maximumSize().textProperty().set("16 MiB");
        assertThat(model.creates()).startsWith("Makes the journal of").contains("trimmed for good");
        assertThat(model.createObstacle().get()).contains("Confirm");
        model.create();
        assertThat(model.resultProperty().get()).isEmpty();
        model.confirmedProperty().set(true);
        assertThat(model.createObstacle().get()).isEmpty();
        model.create();
        assertThat(model.resultProperty().get()).startsWith("Resized");
        assertThat(model.shrinks().get()).isFalse();
        model.maximumSize().textProperty().set("8 MiB");
        assertThat(model.createObstacle().get()).contains("Confirm");
    }

    @Test
    void whatIsNoSizeCannotBeSent() {
        model.maximumSize().textProperty().set("huge");
        assertThat(model.maximumSize().wrongProperty().get()).contains("huge");
        assertThat(model.createObstacle().get()).isNotEmpty();
        model.ranges().chunkSize().textProperty().set("");
        assertThat(model.ranges().obstacle().get()).isNotEmpty();
    }

    @Test
    void whatIsForbiddenCannotBeSent() {
        model.forbiddenProperty().set("It is read-only.");
        model.deletion().name().textProperty().set("D:");
        model.ranges().name().textProperty().set("D:");
        assertThat(model.createObstacle().get()).isNotEmpty();
        assertThat(model.ranges().obstacle().get()).isNotEmpty();
        assertThat(model.deletion().obstacle().get()).isEqualTo("It is read-only.");
    }

    private void track() {
        model.ranges().name().textProperty().set("D:");
        model.ranges().track();
    }

    @Test
    @Tag("shows-window")
    void rangesAreTrackedAndLoweredOnlyWhenTheVolumesNameWasTypedEachTime() {
        model.ranges().track();
        assertThat(model.ranges().isTracking()).isFalse();
        assertThat(model.ranges().obstacle().get()).contains("Type the name of the volume, D:");
        model.ranges().name().textProperty().set("E:");
        model.ranges().track();
        assertThat(model.ranges().isTracking()).isFalse();
        track();
        assertThat(model.ranges().isTracking()).isTrue();
        assertThat(model.ranges().name().textProperty().get()).isEmpty();
        model.ranges().chunkSize().textProperty().set("8 KiB");
        model.ranges().track();
        assertThat(model.ranges().words()).contains("16 KiB");
        track();
        assertThat(model.ranges().words()).contains("8 KiB");
    }

    @Test
    void trackingSaysBeforeThatItCannotBeTurnedOff() {
        assertThat(model.ranges().words()).contains("cannot be turned off").startsWith("Ranges are not tracked");
        track();
        assertThat(model.ranges().isTracking()).isTrue();
        assertThat(model.ranges().words()).contains("16 KiB").contains("64 MiB");
        assertThat(model.resultProperty().get()).contains("tracked from USN");
    }

    @Test
    void trackedSizesMayOnlyBeLowered() {
        track();
        model.ranges().chunkSize().textProperty().set("32 KiB");
        track();
        assertThat(problem()).contains("87 ERROR_INVALID_PARAMETER").contains("only be lowered");
        model.ranges().chunkSize().textProperty().set("8 KiB");
        track();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.ranges().words()).contains("8 KiB");
    }

    @Test
    void aFaultIsSaidWithNumberSymbolMeaningAndNextStep() {
        fixture.backend.faults().failOnce(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), 1167);
        model.query();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(problem())
                .contains("FSCTL_QUERY_USN_JOURNAL")
                .contains("1167 ERROR_DEVICE_NOT_CONNECTED")
                .contains("no longer connected")
                .contains("Connect it again");
        model.query();
        assertThat(model.stateProperty().get()).isEqualTo(State.ACTIVE);
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void aDeletionThatGoesOnWhenOpenedIsRecognised() throws Exception {
        fixture.backend.volume("D:").journal().deletionTime(Duration.ofHours(1));
        fixture.backend.volume("D:").journal().delete();
        model = model("D:");
        assertThat(model.stateProperty().get()).isEqualTo(State.DELETING);
        assertThat(model.deletion().wordsProperty().get()).contains("1178");
        assertThat(model.createObstacle().get()).isNotEmpty();
        assertThat(model.creates()).startsWith("Not possible while");
        fixture.clock.advance(Duration.ofHours(1));
        ActModelFixture.until(() -> model.stateProperty().get() == State.NONE, model.deletion()::tick);
    }
}
