package dev.tidemark.ui.acts.journal;

import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.ui.acts.kit.ActWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Journal administration and faults on demand beside the real window. */
@Tag("shows-act")
@ExtendWith(ApplicationExtension.class)
class JournalWindowTest {

    /** Of the table of rates: period, rate and four sizes. */
    private static final int COLUMNS = 6;

    private static final int CREATE = 1;
    private static final int DELETE = 2;
    private static final int RANGES = 3;

    @TempDir
    static Path folder;

    private ActWindow on;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void tab(int number) {
        TabPane tabs = on.robot.lookup("#journal .tab-pane").query();
        onFx(() -> tabs.getSelectionModel().select(number));
    }

    private SimulatedJournal journal(String volume) {
        return on.backend.volume(volume).journal();
    }

    @Test
    void aQueryShowsEveryFieldWithItsMeaning() throws Exception {
        on.journal("D:");
        on.untilSays("journal-state", "USN_JOURNAL_DATA_V2");
        JournalFieldsTable fields = on.node("journal-fields");
        assertThat(fields.getItems())
                .hasSize(13)
                .allMatch(field -> !field.meaning().isBlank());
    }

    @Tag("shows-when")
    @Test
    void howFarBackItReachesStandsBelowTheFields() {
        on.journal("D:");
        until(() -> reachLines().size() == 2 * COLUMNS);
        assertThat(reachLines().subList(0, COLUMNS))
                .startsWith("Written", "Rate")
                .endsWith("256 MiB reach");
        assertThat(reachLines().get(COLUMNS)).startsWith("in all ");
    }

    @Tag("shows-when")
    @Test
    void ofAJournalWithoutARecordNothingIsToldOfRates() {
        on.journal("F:");
        on.untilSays("journal-state", "no active change journal");
        assertThat(reachLines()).isEmpty();
        tab(CREATE);
        on.click("journal-create");
        on.untilSays("journal-result", "Created");
        tab(0);
        until(() -> on.robot.lookup(".reach-none").query().isVisible());
        assertThat(reachLines()).isEmpty();
    }

    private List<String> reachLines() {
        return on.robot.lookup("#reach-lines .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void aJournalIsCreatedAndThenResized() throws Exception {
        on.journal("F:");
        on.untilSays("journal-state", "no active change journal");
        tab(CREATE);
        on.untilSays("journal-creates", "Creates a journal on F:");
        on.type("journal-maximumSize", "16 MiB");
        on.click("journal-create");
        on.untilSays("journal-result", "Created");
        assertThat(journal("F:").isActive()).isTrue();
        on.untilSays("journal-creates", "Resizes the journal of F:, now 16 MiB");
        assertThat(on.text("journal-create")).isEqualTo("Resize");
        on.type("journal-maximumSize", "64 MiB");
        on.click("journal-create");
        on.untilSays("journal-result", "Resized");
        on.untilSays("journal-creates", "now 64 MiB");
    }

    @Test
    void onlyTheVolumesNameDeletesAndItsEndIsSeen() throws Exception {
        journal("D:").deletionTime(Duration.ofHours(1));
        on.journal("D:");
        on.untilSays("journal-state", "Active");
        tab(DELETE);
        on.type("journal-name", "E:");
        assertThat(on.disabled("journal-delete")).isTrue();
        on.type("journal-name", "D:");
        until(() -> !on.disabled("journal-delete"));
        on.click("journal-delete");
        on.untilSays("journal-deletion", "1178 ERROR_JOURNAL_DELETE_IN_PROGRESS");
        assertThat(on.node("journal-progress").isVisible()).isTrue();
        on.clock.advance(Duration.ofHours(1));
        on.untilSays("journal-deletion", "The journal is deleted");
        on.untilSays("journal-state", "no active change journal");
        assertThat(journal("D:").isActive()).isFalse();
    }

    @Test
    void waitingForADeletionCanBeStopped() throws Exception {
        journal("D:").deletionTime(Duration.ofHours(1));
        on.journal("D:");
        on.untilSays("journal-state", "Active");
        tab(DELETE);
        on.click("journal-wait");
        on.type("journal-name", "D:");
        on.click("journal-delete");
        on.untilSays("journal-deletion", "Waiting for the deletion to end");
        on.click("journal-stop");
        on.untilSays("journal-deletion", "1178");
        on.untilSays("act-problem-meaning", "the deletion continues");
    }

    @Test
    void aDeletionThatGoesOnWhenOpenedIsRecognised() throws Exception {
        journal("D:").deletionTime(Duration.ofHours(1));
        journal("D:").delete();
        on.journal("D:");
        on.untilSays("journal-state", "being deleted");
        on.clock.advance(Duration.ofHours(1));
        on.untilSays("journal-state", "no active change journal");
    }

    @Test
    void trackingCannotBeTurnedOffAndItsSizesOnlyLowered() throws Exception {
        on.journal("D:");
        on.untilSays("journal-state", "Active");
        tab(RANGES);
        on.untilSays("journal-ranges", "cannot be turned off without deleting the journal");
        assertThat(on.disabled("journal-track")).isTrue();
        on.type("journal-ranges-name", "D:");
        on.click("journal-track");
        on.untilSays("journal-result", "tracked from USN");
        on.type("journal-chunk", "64 KiB");
        on.type("journal-ranges-name", "D:");
        on.click("journal-track");
        on.untilSays("act-problem-what", "87 ERROR_INVALID_PARAMETER");
        assertThat(on.text("act-problem-meaning")).contains("only be lowered");
    }

    @Test
    void aCodeThatFailsOnceIsSaidWithNumberSymbolMeaningAndNextStep() throws Exception {
        on.faults();
        on.type("faults-code-text", ControlCode.FSCTL_CREATE_USN_JOURNAL.name());
        on.type("faults-error-text", "1167");
        on.click("faults-fail");
        ListView<String> active = on.node("faults-active");
        until(() -> active.getItems().size() == 1);
        assertThat(active.getItems())
                .containsExactly("FSCTL_CREATE_USN_JOURNAL fails once with 1167 ERROR_DEVICE_NOT_CONNECTED");
        onFx(() -> active.getScene().getWindow().hide());
        on.journal("D:");
        on.untilSays("journal-state", "Active");
        tab(CREATE);
        on.click("journal-create");
        on.untilSays("act-problem-what", "FSCTL_CREATE_USN_JOURNAL on D: failed: 1167 ERROR_DEVICE_NOT_CONNECTED");
        assertThat(on.text("act-problem-meaning")).contains("no longer connected");
        assertThat(on.text("act-problem-next")).contains("Connect it again");
        on.click("journal-create");
        on.untilSays("journal-result", "Resized");
        on.faults();
        ListView<String> later = on.node("faults-active");
        until(() -> later.getItems().isEmpty());
    }

    @Test
    void thePanelListsWhatIsActiveAndClearsIt() throws Exception {
        on.faults();
        on.click("faults-stubborn");
        on.click("faults-late");
        ListView<String> active = on.node("faults-active");
        until(() -> active.getItems().size() == 2);
        on.click("faults-clear");
        until(() -> active.getItems().isEmpty());
        on.type("faults-code-text", "nonsense");
        on.click("faults-fail");
        on.untilSays("faults-wrong", "nonsense");
    }
}
