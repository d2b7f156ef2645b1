package dev.tidemark.ui.acts.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import dev.tidemark.ui.acts.volume.HoldViewModel.Phase;
import dev.tidemark.ui.common.Settings;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HoldViewModelTest {

    private static final int CODE = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();

    private final ActModelFixture fixture = new ActModelFixture();
    private final Settings settings = Settings.inMemory();
    private HoldViewModel model = model(fixture.volume("D:"));

    private HoldViewModel model(VolumeFacts volume) {
        HoldViewModel made = new HoldViewModel(fixture.acts, volume, settings, BackgroundTasks.atOnce());
        made.request().name().textProperty().set(volume.name());
        return made;
    }

    @AfterEach
    void nothingIsHeld() throws Exception {
        fixture.backend.faults().clear();
        fixture.acts.held().releaseAll();
        ActModelFixture.until(() -> fixture.backend.counters().none(), () -> {});
    }

    private void until(Phase phase) {
        ActModelFixture.until(() -> model.phaseProperty().get() == phase, model::tick);
    }

    @Test
    void withoutConfirmationNothingIsSent() {
        model.request().name().clear();
        assertThat(model.obstacle().get()).isNotEmpty();
        model.hold();
        assertThat(fixture.acts.history().all()).isEmpty();
    }

    @Tag("shows-windows")
    @Test
    void whatADriverAnsweredThatRefusesTheReleaseIsSaidInFull() throws Exception {
        fixture.backend.faults().switchOn(DriverQuirk.HOLD_COMPLETES);
        fixture.backend.faults().fail(ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value(), 5, 1);
        model.hold();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("5 ERROR_ACCESS_DENIED", "STATUS_ACCESS_DENIED");
    }

    @Test
    void theDeadlineReleasesByItself() throws Exception {
        model.request().secondsProperty().set("0.3");
        model.hold();
        until(Phase.HOLDING);
        assertThat(model.obstacle().get()).isNotEmpty();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("deadline");
        assertThat(fixture.backend.counters().holds()).isZero();
    }

    @Test
    @Tag("shows-windows")
    void thatWritersWaitIsSaidWhenOneDoes() throws Exception {
        model.hold();
        assertThat(model.stateProperty().get()).doesNotContain("Holding");
        ActModelFixture.until(
                () -> model.stateProperty().get().contains("programs that write to D: wait"), model::tick);
        assertThat(fixture.backend.counters().holds()).isEqualTo(1);
        model.release();
        until(Phase.OVER);
    }

    @Test
    @Tag("shows-windows")
    void whileTheDriverHoldsOnItIsSaidWhetherTheOneBelowWasToldToLetGo() throws Exception {
        fixture.backend.faults().ignoreCancel(CODE);
        model.request().secondsProperty().set("0.1");
        model.hold();
        until(Phase.STUCK);
        ActModelFixture.until(
                () -> model.stateProperty().get().contains("IOCTL_VOLSNAP_RELEASE_WRITES was sent, and"), model::tick);
        assertThat(model.stateProperty().get()).contains("ignores the cancel");
    }

    @Test
    void releaseNowEndsItBeforeTheDeadline() throws Exception {
        model.hold();
        until(Phase.HOLDING);
        ActModelFixture.until(() -> fixture.backend.counters().holds() == 1, () -> {});
        model.tick();
        assertThat(model.leftProperty().get()).endsWith(" s");
        model.release();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("you released it");
        assertThat(model.leftProperty().get()).isEmpty();
    }

    @Test
    void aHoldThatBeginsAfterTheLastLookIsReleased() throws Exception {
        model.leave();
        model.hold();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("you released it");
    }

    @Test
    @Tag("shows-window")
    void whoWantsToLeaveReleasesFirstAndLeavesOnceItsEndIsTold() throws Exception {
        assertThat(model.leaveLater()).isEmpty();
        model.hold();
        until(Phase.HOLDING);
        assertThat(model.leaveLater()).contains("Released");
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("you released it");
        assertThat(model.leaveLater()).isEmpty();
    }

    @Test
    @Tag("shows-window")
    void whoWantsToLeaveWhileTheDriverHoldsOnIsToldSo() throws Exception {
        fixture.backend.faults().ignoreCancel(CODE);
        model.request().secondsProperty().set("0.1");
        model.hold();
        until(Phase.STUCK);
        assertThat(model.leaveLater()).contains("has not let go");
    }

    @Test
    @Tag("shows-windows")
    void aWatchIsNotCalledAHold() {
        model.watch();
        until(Phase.WATCHING);
        assertThat(model.obstacle().get()).contains("being watched").doesNotContain("hold is running");
        assertThat(model.watchObstacle().get()).contains("being watched");
        model.release();
        until(Phase.OVER);
    }

    @Test
    @Tag("shows-window")
    void theNameIsTypedAgainForTheNextHold() {
        model.hold();
        assertThat(model.request().name().textProperty().get()).isEmpty();
        assertThat(model.obstacle().get()).contains("A hold is running");
        model.release();
        until(Phase.OVER);
        assertThat(model.obstacle().get()).contains("Type the name of the volume, D:");
    }

    @Test
    void aDriverThatDoesNotLetGoIsSaidUntilItDoes() throws Exception {
        fixture.backend.faults().ignoreCancel(CODE);
        model.request().secondsProperty().set("0.1");
        model.hold();
        until(Phase.STUCK);
        assertThat(model.stateProperty().get()).contains("ignores the cancel");
        fixture.backend.faults().clear();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("deadline");
    }

    @Test
    void whatWritersWentThroughIsPlotted() throws Exception {
        model.hold();
        ActModelFixture.until(() -> fixture.backend.counters().holds() == 1, () -> {});
        fixture.backend.step("D:", 300);
        // Those of the workload, and the one that looks whether writers go on.
        ActModelFixture.until(() -> model.curveProperty().get().mostWaiting() == 301, model::tick);
        assertThat(model.curveProperty().get().waited()).isEqualTo(301);
        model.release();
        until(Phase.OVER);
        ActModelFixture.until(
                () -> model.curveProperty().get().writes().stream().allMatch(HoldCurve.Write::done), model::tick);
    }

    @ParameterizedTest
    @CsvSource({"33,FILE_LOCK_CONFLICT", "21,VOLUME_DISMOUNTED", "1005,VOLUME_DISMOUNTED"})
    void aRefusalIsSaidInWords(int error, String words) throws Exception {
        fixture.backend.faults().failOnce(CODE, error);
        model.hold();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).isEqualTo("Nothing was held.");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).line())
                .contains(Integer.toString(error))
                .contains(words);
    }

    @Test
    void aReadOnlyVolumeHasNothingToFlush() throws Exception {
        model = model(
                fixture.backend.add(ActModelFixture.disk("V:", true, false)).facts());
        model.hold();
        until(Phase.OVER);
        assertThat(model.stateProperty().get()).contains("read-only");
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void aRemoteVolumeIsNeverAsked() throws Exception {
        model = model(
                fixture.backend.add(ActModelFixture.disk("N:", false, true)).facts());
        model.hold();
        until(Phase.OVER);
        assertThat(Objects.requireNonNull(model.problemProperty().get()).line()).contains("local");
        assertThat(fixture.acts.log().operations(0, false)).noneMatch(operation -> operation.code() == CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "11", "-1", "ten", "NaN"})
    void aTimeThatCannotBeIsSaid(String seconds) {
        model.request().secondsProperty().set(seconds);
        assertThat(model.request().wrongSecondsProperty().get()).contains("0.1 to 10");
        assertThat(model.obstacle().get()).isNotEmpty();
    }

    @Test
    void anExpertMayHoldLongerAndThatIsRemembered() {
        model.request().secondsProperty().set("60");
        assertThat(model.obstacle().get()).isNotEmpty();
        model.request().expertProperty().set(true);
        assertThat(model.obstacle().get()).isEmpty();
        assertThat(model(fixture.volume("D:")).request().expertProperty().get()).isTrue();
        model.request().secondsProperty().set("121");
        assertThat(model.obstacle().get()).isNotEmpty();
    }

    @Test
    void rawInputIsHexAndGoesWithTheRequest() throws Exception {
        model.request().expertProperty().set(true);
        model.request().inputProperty().set("zz");
        assertThat(model.request().wrongInputProperty().get()).contains("zz");
        assertThat(model.obstacle().get()).isNotEmpty();
        model.request().inputProperty().set("0x01 02 ff");
        model.request().secondsProperty().set("0.1");
        model.hold();
        until(Phase.OVER);
        ActModelFixture.until(
                () -> fixture.acts.log().operations(0, false).stream().anyMatch(operation -> operation.code() == CODE),
                () -> {});
        assertThat(fixture.acts.log().operations(0, false))
                .filteredOn(operation -> operation.code() == CODE)
                .first()
                .satisfies(operation -> assertThat(operation.input()).containsExactly(1, 2, 0xFF));
    }
}
