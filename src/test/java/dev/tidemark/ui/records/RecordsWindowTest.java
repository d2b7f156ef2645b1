package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.OnFx;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits;
import javafx.scene.input.ScrollEvent.VerticalTextScrollUnits;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RecordsWindowTest {

    @TempDir
    static Path folder;

    private String remembered = "";
    private RecordsFixture fixture;
    private RecordsView view;
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            fixture.model.pulse();
        }
    };

    @Start
    void start(Stage stage) {
        fixture = RecordsFixture.remembering(folder, ColumnMemory.of(() -> remembered, text -> remembered = text));
        view = new RecordsView(fixture.model);
        Scene scene = new Scene(view, 1000, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        fixture.append(1_000);
        pulses.start();
    }

    /** How many rows fit, and so which is the first one, is known only once the table was laid out. */
    @BeforeEach
    void untilTheLastVisibleRowIsDrawn() {
        until(() -> fitting() > 10
                && fixture.visible().equals(RecordsFixture.range(1_000 - fitting(), 1_000))
                && cells().anyMatch(cell -> cell.getTableRow().getIndex() == fitting() - 1));
    }

    @AfterEach
    void end() {
        pulses.stop();
    }

    @Test
    void aRowBelowTheLastOneShowsNothingOfWhatItShowedBefore() throws Exception {
        List<RecordRow> rows = new ArrayList<>();
        onFx(() -> {
            for (Node node : table().lookupAll(".table-row-cell")) {
                rows.add((RecordRow) node);
            }
        });
        RecordRow row = rows.getFirst();
        Node across = fx(() -> row.lookup(".across"));
        RowSlot slot = new RowSlot();
        slot.marker = new Marker(RowKind.STARTED, 0, 0, 0, "as it was");
        slot.selected = true;
        onFx(() -> {
            row.updateItem(slot, false);
            assertThat(across.isVisible()).isTrue();
            row.updateItem(null, true);
            assertThat(across.isVisible()).isFalse();
            assertThat(row.getPseudoClassStates())
                    .extracting(PseudoClass::getPseudoClassName)
                    .doesNotContain("note", "chosen");
        });
    }

    // --- helpers

    private static void until(BooleanSupplier condition) {
        OnFx.until(condition);
        waitForFxEvents();
    }

    private RecordsTable table() {
        return (RecordsTable) view.lookup(".records-table");
    }

    private long first() {
        return fx(() -> fixture.model.window().first());
    }

    private int fitting() {
        return fx(() -> fixture.model.window().visible());
    }

    private Stream<SlotCell> cells() {
        return table().lookupAll(".slot-cell").stream().map(SlotCell.class::cast);
    }

    private SlotCell cellNode(int slot, RecordColumn column) {
        return cells().filter(
                        cell -> cell.column.equals(column) && cell.getTableRow().getIndex() == slot)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cell " + column + " in row " + slot));
    }

    /** A point in a visible row's cell, on the screen. */
    private Point2D cell(int slot, RecordColumn column) {
        return fx(() -> cellNode(slot, column).localToScreen(10, RecordsTable.ROW_HEIGHT / 2));
    }

    private Node header(RecordColumn column) {
        return fx(() -> table().lookup("#column-" + column.id()));
    }

    private TableColumn<RowSlot, ?> column(RecordColumn column) {
        return table().getColumns().stream()
                .filter(shown -> RecordsTable.column(shown).equals(column))
                .findFirst()
                .orElseThrow();
    }

    private void click(FxRobot robot, int slot) {
        robot.clickOn(cell(slot, Columns.NAME));
    }

    private long selected() {
        return fx(() -> {
            fixture.model.pulse();
            return fixture.model.selectedCountProperty().get();
        });
    }

    // --- scrolling

    @Test
    void asManyRowsAreVisibleAsFitAndTheNewestIsTheLast() {
        until(() -> fixture.model.window().visible() > 10 && fixture.visible().contains(999L));

        assertThat(fitting()).isBetween(14, 18);
        assertThat(first()).isEqualTo(1_000 - fitting());
    }

    /** A turn of the wheel or a finger's way, upwards, as the platform reports it. */
    private void scroll(double pixels, double perNotch, VerticalTextScrollUnits unit, double lines) {
        fx(() -> {
            Event.fireEvent(
                    table().lookup(".slot-cell"),
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            0,
                            0,
                            0,
                            0,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            0,
                            pixels,
                            0,
                            0,
                            1,
                            perNotch,
                            HorizontalTextScrollUnits.NONE,
                            0,
                            unit,
                            lines,
                            0,
                            null));
            return null;
        });
    }

    @Test
    void theWheelScrollsThreeRowsANotchAndLetsGoOfTheNewest() {
        until(() -> fixture.visible().contains(999L));
        long before = first();

        scroll(80, 40, VerticalTextScrollUnits.NONE, 0);

        until(() -> fixture.model.window().first() == before - 6);
        // The property takes it over at the next pulse.
        until(() -> !fixture.model.followingProperty().get());
        asyncFx(() -> fixture.append(500));
        until(() -> fixture.model.shownProperty().get() == 1_500);
        assertThat(first()).isEqualTo(before - 6);
    }

    @Test
    void theWheelScrollsAsManyLinesAsTheSystemSays() {
        until(() -> fixture.visible().contains(999L));
        long before = first();

        scroll(40, 40, VerticalTextScrollUnits.LINES, 5);
        until(() -> fixture.model.window().first() == before - 5);
        scroll(40, 40, VerticalTextScrollUnits.PAGES, 1);

        until(() -> fixture.model.window().first()
                == before - 5 - (fixture.model.window().visible() - 1));
    }

    @Test
    void smallMovesOnATouchpadAddUpToRows() {
        until(() -> fixture.visible().contains(999L));
        long before = first();

        scroll(9, 40, VerticalTextScrollUnits.NONE, 0);
        scroll(9, 40, VerticalTextScrollUnits.NONE, 0);
        assertThat(first()).isEqualTo(before);
        scroll(9, 40, VerticalTextScrollUnits.NONE, 0);

        until(() -> fixture.model.window().first() == before - 1);
    }

    @Test
    void homePageDownAndEndMoveThroughTheRows(FxRobot robot) {
        click(robot, 2);

        robot.type(KeyCode.HOME);
        until(() -> fixture.visible().getFirst() == 0);
        robot.type(KeyCode.PAGE_DOWN).type(KeyCode.PAGE_DOWN);
        until(() -> fixture.model.leadRecordProperty().get()
                == 2 * (fixture.model.window().visible() - 1));
        robot.type(KeyCode.END);
        until(() -> fixture.visible().contains(999L));

        until(() -> fixture.model.followingProperty().get());
    }

    @Test
    void draggingTheScrollBarsThumbToTheTopShowsTheFirstRow(FxRobot robot) {
        until(() -> fixture.visible().contains(999L));
        Node thumb = fx(() -> view.lookup(".row-scroll-bar").lookup(".thumb"));

        robot.drag(thumb, MouseButton.PRIMARY).dropBy(0, -500);

        until(() -> fixture.visible().getFirst() == 0);
        assertThat(fx(() -> ((ScrollBar) view.lookup(".row-scroll-bar")).getValue()))
                .isZero();
    }

    @Test
    void clickingTheScrollBarsTrackScrollsByAPage(FxRobot robot) {
        until(() -> fixture.visible().contains(999L));
        long before = first();
        Node bar = fx(() -> view.lookup(".row-scroll-bar"));
        Point2D track = fx(() -> bar.localToScreen(bar.getLayoutBounds().getWidth() / 2, 60));

        robot.clickOn(track);

        until(() -> fixture.model.window().first()
                == before - fixture.model.window().visible() + 1);
    }

    @Test
    void pauseFreezesWhatIsSeenAndResumeShowsEveryRowOnce() {
        until(() -> fixture.visible().contains(999L));
        fx(() -> {
            fixture.model.pausedProperty().set(true);
            return null;
        });
        fx(() -> fixture.append(300));
        until(() -> fixture.model.waitingProperty().get() == 300);
        assertThat(fx(fixture::visible)).endsWith(999L);

        fx(() -> {
            fixture.model.pausedProperty().set(false);
            return null;
        });

        until(() -> fixture.visible().contains(1_299L));
        assertThat(fx(fixture::visible)).isEqualTo(RecordsFixture.range(1_300 - fitting(), 1_300));
    }

    // --- selecting and copying

    @Test
    void shiftAndCtrlClicksSelectRangesAndSingleRows(FxRobot robot) {
        click(robot, 2);
        robot.press(KeyCode.SHIFT);
        click(robot, 5);
        robot.release(KeyCode.SHIFT);
        assertThat(selected()).isEqualTo(4);

        robot.press(KeyCode.CONTROL);
        click(robot, 8);
        click(robot, 3);
        robot.release(KeyCode.CONTROL);

        assertThat(selected()).isEqualTo(4);
        long first = first();
        assertThat(fx(fixture::selected)).containsExactly(first + 2, first + 4, first + 5, first + 8);
    }

    @Test
    void draggingOverRowsSelectsThem(FxRobot robot) {
        robot.moveTo(cell(2, Columns.NAME)).press(MouseButton.PRIMARY);
        robot.moveTo(cell(6, Columns.NAME)).release(MouseButton.PRIMARY);

        assertThat(selected()).isEqualTo(5);
    }

    @Test
    void ctrlASelectsAllRowsAndShiftArrowsExtend(FxRobot robot) {
        click(robot, 4);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        assertThat(selected()).isEqualTo(3);

        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);

        assertThat(selected()).isEqualTo(1_000);
    }

    @Test
    void ctrlCCopiesTheSelectedRowsWithTheVisibleColumns(FxRobot robot) {
        fx(() -> {
            for (TableColumn<RowSlot, ?> column : table().getColumns()) {
                RecordColumn shown = RecordsTable.column(column);
                column.setVisible(shown.equals(Columns.USN) || shown.equals(Columns.NAME));
            }
            return null;
        });
        until(() -> cells().allMatch(cell -> cell.column.equals(Columns.USN) || cell.column.equals(Columns.NAME)));
        long first = first();
        click(robot, 1);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);

        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        String expected = "USN\tName\n" + RecordsFixture.usn(first + 1) + "\t" + RecordsFixture.name(first + 1) + "\n"
                + RecordsFixture.usn(first + 2) + "\t" + RecordsFixture.name(first + 2) + "\n";
        until(() -> expected.equals(Clipboard.getSystemClipboard().getString()));
    }

    // --- context menu

    /** Asks for the menu of a cell; the event that follows the click is the platform's, and this one sends none. */
    private void menu(FxRobot robot, int slot, RecordColumn column) {
        Point2D at = cell(slot, column);
        robot.rightClickOn(at);
        fx(() -> {
            Event.fireEvent(
                    cellNode(slot, column),
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, at.getX(), at.getY(), false, null));
            return null;
        });
        waitForFxEvents();
    }

    @Test
    void theContextMenuFiltersForTheNameUnderThePointer(FxRobot robot) {
        List<String> names = new ArrayList<>();
        List<FileId> files = new ArrayList<>();
        fx(() -> {
            view.setOnFilterName(names::add);
            view.setOnFilterFileId(files::add);
            view.setRowCommands(
                    row -> List.of(Command.of(Scope.WINDOW, "act.held").run(() -> {})));
            fixture.model.followingProperty().set(false);
            return null;
        });
        long first = first();

        menu(robot, 4, Columns.NAME);
        assertThat(robot.lookup("#act-held").tryQuery()).isPresent();
        robot.clickOn("#records-filterName");
        menu(robot, 6, Columns.NAME);
        robot.clickOn("#records-filterFile");

        until(() -> !files.isEmpty());
        assertThat(names).containsExactly(RecordsFixture.name(first + 4));
        assertThat(files).containsExactly(FileId.ntfs(first + 6, 1));
        assertThat(fx(() -> fixture.model.leadRecordProperty().get())).isEqualTo(first + 6);
    }

    @Test
    void copyCellCopiesTheCellUnderThePointer(FxRobot robot) {
        long first = first();

        menu(robot, 4, Columns.USN);
        robot.clickOn("#records-copyCell");

        until(() -> Long.toString(RecordsFixture.usn(first + 4))
                .equals(Clipboard.getSystemClipboard().getString()));
    }

    // --- columns

    @Test
    void hiddenMovedAndSizedColumnsAreRemembered() {
        fx(() -> {
            column(Columns.SOURCE).setVisible(false);
            var name = column(Columns.NAME);
            table().getColumns().remove(name);
            table().getColumns().addFirst(name);
            return null;
        });
        waitForFxEvents();

        RecordsView again = fx(() -> new RecordsView(fixture.model));

        List<TableColumn<RowSlot, ?>> columns =
                fx(() -> List.copyOf(((RecordsTable) again.lookup(".records-table")).getColumns()));
        assertThat(RecordsTable.column(columns.getFirst())).isEqualTo(Columns.NAME);
        assertThat(columns)
                .filteredOn(column -> RecordsTable.column(column).equals(Columns.SOURCE))
                .allMatch(column -> !column.isVisible());
    }

    @Test
    void draggingAColumnsEdgeRemembersItsWidth(FxRobot robot) {
        Node header = header(Columns.NAME);
        Point2D edge = fx(() -> header.localToScreen(
                header.getLayoutBounds().getWidth() - 1,
                header.getLayoutBounds().getHeight() / 2));

        robot.moveTo(edge).press(MouseButton.PRIMARY).moveBy(40, 0).release(MouseButton.PRIMARY);

        until(() -> ColumnState.read(remembered, FieldRegistry.standard()).stream()
                .anyMatch(state -> state.column().equals(Columns.NAME) && state.width() > Columns.NAME.width() + 20));
    }

    @Test
    void aHeaderSortsAStoppedSourceUpDownAndOff(FxRobot robot) {
        fx(() -> {
            fixture.stop();
            return null;
        });
        waitForFxEvents();

        robot.clickOn(header(Columns.USN));
        until(() -> fixture.model.orderProperty().get() instanceof ShownOrder order && order.ascending());
        robot.clickOn(header(Columns.USN));
        until(() -> fixture.model.orderProperty().get() instanceof ShownOrder order && !order.ascending());
        fx(() -> {
            fixture.model.navigator().home(false);
            return null;
        });
        until(() -> fixture.visible().getFirst() == 999);
        robot.clickOn(header(Columns.USN));
        until(() -> fixture.model.orderProperty().get() == null);
    }

    @Test
    void aHeaderOfAGrowingSourceSaysWhyItDoesNotSort(FxRobot robot) {
        robot.clickOn(header(Columns.USN));

        until(() -> fixture.model.statusProperty().get().contains("Stop reading to sort"));
        assertThat(fx(() -> fixture.model.orderProperty().get())).isNull();
    }

    @Test
    void aRightClickOnAHeaderOpensItsMenuAndSortsNothing(FxRobot robot) {
        robot.clickOn(header(Columns.USN), MouseButton.SECONDARY);
        waitForFxEvents();

        assertThat(fx(() -> fixture.model.statusProperty().get())).doesNotContain("Stop reading to sort");
    }

    // --- for screen readers

    @Test
    void screenReadersGetTheTrueRowCountAndPosition(FxRobot robot) {
        click(robot, 3);
        selected();
        long first = first();

        assertThat(fx(() -> table().queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT)))
                .isEqualTo(1_000);
        Node row = (Node) fx(() -> table().queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
        assertThat(fx(() -> row.queryAccessibleAttribute(AccessibleAttribute.INDEX)))
                .isEqualTo((int) first + 3);
        assertThat((String) fx(() -> row.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .contains("Name " + RecordsFixture.name(first + 3))
                .contains("Reasons Data extend | File create | Close");
    }
}
