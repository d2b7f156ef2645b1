package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static dev.tidemark.testing.ShownRecords.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.Fields;
import dev.tidemark.summary.Grouping;
import dev.tidemark.testing.Contrast;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Timeline, filter and table agree, whichever of them a person uses; by mouse and by keyboard. */
@Tag("shows-when")
@ExtendWith(ApplicationExtension.class)
class TimelineWindowTest {

    private static final double GRAPHICS = 3;
    private static final double TEXT = 4.5;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private final SimulatedBackend backend = SimulatedBackend.standard(3, InstantSource.system());
    private final Settings settings = Settings.inMemory();
    private final ChosenFiles files = new ChosenFiles();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, files);
        window.setOnEnd(() -> {});
        window.show(1000, 700, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    /** A record each second, for 100 seconds. */
    private void openJournal() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 100; i++) {
            int reason = i % 2 == 0 ? Reason.FILE_CREATE.bit() : Reason.FILE_DELETE.bit();
            journal.add(Records.v2("file " + i + ".txt").time(at(i)).reason(reason));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        onFx(() -> window.shell().open(List.of(file), List.of()));
        until(() -> window.records().shownProperty().get() == 100);
    }

    private void unfold() {
        onFx(() -> robot.lookup(".records-table").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.T);
        until(window::isTimelineDrawn);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Node plot() {
        return robot.lookup("#timeline-plot").query();
    }

    /** A place on the axis, 0 at its left end and 1 at its right. */
    private Point2D place(double part) {
        Bounds bounds = fx(() -> plot().localToScreen(plot().getBoundsInLocal()));
        return new Point2D(
                bounds.getMinX() + 84 + part * (bounds.getWidth() - 94), bounds.getMinY() + bounds.getHeight() / 3);
    }

    private String filter() {
        return fx(() -> window.filter().appliedProperty().get().text());
    }

    private long shown() {
        return window.records().shownProperty().get();
    }

    private void drag(double from, double to) {
        robot.moveTo(place(from))
                .press(MouseButton.PRIMARY)
                .moveTo(place((from + to) / 2))
                .moveTo(place(to));
    }

    /** What is unfolded above takes room of the inspector too, and a window that is made smaller does. */
    @Test
    void inASmallWindowTheRecordsKeepTheMostOfTheRoom() throws Exception {
        openJournal();
        Window shown = robot.lookup(".records-table").query().getScene().getWindow();
        onFx(() -> shown.setHeight(800));
        until(() -> height(".inspector") > 170);
        unfold();
        onFx(() -> shown.setHeight(600));

        until(() -> height(".inspector") < 110);
        assertThat(height(".records-table")).isGreaterThan(height(".inspector"));
    }

    private double height(String selector) {
        return fx(() -> robot.lookup(selector).query().getLayoutBounds().getHeight());
    }

    @Test
    void aDragFiltersBySoMuchTimeAndEscBeforeItsEndDoesNot() throws Exception {
        openJournal();
        unfold();
        drag(0.2, 0.4);
        robot.release(MouseButton.PRIMARY);
        until(() -> filter().startsWith("time >= 2024-05-03T12:00:") && shown() < 30);
        assertThat(shown()).isBetween(17L, 23L);
        String first = filter();

        drag(0.6, 0.7);
        robot.type(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(filter()).isEqualTo(first);

        drag(0.6, 0.7);
        robot.release(MouseButton.PRIMARY);
        until(() -> !filter().equals(first) && shown() < 15);
        assertThat(filter()).containsOnlyOnce(">=");
    }

    @Test
    void aClickLeadsToTheRowAndTheRowIsSeenOnTheTimeline() throws Exception {
        openJournal();
        unfold();
        robot.clickOn(place(0.5));
        until(() -> window.records().leadRecordProperty().get() >= 0);
        assertThat(window.records().leadRecordProperty().get()).isBetween(45L, 55L);
        onFx(() -> window.records().goToRow(90));
        until(() -> fx(window::timelineSelection).contains("2024-05-03 12:01:30"));
    }

    @Test
    void theKeyboardAloneChoosesARangeFiltersByItAndGoesToItsFirstRow() throws Exception {
        openJournal();
        unfold();
        onFx(() -> plot().requestFocus());
        robot.type(KeyCode.LEFT, 3);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, 4).release(KeyCode.SHIFT);
        until(() -> fx(() -> plot().getAccessibleText()).contains("Chosen: 2024-05-03 12:01"));
        robot.type(KeyCode.SPACE);
        until(() -> window.records().leadRecordProperty().get() >= 80);
        robot.type(KeyCode.ENTER);
        until(() -> filter().startsWith("time >= 2024-05-03T12:01:") && shown() < 10);
        robot.type(KeyCode.DELETE);
        until(() -> filter().isEmpty() && shown() == 100);
    }

    @Test
    void wheelAndKeysZoomAndZeroGoesBack() throws Exception {
        openJournal();
        unfold();
        String whole = title();
        onFx(() -> Event.fireEvent(plot(), wheel(80)));
        until(() -> !title().equals(whole));
        onFx(() -> plot().requestFocus());
        robot.type(KeyCode.DIGIT0);
        until(() -> title().equals(whole));
        robot.type(KeyCode.ADD);
        until(() -> !title().equals(whole));
        robot.doubleClickOn(place(0.5));
        until(() -> title().equals(whole));
    }

    private static ScrollEvent wheel(double up) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                300,
                30,
                300,
                30,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                up,
                0,
                up,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private String title() {
        return fx(() -> robot.lookup("#timeline-words").queryAs(Labeled.class).getText());
    }

    @Test
    void foldingIsRememberedAndNarrowWindowsCutOnlyWords() throws Exception {
        openJournal();
        unfold();
        assertThat(settings.get("pane.timeline", "")).isEqualTo("true");
        onFx(() -> window.view().getScene().getWindow().setWidth(640));
        WaitForAsyncUtils.waitForFxEvents();
        Bounds button = fx(() -> {
            Node log = robot.lookup("#timeline-logarithmic").query();
            return log.localToScene(log.getBoundsInLocal());
        });
        assertThat(button.getMaxX())
                .isLessThanOrEqualTo(fx(() -> window.view().getScene().getWidth()));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        until(() -> !plot().isVisible() || !plot().getParent().isVisible());
        assertThat(settings.get("pane.timeline", "")).isEqualTo("false");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void coloursOfTheKindsStandOutAndTextsCanBeRead(Theme theme) throws Exception {
        openJournal();
        onFx(() -> window.view().theme().set(theme));
        unfold();
        robot.push(KeyCode.F9);
        until(() -> !robot.lookup("#statistics-table")
                .queryAs(TableView.class)
                .getItems()
                .isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        Color ground =
                colour(fx(() -> robot.lookup(".timeline").queryAs(Region.class).getBackground()));
        for (String kind : List.of("create", "write", "rename", "delete", "metadata", "other")) {
            Color colour = colour(fx(() -> robot.lookup(".timeline-swatch-" + kind)
                    .queryAs(Region.class)
                    .getBackground()));
            assertThat(Contrast.ratio(colour, ground)).as(kind).isGreaterThanOrEqualTo(GRAPHICS);
        }
        for (String part : List.of(".timeline", ".statistics")) {
            assertThat(fx(() -> Contrast.texts(robot.lookup(part).query())))
                    .isNotEmpty()
                    .allSatisfy(
                            text -> assertThat(text.ratio()).as(text.toString()).isGreaterThanOrEqualTo(TEXT));
        }
    }

    private static Color colour(Background background) {
        return (Color) background.getFills().getFirst().getFill();
    }

    @Test
    void aLineOfTheStatisticsNarrowsByClickExcludesWithAltAndIsExported() throws Exception {
        openJournal();
        robot.clickOn(".records-table");
        robot.push(KeyCode.F9);
        until(() -> robot.lookup("FILE_CREATE").tryQuery().isPresent());
        TableView<?> lines = robot.lookup("#statistics-table").queryTableView();
        assertThat(fx(() -> lines.getVisibleLeafColumn(0).getWidth()))
                .as("values are not cut for the sake of numbers")
                .isGreaterThanOrEqualTo(200);
        robot.clickOn("FILE_CREATE");
        until(() -> filter().equals("reason any FILE_CREATE") && shown() == 50);
        onFx(() -> window.filter().clear());
        until(() -> robot.lookup("FILE_DELETE").tryQuery().isPresent());
        robot.press(KeyCode.ALT).clickOn("FILE_DELETE").release(KeyCode.ALT);
        until(() -> filter().equals("not reason any FILE_DELETE") && shown() == 50);

        files.answer = folder.resolve("lines.tsv");
        robot.clickOn("#statistics-export");
        until(() -> Files.exists(folder.resolve("lines.tsv")));
        assertThat(folder.resolve("lines.tsv")).content().contains("reason\tvalue\tFILE_CREATE\t\t50\t1");

        double own = 240;
        onFx(() -> lines.getVisibleLeafColumn(0).setPrefWidth(own));
        ComboBox<Grouping> by = robot.lookup("#statistics-by").queryComboBox();
        int columns = fx(() -> lines.getVisibleLeafColumns().size());
        onFx(() -> by.setValue(Grouping.of(Fields.DIRECTORY)));
        until(() -> lines.getVisibleLeafColumns().size() == columns + 1);
        onFx(() -> by.setValue(Grouping.HOUR));
        until(() -> robot.lookup("12:00 \u2013 12:59").tryQuery().isPresent());
        assertThat(fx(() -> lines.getVisibleLeafColumn(0).getWidth()))
                .as("a width that a person gave stays")
                .isEqualTo(own);
    }

    @Test
    void statisticsThatAreFoldedAwayMeanwhileAreNotWritten() throws Exception {
        openJournal();
        onFx(() -> window.view().statisticsShown().set(true));
        until(() -> robot.lookup("FILE_CREATE").tryQuery().isPresent());
        files.answer = folder.resolve("lines.csv");
        files.meanwhile = () -> window.view().statisticsShown().set(false);
        robot.clickOn("#statistics-export");
        until(() -> robot.lookup(files.answer + " was not written: what is counted has changed")
                .tryQuery()
                .isPresent());
        assertThat(files.answer).doesNotExist();
    }
}
