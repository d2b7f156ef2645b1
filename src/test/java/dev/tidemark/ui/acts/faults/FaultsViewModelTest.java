package dev.tidemark.ui.acts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.acts.faults.FaultsViewModel.How;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FaultsViewModelTest {

    private final ActModelFixture fixture = new ActModelFixture();
    private final FaultsViewModel model =
            new FaultsViewModel(fixture.acts, fixture.acts.faults().orElseThrow(), BackgroundTasks.atOnce());

    @BeforeEach
    void open() {
        model.tick();
    }

    @Test
    void onceIsGoneAfterTheNextCall() throws Exception {
        model.errorProperty().set("1179 ERROR_JOURNAL_NOT_ACTIVE");
        model.fail();
        assertThat(model.active())
                .containsExactly("FSCTL_QUERY_USN_JOURNAL fails once with 1179 ERROR_JOURNAL_NOT_ACTIVE");
        assertThat(fixture.acts.journals().isBeingDeleted(fixture.volume("D:"))).isFalse();
        model.tick();
        assertThat(model.active()).isEmpty();
    }

    @Test
    void anyCodeAndAnyErrorByNumber() {
        model.codeProperty().set("0x00090018");
        model.errorProperty().set("1392");
        model.howProperty().set(How.ALWAYS);
        model.fail();
        model.codeProperty().set("0x12345678");
        model.errorProperty().set("ERROR_NOT_READY");
        model.howProperty().set(How.CHANCE);
        model.chanceProperty().set("0.25");
        model.fail();
        assertThat(model.active())
                .containsExactly(
                        "FSCTL_LOCK_VOLUME always fails with 1392 ERROR_FILE_CORRUPT",
                        "0x12345678 fails with 21 ERROR_NOT_READY, with a chance of 0.25");
    }

    @Test
    void delaysAndStubbornDriversAreListed() {
        model.beLate();
        model.letHoldsStick();
        assertThat(model.active())
                .containsExactly(
                        "FSCTL_QUERY_USN_JOURNAL is answered 500 ms late",
                        "IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES ignores cancel");
    }

    @Test
    void whatIsWrongIsSaidAndNothingInjected() {
        model.codeProperty().set("FSCTL_WASH");
        model.fail();
        assertThat(model.wrongProperty().get()).contains("FSCTL_WASH");
        model.codeProperty().set("FSCTL_LOCK_VOLUME");
        model.errorProperty().set("0");
        model.fail();
        assertThat(model.wrongProperty().get()).contains("Win32 error");
        model.errorProperty().set("5");
        model.howProperty().set(How.CHANCE);
        model.chanceProperty().set("2");
        model.fail();
        assertThat(model.wrongProperty().get()).contains("chance");
        model.delayProperty().set("soon");
        model.beLate();
        assertThat(model.wrongProperty().get()).contains("soon");
        assertThat(model.active()).isEmpty();
        model.delayProperty().set("5");
        model.beLate();
        assertThat(model.wrongProperty().get()).isEmpty();
    }

    @Test
    void aVolumeThatIsPulledOutCanBePutBack() {
        model.volumeProperty().set("D:");
        model.pullOut(true);
        assertThat(fixture.backend.volumes()).noneMatch(volume -> volume.id().equals("D:"));
        model.tick();
        assertThat(model.volumes()).contains("D:");
        assertThat(model.active()).containsExactly("D: is pulled out");
        model.pullOut(false);
        assertThat(fixture.backend.volumes()).anyMatch(volume -> volume.id().equals("D:"));
        assertThat(model.active()).isEmpty();
    }

    @Test
    void onlyVolumesThatCanHaveAJournalAreOffered() {
        assertThat(model.volumes()).containsExactly("C:", "D:", "E:", "F:", "R:");
        assertThat(model.volumeProperty().get()).isEqualTo("C:");
    }

    @Test
    @Tag("shows-window")
    void thePanelBeginsAtTheVolumeThatIsChosenWhereSomethingCanHappenToIt() {
        assertThat(begun("E:")).isEqualTo("E:");
        assertThat(begun("X:")).as("a volume without journals").isEqualTo("C:");
    }

    private String begun(String chosen) {
        FaultsViewModel other =
                new FaultsViewModel(fixture.acts, fixture.acts.faults().orElseThrow(), BackgroundTasks.atOnce());
        other.begin(chosen);
        other.tick();
        return String.valueOf(other.volumeProperty().get());
    }

    @Test
    void journalsAreWrappedDeletedAndCreatedAnew() throws Exception {
        model.volumeProperty().set("D:");
        model.deleteJournal();
        assertThat(fixture.backend.volume("D:").journal().isActive()).isFalse();
        model.createJournal();
        assertThat(fixture.backend.volume("D:").journal().isActive()).isTrue();
        fixture.backend.step("D:", 500);
        model.wrapJournal();
        assertThat(fixture.acts.journals().query(fixture.volume("D:")).firstUsn())
                .isPositive();
    }

    @Test
    void clearEndsEverything() {
        model.fail();
        model.beLate();
        model.letHoldsStick();
        model.volumeProperty().set("D:");
        model.pullOut(true);
        model.clear();
        assertThat(model.active()).isEmpty();
    }
}
