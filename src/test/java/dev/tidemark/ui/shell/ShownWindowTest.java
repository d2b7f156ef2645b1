package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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

/** What the table shows is what is counted, copied, exported and gone to. */
@Tag("shows-rows")
@ExtendWith(ApplicationExtension.class)
class ShownWindowTest {

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final ChosenFiles files = new ChosenFiles();
    private TidemarkWindow window;
    private FxRobot robot;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory(), files);
        window.show(1250, 780, Theme.LIGHT);
        robot = new FxRobot();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    private Source openFile(Path file) {
        onFx(() -> window.shell().open(file));
        until(() -> source() != null
                && source().location().equals(file.toAbsolutePath().toString())
                && !source().growing());
        return fx(this::source);
    }

    private Source source() {
        return window.shell().currentProperty().get();
    }

    private long shown() {
        return window.records().shownProperty().get();
    }

    /** The texts of the rows that can be seen, marker rows too. */
    private List<String> visibleTexts() {
        List<String> texts = new ArrayList<>();
        for (Node node : robot.lookup(".records-table .slot-text").queryAll()) {
            if (node instanceof Text text && isPainted(text) && !text.getText().isBlank()) {
                texts.add(text.getText());
            }
        }
        return texts;
    }

    private static boolean isPainted(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getOpacity() == 0 || !at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String counts() {
        return ((Labeled) robot.lookup("#counts").query()).getText();
    }

    private Path journal(String name, int records) throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("of " + name + " " + i));
        }
        return Files.write(folder.resolve(name), journal.toBytes());
    }

    // --- copy, export, counter

    @Test
    void sortedFilteredAndPausedTheTableItsCopyItsExportAndItsCounterAgreeRowByRow() throws Exception {
        openFile(Journals.file("win7-orc", "$J"));
        onFx(() -> {
            window.filter().reasons().click(Reason.FILE_CREATE);
            window.filter().reasons().clear();
            window.filter().reasons().click(Reason.FILE_DELETE);
            window.filter().reasons().click(Reason.RENAME_OLD_NAME);
            window.records().pausedProperty().set(true);
        });
        until(() -> shown() > 0 && window.shell().view().isSettled());
        onFx(() -> window.view().requestFocus());
        robot.clickOn("#column-name");
        robot.clickOn("#column-name");
        until(() -> window.shell().view().order() != null
                && !window.shell().view().order().ascending()
                && window.shell().view().isSettled());
        long shown = fx(this::shown);
        assertThat(shown).isBetween(100L, 38_000L);
        until(() -> counts().startsWith(String.format(Locale.ROOT, "%,d / ", shown)));

        List<String> copied = copied();
        List<String> exported = exported(folder.resolve("sorted.tsv"));

        assertThat(copied).hasSize((int) shown).isEqualTo(exported);
        assertThat(names(exported))
                .isSortedAccordingTo(Comparator.<String>naturalOrder().reversed());
    }

    /** USN and name of each row, as copied. */
    private List<String> copied() {
        onFx(() -> robot.lookup(".records-table").query().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).type(KeyCode.C).release(KeyCode.CONTROL);
        until(() -> window.records().statusProperty().get().contains("copied"));
        List<String> lines =
                fx(() -> Clipboard.getSystemClipboard().getString()).lines().toList();
        List<String> titles = List.of(lines.getFirst().split("\t"));
        int usn = titles.indexOf("USN");
        int name = titles.indexOf("Name");
        return lines.stream().skip(1).map(line -> cells(line, usn, name)).toList();
    }

    private static String cells(String line, int usn, int name) {
        String[] cells = line.split("\t", -1);
        return cells[usn] + "\t" + cells[name];
    }

    /** USN and name of each line of an export, written from the menu. */
    private List<String> exported(Path file) throws Exception {
        files.answer = file;
        onFx(() -> window.view().export());
        robot.clickOn("#export-do");
        until(() -> Files.exists(file));
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> cells(line, 0, 7))
                .toList();
    }

    private static List<String> names(List<String> rows) {
        return rows.stream()
                .map(row -> row.substring(row.indexOf('\t') + 1).toUpperCase(Locale.ROOT))
                .toList();
    }

    @Test
    void whatAFormatHasNoLineForIsCountedAndSaidWithItsReason() throws Exception {
        openFile(Journals.file("win10-v4-dfirntfs", "$J"));
        until(() -> shown() == window.shell().view().held() && shown() > 0);
        files.answer = folder.resolve("v4.tsv");
        onFx(() -> window.view().export());
        robot.clickOn("#export-do");

        until(() -> message().contains("records written to"));
        assertThat(fx(this::message))
                .contains("264 records written to " + files.answer)
                .contains("7 rows were left out")
                .contains("7 records of version 4: TSV has no line for them here");
        assertThat(Files.readAllLines(files.answer)).hasSize(265);
    }

    private String message() {
        return robot.lookup("#message-bar .label").queryAllAs(Labeled.class).stream()
                .map(label -> Objects.requireNonNullElse(label.getText(), ""))
                .reduce("", (all, text) -> all + text + "\n");
    }

    // --- another source

    @Test
    void anEmptySourceShowsNothingOfTheSourceBefore() throws Exception {
        openFile(journal("first", 40));
        until(() -> visibleTexts().contains("of first 0"));

        openFile(Files.createFile(folder.resolve("empty")));
        until(() -> counts().equals("0 / 0"));
        assertThat(fx(this::visibleTexts)).isEmpty();
        files.answer = folder.resolve("none.csv");
        onFx(() -> window.view().export());
        robot.clickOn("#export-do");
        until(() -> message().contains("No record written to " + files.answer));

        onFx(() -> window.shell().close(source()));
        until(() -> visibleTexts().contains("of first 0"));
        onFx(() -> window.shell().close(source()));
        until(() -> source() == null);
        assertThat(fx(this::visibleTexts)).isEmpty();
    }

    @Test
    void rowsOfTwoSourcesHaveKeysOfTheirOwn() throws Exception {
        openFile(journal("one", 30));
        onFx(() -> window.records().goToRow(3));
        long first = fx(() -> window.records().leadRecordProperty().get());

        openFile(journal("two", 30));
        onFx(() -> window.records().goToRow(3));
        until(() -> window.inspector().fields().stream()
                .anyMatch(field -> field.value().equals("of two 3")));
        assertThat(fx(() -> window.records().leadRecordProperty().get())).isNotEqualTo(first);
        assertThat(fx(this::visibleTexts)).contains("of two 3").noneMatch(text -> text.startsWith("of one"));
    }

    // --- citations

    @Test
    void aRowCitedFromALiveVolumeIsFoundByGoToThereAndInAFile() throws Exception {
        backend.step("D:", 500);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> shown() > 400);
        onFx(() -> window.records().pausedProperty().set(true));
        onFx(() -> window.records().goToRow(200));
        String citation = cited();
        long cited = fx(() -> window.records().leadRecordProperty().get());
        assertThat(citation).matches("usn\\d+-[0-9a-f]{12}-v[0-9a-f]+-j[0-9a-f]{16}");

        onFx(() -> window.records().goToRow(5));
        goTo(citation);
        until(() -> window.records().leadRecordProperty().get() == cited);

        String other = citation.replaceFirst("-j[0-9a-f]{16}", "-j0000000000000001");
        onFx(() -> window.records().goToRow(5));
        goTo(other);
        until(() -> window.records().statusProperty().get().contains("is not the cited one"));
        assertThat(fx(() -> window.records().leadRecordProperty().get())).isNotEqualTo(cited);
    }

    @Test
    void aCitedRowThatTheFilterHidesIsSaidToBeHidden() throws Exception {
        openFile(journal("hidden", 60));
        onFx(() -> window.records().goToRow(7));
        String citation = cited();
        onFx(() -> {
            window.filter().textProperty().set("\"hidden 8\"");
            window.filter().take();
        });
        until(() -> shown() == 1);
        goTo(citation);

        until(() -> window.records().statusProperty().get().startsWith("That record is here, but"));
        onFx(() -> window.filter().clear());
        until(() -> shown() == 60);
        goTo(citation);
        until(() -> window.inspector().fields().stream()
                .anyMatch(field -> field.value().equals("of hidden 7")));

        goTo("gap1-0123456789ab");
        until(() -> window.records().statusProperty().get().startsWith("That row is not here: it is not a record"));
    }

    /** Copies the citation of the leading row by its key. */
    private String cited() {
        onFx(() -> robot.lookup(".records-table").query().requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> window.records().statusProperty().get().startsWith("Citation copied"));
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void theLineThatAsksWhereToGoHasRoomForACitation() throws Exception {
        openFile(journal("any", 3));
        String citation = "usn7000000-1f0c29d4b7a3-v1a2b3c4d-j01d8347be2ab90f1-o123456789";
        robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        until(() -> !robot.lookup(".dialog-pane .text-field").queryAll().isEmpty());
        TextInputControl line = robot.lookup(".dialog-pane .text-field").queryTextInputControl();
        double text = new Text(citation).getLayoutBounds().getWidth();
        until(() -> line.getWidth() > text);
        robot.type(KeyCode.ESCAPE);
    }

    private void goTo(String citation) {
        robot.press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        until(() -> robot.lookup(".dialog-pane .text-field").queryAll().stream().anyMatch(Node::isFocused));
        onFx(() ->
                robot.lookup(".dialog-pane .text-field").queryTextInputControl().setText(citation));
        // A question that was just asked takes Enter for held from before, until another key was pressed.
        robot.type(KeyCode.F24).type(KeyCode.ENTER);
        until(() -> robot.lookup(".dialog-pane .text-field").queryAll().isEmpty());
    }
}
