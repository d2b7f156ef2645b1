package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.Source;
import dev.tidemark.session.HighlightColour;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.session.HighlightsFile;
import dev.tidemark.session.Preset;
import dev.tidemark.session.PresetsFile;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
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

/** Presets and highlight rules in the window, by the keyboard. */
@Tag("shows-ask")
@ExtendWith(ApplicationExtension.class)
class PresetsWindowTest {

    private static final int ROWS = 12;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private FileWindow on;
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        on = new FileWindow(stage, folder);
        window = on.window;
        window.keepFilters(folder.resolve("data"));
        window.show(1100, 700, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    /** Names that take turns: a.tmp, b.docx, c.exe. */
    private void openJournal() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < ROWS; i++) {
            journal.add(
                    Records.v2(List.of("a.tmp", "b.docx", "c.exe").get(i % 3)).time(i));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        on.open(file, ROWS);
    }

    private void untilShown(long rows) {
        until(() -> window.records().shownProperty().get() == rows);
    }

    private List<Preset> keptPresets() {
        return new PresetsFile(folder.resolve("data")).read().filters();
    }

    private List<HighlightRule> keptRules() {
        return new HighlightsFile(folder.resolve("data")).read().filters();
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
    }

    private String text() {
        return fx(() -> window.filter().textProperty().get());
    }

    /** The keyboard of the test writes into the main window alone. */
    private void write(String field, String text) {
        onFx(() -> robot.lookup(field).queryTextInputControl().setText(text));
    }

    private void untilThere(String query) {
        until(() -> robot.lookup(query).tryQuery().isPresent());
    }

    private void focus(String query) {
        Node node = robot.lookup(query).query();
        onFx(node::requestFocus);
        until(node::isFocused);
    }

    // --- presets

    @Test
    void theFilterIsSavedByCtrlDAndTheStarIsFilledWhileItIsAPresetAndListsThem() throws Exception {
        openJournal();
        focus("#name-filter");
        robot.write("ext == docx").type(KeyCode.ENTER);
        untilShown(4);
        Node star = robot.lookup("#presets").query();
        assertThat(star.getStyleClass()).doesNotContain("filled");

        press(KeyCode.CONTROL, KeyCode.D);
        untilThere("#question-line");
        write("#question-line", "Papers");
        robot.clickOn("#question-do");
        until(() -> star.getStyleClass().contains("filled"));
        until(() -> keptPresets().contains(new Preset("Papers", "ext == docx")));

        onFx(() -> window.filter().textProperty().set("ext == docx x"));
        until(() -> !star.getStyleClass().contains("filled"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        untilThere("Papers");
        robot.clickOn("Papers");
        until(() -> star.getStyleClass().contains("filled"));
        untilShown(4);
    }

    @Test
    void aDigitWithCtrlAppliesThePresetThatHasItAndTheMenuNamesIt() throws Exception {
        openJournal();
        onFx(() -> {
            window.presets().editing().choose(window.presets().kept().items().get(1));
            window.presets().giveKey(1);
        });
        until(() -> keptPresets().stream().anyMatch(each -> each.key() == 1));
        assertThat(fx(() -> window.view().commands().get("presets.key.1").label()))
                .isEqualTo("1  Documents");
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(text()).isEmpty();
        press(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> text().startsWith("ext in {doc, docx"));
        untilShown(4);
        assertThat(fx(() -> window.view().commands().get("presets.key.1").isTicked()))
                .isTrue();
    }

    @Test
    void quietIsAChipThatHidesAndIsSaidWhereItCounts() throws Exception {
        openJournal();
        ToggleButton chip = robot.lookup("#quiet").queryAs(ToggleButton.class);
        assertThat(chip.isSelected()).isFalse();
        press(KeyCode.CONTROL, KeyCode.B);
        until(chip::isSelected);
        untilShown(8);
        assertThat(text()).isEmpty();
        Source source =
                fx(() -> Objects.requireNonNull(window.shell().currentProperty().get()));
        assertThat(fx(() -> CommandLineCopy.words(
                        source, false, window.shell().view().resolved())))
                .last()
                .asString()
                .startsWith("not (")
                .contains("Prefetch", "ext in {pf, tmp}");

        onFx(() -> window.filter().replace("ext == tmp"));
        until(() -> robot.lookup(".records-empty > .label")
                .queryAs(Label.class)
                .getText()
                .contains("Quiet"));
        onFx(() -> window.filter().clear());
        untilShown(ROWS);
        assertThat(fx(chip::isSelected)).isFalse();
        robot.clickOn("#quiet");
        untilShown(8);
        robot.clickOn("#quiet");
        untilShown(ROWS);
    }

    @Test
    void presetsAreEditedByTheKeyboardAndGoOutAndComeInAsAFile() throws Exception {
        onFx(() -> window.filter().replace("one"));
        onFx(() -> window.presets().save("Mine"));
        until(() -> !keptPresets().isEmpty() && keptPresets().getFirst().name().equals("Mine"));
        onFx(() -> window.view().commands().get("presets.edit").run());
        untilThere("#presets-list");
        ListView<Preset> list = robot.lookup("#presets-list").queryListView();
        until(list::isFocused);
        onFx(() -> list.getSelectionModel().select(0));
        robot.type(KeyCode.F2);
        until(() -> robot.lookup("#presets-name").query().isFocused());
        write("#presets-name", "Ours");
        robot.type(KeyCode.TAB);
        until(() -> keptPresets().getFirst().name().equals("Ours"));
        until(() -> robot.lookup("#presets-text").query().isFocused());
        write("#presets-text", "one or (");
        until(() ->
                !robot.lookup("#presets-problem").queryAs(Label.class).getText().isEmpty());
        robot.type(KeyCode.ESCAPE);
        until(() ->
                robot.lookup("#presets-problem").queryAs(Label.class).getText().isEmpty());

        on.files.answer = folder.resolve("sent.txt");
        onFx(() -> window.view().commands().get("presets.export").run());
        until(() -> Files.exists(on.files.answer));
        assertThat(on.files.answer).content().endsWith("\n\n[Ours]\none\n");
        on.files.answer = Files.writeString(folder.resolve("theirs.txt"), "[Ours]\ntwo\n");
        onFx(() -> window.view().commands().get("presets.import").run());
        until(() -> keptPresets().contains(new Preset("Ours (2)", "two")));

        onFx(list::requestFocus);
        press(KeyCode.CONTROL, KeyCode.DOWN);
        until(() -> keptPresets().get(1).name().equals("Ours"));
        robot.type(KeyCode.DELETE);
        until(() -> keptPresets().stream().noneMatch(each -> each.name().equals("Ours")));
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#presets-list").tryQuery().isEmpty());

        // As a desktop may: hidden, and not closed.
        onFx(() -> window.view().commands().get("presets.edit").run());
        untilThere("#presets-list");
        onFx(() -> list.getScene().getWindow().hide());
        onFx(() -> window.view().commands().get("presets.edit").run());
        untilThere("#presets-list");
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#presets-list").tryQuery().isEmpty());
    }

    // --- highlight rules

    private boolean isPainted(String name, HighlightColour colour) {
        PseudoClass state = PseudoClass.getPseudoClass("highlight-" + colour.id());
        return robot.lookup(".records-table .table-row-cell").queryAll().stream()
                .filter(row -> row.getPseudoClassStates().contains(state))
                .anyMatch(row -> row.lookupAll(".slot-text").stream()
                        .anyMatch(text ->
                                text instanceof Text shown && shown.getText().equals(name)));
    }

    @Test
    void aRuleIsMadeByTheKeyboardAndPaintsItsRowsAndIsNamedInTheInspectorAndAskedFor() throws Exception {
        openJournal();
        Platform.runLater(() -> window.view().commands().get("highlights.edit").run());
        untilThere("#highlights-list");
        until(() -> robot.lookup("#highlights-list").query().isFocused());
        robot.type(KeyCode.INSERT);
        until(() -> robot.lookup("#highlights-name").query().isFocused());
        write("#highlights-name", "Programs");
        robot.type(KeyCode.TAB);
        until(() -> robot.lookup("#highlights-text").query().isFocused());
        write("#highlights-text", "ext == exe");
        robot.type(KeyCode.ENTER);
        HighlightRule rule = new HighlightRule("Programs", "ext == exe", HighlightColour.RED, true);
        until(() -> keptRules().equals(List.of(rule)));
        until(() -> isPainted("c.exe", HighlightColour.RED));
        onFx(() -> robot.lookup("#highlights-blue").queryAs(RadioButton.class).fire());
        until(() -> isPainted("c.exe", HighlightColour.BLUE) && !isPainted("b.docx", HighlightColour.BLUE));
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#highlights-list").tryQuery().isEmpty());

        onFx(() -> window.records().goToRow(2));
        until(() ->
                window.inspector().fields().stream().anyMatch(row -> row.value().equals("Programs")));
        onFx(() -> window.filter().replace("rule == programs"));
        untilShown(4);
        onFx(() -> window.highlightRules().toggle());
        untilShown(0);
        onFx(() -> window.highlightRules().toggle());
        untilShown(4);
    }
}
