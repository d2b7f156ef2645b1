package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the panes at the sides and the rows have to do with each other. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class PanesWindowTest {

    private static final FileId DOCS = FileId.ntfs(0x40, 1);

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private TidemarkWindow window;
    private FxRobot robot;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(
                stage, backend, folder, InstantSource.system(), Settings.inMemory(), new ChosenFiles());
        window.show(1250, 780, Theme.LIGHT);
        robot = new FxRobot();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    private void openFile(String in, int records) throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("name " + i).parent(i % 10 == 0 ? DOCS : FileId.NTFS_ROOT));
        }
        Path file = Files.write(Files.createDirectory(folder.resolve(in)).resolve("$J"), journal.toBytes());
        onFx(() -> window.shell().open(file));
        until(() -> source() != null && source().location().equals(file.toString()) && shown() == records);
    }

    private Source source() {
        return window.shell().currentProperty().get();
    }

    private long shown() {
        return window.records().shownProperty().get();
    }

    private boolean sees(String text) {
        return robot.lookup(".records-table .slot-text").queryAll().stream()
                .anyMatch(node -> node instanceof Text words && words.getText().equals(text));
    }

    private String title() {
        return window.inspector().titleProperty().get();
    }

    private void filterName(String name) {
        onFx(() -> {
            window.filter().nameProperty().set(name);
            window.filter().takeName();
        });
    }

    // --- opening

    @Test
    void aFileOpensAtItsFirstRowAndDoesNotFollow() throws Exception {
        openFile("one", 300);

        until(() -> sees("name 0"));
        assertThat(fx(() -> window.records().followingProperty().get())).isFalse();
    }

    @Test
    void aLiveVolumeOpensAtItsNewestRowAndFollows() throws Exception {
        openFile("one", 300);
        backend.step("D:", 500);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));

        until(() -> shown() > 400);
        assertThat(fx(() -> window.records().followingProperty().get())).isTrue();
    }

    @Test
    void openFilesAreCalledTheSameInTheToolBarAndInTheTitle() throws Exception {
        openFile("win10-aptsim", 3);

        ComboBox<?> sources = robot.lookup("#sources").queryComboBox();
        until(() -> sources.getButtonCell().getText().equals("win10-aptsim\\$J"));
        assertThat(fx(() -> ((Stage) sources.getScene().getWindow()).getTitle()))
                .isEqualTo("win10-aptsim\\$J — Tidemark");
        assertThat(fx(() -> robot.lookup("#volumes").tryQuery())).isEmpty();
    }

    // --- the filter and the inspector

    @Test
    void aChosenRecordThatTheFilterHidesLeavesTheInspectorAndComesBack() throws Exception {
        openFile("one", 100);
        onFx(() -> window.records().goToRow(7));
        until(() -> title().startsWith("USN_RECORD_V2"));

        filterName("name 8");
        until(() -> title().equals("The chosen record does not pass the filter"));
        assertThat(fx(() -> window.inspector().fields())).isEmpty();

        filterName("name 7");
        until(() -> title().startsWith("USN_RECORD_V2"));
    }

    @Test
    void onlyTheRecordsOfADirectoryAreShownFromARecordInIt() throws Exception {
        openFile("one", 100);
        onFx(() -> window.records().goToRow(20));

        onFx(() -> window.view().commands().get("records.filterDirectory").run());

        until(() -> shown() == 10);
        assertThat(fx(() -> window.filter().specProperty().get())).isEqualTo(FilterSpec.ALL.withParent(DOCS));
        robot.clickOn("#directory-filter");
        until(() -> shown() == 100);
    }

    @Test
    void whenNoRecordPassesThatIsSaidOnceThoughRowsOfTheReaderAreShown() {
        backend.step("D:", 200);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> shown() > 150);

        filterName("nothing is called so");
        until(() -> emptyWords().startsWith("Nothing of "));
        assertThat(fx(this::emptyWords)).endsWith(" passes the filter.");
        assertThat(fx(() -> robot.lookup("#records-empty-next").query().isVisible()))
                .isTrue();
        assertThat(fx(this::shown)).isBetween(1L, 5L);
        onFx(() -> {});
        assertThat(robot.lookup("#filter-nothing").tryQuery()).isEmpty();

        robot.clickOn("#records-empty-next");
        until(() -> shown() > 150);
        until(() -> !fx(() -> window.records().isEmptySaid()));
    }

    private String emptyWords() {
        return robot.lookup("#records-empty .label").queryAs(Labeled.class).getText();
    }
}
