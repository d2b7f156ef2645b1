package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.EscapedText;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Names that hide something are drawn with a mark, within their cell. */
@Tag("shows-evidence")
@ExtendWith(ApplicationExtension.class)
class HostileNamesWindowTest {

    private static final List<String> NAMES = List.of(
            "plain.txt",
            "\u202egnp.exe",
            "\\u202egnp.exe",
            "line\nbreak",
            "u202egnp.exe",
            "trail ",
            "long".repeat(50) + "\u202egnp.exe");

    @TempDir
    static Path folder;

    private RecordsWindow on;

    @Start
    void open(Stage stage) {
        on = new RecordsWindow(stage, folder, "");
        for (int i = 0; i < NAMES.size(); i++) {
            on.fixture.append(Records.v2(NAMES.get(i))
                    .file(FileId.ntfs(40 + i, 1))
                    .reason(0x100)
                    .bytes());
        }
        on.fixture.publish();
    }

    @AfterEach
    void close() {
        on.close();
    }

    private boolean isMarked(int row) {
        return fx(() -> on.cell(row, Columns.NAME).getChildrenUnmodifiable().stream()
                .anyMatch(node -> node instanceof EscapeMarks marks
                        && marks.isVisible()
                        && !marks.getElements().isEmpty()));
    }

    private String shown(int row) {
        return fx(() -> on.cell(row, Columns.NAME).getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .findFirst()
                .orElse(""));
    }

    @Test
    void escapesHaveAMarkAndNamesThatLookSoHaveNoneOrAnother() {
        on.untilShown(NAMES.size());
        until(() -> on.cells(Columns.NAME).size() == NAMES.size());

        assertThat(shown(0)).isEqualTo("plain.txt");
        assertThat(isMarked(0)).isFalse();
        assertThat(shown(1)).isEqualTo("\\u202egnp.exe");
        assertThat(isMarked(1)).isTrue();
        assertThat(shown(2)).isEqualTo("\\\\u202egnp.exe");
        assertThat(isMarked(2)).as("the two backslashes of one").isTrue();
        assertThat(shown(3)).isEqualTo("line\\u000abreak");
        assertThat(isMarked(3)).isTrue();
        assertThat(shown(4)).isEqualTo("u202egnp.exe");
        assertThat(isMarked(4)).isFalse();
        assertThat(shown(5)).isEqualTo("trail\\u0020");
        assertThat(isMarked(5)).isTrue();
    }

    /** What a tip draws: each piece of text, those with a line below in brackets. */
    private static String tip() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip && window.isShowing())
                .map(window -> ((Tooltip) window).getGraphic() instanceof EscapedText marked ? marks(marked) : "")
                .findFirst()
                .orElse("");
    }

    private static String marks(EscapedText marked) {
        return marked.getChildren().stream()
                .map(Text.class::cast)
                .map(text -> text.isUnderline() ? "[" + text.getText() + "]" : text.getText())
                .collect(Collectors.joining());
    }

    @Test
    void aTipMarksTheEscapesOfTheNameAndNotThoseThatItExplains(FxRobot robot) {
        on.untilShown(NAMES.size());
        until(() -> on.cells(Columns.NAME).size() == NAMES.size());
        until(on::isInColumns);

        robot.moveTo(on.place(1, Columns.NAME));

        until(() -> tip().startsWith("[\\u202e]gnp.exe\n"));
        assertThat(fx(HostileNamesWindowTest::tip)).contains("\n").doesNotContain("[\\uXXXX]", "[\\\\]");
        assertThat(fx(() -> Window.getWindows().stream()
                        .filter(window -> window instanceof Tooltip && window.isShowing())
                        .mapToDouble(Window::getHeight)
                        .max()
                        .orElse(0)))
                .as("all lines are there")
                .isGreaterThan(2 * 12);
    }

    @Test
    void anEscapeThatIsNotShownHasNoMark() {
        on.untilShown(NAMES.size());
        until(() -> on.cells(Columns.NAME).size() == NAMES.size());

        assertThat(shown(6)).startsWith("longlong").endsWith("…");
        assertThat(fx(() -> on.cell(6, Columns.NAME).getChildrenUnmodifiable()))
                .noneMatch(node -> node instanceof EscapeMarks && node.isVisible());
    }

    @Test
    void noCellPaintsOutsideItself() {
        on.untilShown(NAMES.size());
        until(() -> on.cells(Columns.NAME).size() == NAMES.size());

        for (int row = 0; row < NAMES.size(); row++) {
            SlotCell cell = on.cell(row, Columns.NAME);
            double height = fx(() -> cell.getChildrenUnmodifiable().stream()
                    .filter(Node::isVisible)
                    .mapToDouble(node -> node.getBoundsInParent().getMaxY())
                    .max()
                    .orElse(0));
            assertThat(height).isLessThanOrEqualTo(RecordsTable.ROW_HEIGHT);
        }
    }
}
