package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Command;
import dev.tidemark.field.Fields;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Columns shown, moved, sized and sorted by without a mouse. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class ColumnsViewWindowTest {

    private static final int ROWS = 6;

    @TempDir
    static Path folder;

    private final FxRobot robot = new FxRobot();
    private RecordsWindow on;

    @Start
    void open(Stage stage) {
        on = new RecordsWindow(stage, folder, "");
        for (int i = 0; i < ROWS; i++) {
            on.fixture.append(Records.v2("file " + "x".repeat(30 - i) + ".txt")
                    .file(FileId.ntfs(i, 1))
                    .bytes());
        }
        on.fixture.publish();
    }

    @BeforeEach
    void ask() {
        on.untilShown(ROWS);
        Command command = on.view.commands().stream()
                .filter(each -> each.id().equals("view.columns"))
                .findFirst()
                .orElseThrow();
        assertThat(command.keys()).containsExactly("F8");
        Platform.runLater(command::run);
        until(() -> robot.lookup("#columns-list").tryQuery().isPresent() && list().isFocused());
        onFx(() -> list().getSelectionModel().select(on.column(Columns.NAME)));
    }

    @AfterEach
    void close() {
        robot.type(KeyCode.ESCAPE);
        until(() -> robot.lookup("#columns-list").tryQuery().isEmpty());
        on.close();
    }

    @SuppressWarnings("unchecked")
    private ListView<TableColumn<RowSlot, ?>> list() {
        return (ListView<TableColumn<RowSlot, ?>>) robot.lookup("#columns-list").query();
    }

    private double width() {
        return fx(() -> on.column(Columns.NAME).getWidth());
    }

    private int place() {
        return fx(() -> on.table().getColumns().indexOf(on.column(Columns.NAME)));
    }

    private boolean isOff(String id) {
        return fx(() -> robot.lookup("#" + id).query().isDisabled());
    }

    private void with(KeyCode held, KeyCode key) {
        robot.press(held).type(key).release(held);
    }

    @Test
    void spaceHidesTheChosenColumnAndShowsItAgain() {
        robot.type(KeyCode.SPACE);
        until(() -> !on.column(Columns.NAME).isVisible() && on.remembered().matches(".*name:[^,;]*:hidden.*"));
        robot.type(KeyCode.SPACE);
        until(() -> on.column(Columns.NAME).isVisible());
    }

    @Test
    void theChosenColumnMovesAndStaysChosen() {
        int before = place();
        with(KeyCode.ALT, KeyCode.UP);
        until(() -> place() == before - 1);
        with(KeyCode.ALT, KeyCode.UP);
        until(() -> place() == before - 2);
        assertThat(fx(() -> list().getSelectionModel().getSelectedItem())).isSameAs(on.column(Columns.NAME));
        with(KeyCode.ALT, KeyCode.DOWN);
        until(() -> place() == before - 1 && on.isInColumns());
        assertThat(on.remembered().indexOf("name:"))
                .isEqualTo(ColumnState.write(fx(() -> ColumnState.read(on.remembered(), on.fixture.model.fields())))
                        .indexOf("name:"));
    }

    @Test
    void arrowsMakeItNarrowerAndWiderAndALetterFitsIt() {
        double before = width();
        robot.type(KeyCode.LEFT);
        until(() -> width() < before);
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
        until(() -> width() > before);
        until(() -> on.remembered().contains("name:" + Math.round(width())));

        robot.type(KeyCode.F);
        until(() -> Math.abs(width() - widest()) < 1 && on.isInColumns());
    }

    private double widest() {
        return on.cells(Columns.NAME).stream()
                .mapToDouble(SlotCell::wantedWidth)
                .max()
                .orElse(0);
    }

    @Test
    void theRecordsAreSortedByItAndBroughtBackWhereThatIsPossible() {
        assertThat(isOff("columns-ascending")).isTrue();
        assertThat(fx(() -> robot.lookup("#columns-why").query().isVisible())).isTrue();
        onFx(on.fixture::stop);
        until(() -> !isOff("columns-ascending"));
        robot.type(KeyCode.A);
        until(() -> Objects.equals(order(), "name true"));
        assertThat(fx(() -> on.table().getSortOrder())).isEqualTo(List.of(on.column(Columns.NAME)));
        until(() -> robot.lookup("#columns-list .list-cell").queryAllAs(ColumnCell.class).stream()
                .anyMatch(cell -> cell.getText().endsWith("sorted ascending")));
        with(KeyCode.SHIFT, KeyCode.A);
        until(() -> Objects.equals(order(), "name false"));
        assertThat(isOff("columns-unsorted")).isFalse();
        robot.type(KeyCode.J);
        until(() -> order() == null);
        assertThat(fx(() -> on.table().getSortOrder().isEmpty())).isTrue();
    }

    private String order() {
        return fx(() -> {
            var order = on.fixture.model.orderProperty().get();
            return order == null ? null : (order.field() == Fields.NAME ? "name " : "? ") + order.ascending();
        });
    }

    @Test
    void eachKeyHasAButtonThatTabComesTo() {
        for (Command command : ColumnsCommands.all()) {
            String id = command.id().replace('.', '-');
            assertThat(robot.lookup("#" + id).tryQuery()).as(id).isPresent();
        }
        assertThat(isOff("columns-unsorted")).isTrue();
        robot.type(KeyCode.TAB).type(KeyCode.SPACE);
        until(() -> !on.column(Columns.NAME).isVisible());
    }
}
