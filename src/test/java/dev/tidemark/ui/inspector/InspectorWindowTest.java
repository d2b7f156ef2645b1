package dev.tidemark.ui.inspector;

import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.OnFx;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class InspectorWindowTest {

    private final InspectorViewModel model = new InspectorViewModel(FieldRegistry.standard());
    private InspectorView view;
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        view = new InspectorView(model);
        Scene scene = new Scene(view, 340, 760);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        byte[] record = Records.v2("report.docx").usn(4096).reason(0x80000100).array();
        model.show(record, "A record");
    }

    @BeforeEach
    void untilTheRecordIsDrawn() {
        until(() -> robot.lookup("RecordLength").tryQuery().isPresent() && bytes().getWidth() > 0);
    }

    private static <T> T fx(Callable<T> call) {
        T value = OnFx.fx(call);
        waitForFxEvents();
        return value;
    }

    private String chosen() {
        return fx(() -> {
            FieldRow field = model.chosenField();
            return field == null ? "none" : field.name();
        });
    }

    private HexPane bytes() {
        return robot.lookup("#inspector-bytes").query();
    }

    private HexGeometry places() {
        Text measure = new Text("0".repeat(100));
        measure.setFont(MonoFont.of(12));
        double charWidth = measure.getLayoutBounds().getWidth() / 100;
        return HexGeometry.fitting(
                charWidth, bytes().getWidth(), model.bytesProperty().get().length);
    }

    /** Where a byte's first hex digit begins, in the pane. */
    private Point2D inPane(int index) {
        HexGeometry places = places();
        return new Point2D(places.hexX(index % places.perLine()), places.middleY(index / places.perLine()));
    }

    private Point2D onScreen(int index) {
        return fx(() -> bytes().localToScreen(inPane(index).add(3, 0)));
    }

    /** The colour left of a byte's digits: that of the mark, when it is marked. */
    private Color behind(int index) {
        return fx(() -> {
            Point2D at = bytes().localToScene(inPane(index).subtract(2, 0));
            return view.getScene().snapshot(null).getPixelReader().getColor((int) at.getX(), (int) at.getY());
        });
    }

    @Test
    void aFieldThatIsClickedMarksItsBytesAndNoOthers() {
        Color plain = behind(40);

        robot.clickOn("FileReferenceNumber");

        assertThat(chosen()).isEqualTo("FileReferenceNumber");
        assertThat(behind(7)).isEqualTo(plain);
        assertThat(behind(8)).isNotEqualTo(plain);
        assertThat(behind(15)).isEqualTo(behind(8));
        assertThat(behind(16)).isEqualTo(plain);
    }

    @Test
    void aByteThatIsClickedSelectsItsField() {
        robot.clickOn(onScreen(5));

        assertThat(chosen()).isEqualTo("MajorVersion");
        int index = fx(() -> robot.lookup("#inspector-fields")
                .queryListView()
                .getSelectionModel()
                .getSelectedIndex());
        assertThat(model.fields().get(index).name()).isEqualTo("MajorVersion");
    }

    @Test
    void draggingOverBytesChoosesTheFieldUnderThePointer() {
        robot.moveTo(onScreen(0)).press(MouseButton.PRIMARY).moveTo(onScreen(30));

        assertThat(chosen()).isEqualTo("Usn");
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void theKeysMoveThroughFields() {
        robot.clickOn("RecordLength").type(KeyCode.DOWN).type(KeyCode.DOWN);

        assertThat(chosen()).isEqualTo("MinorVersion");
    }

    private boolean theChosenFieldIsInView() {
        Node fields = robot.lookup("#inspector-fields").query();
        Bounds list = fields.localToScene(fields.getLayoutBounds());
        return robot.lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .filter(ListCell::isSelected)
                .map(selected -> selected.localToScene(selected.getLayoutBounds()))
                .anyMatch(list::contains);
    }

    @Test
    void theFieldOfAByteComesIntoView() {
        robot.clickOn(onScreen(60));
        assertThat(chosen()).isEqualTo("FileName");
        until(this::theChosenFieldIsInView);

        robot.clickOn(onScreen(0));
        assertThat(chosen()).isEqualTo("RecordLength");
        until(this::theChosenFieldIsInView);
    }

    @Test
    void theChosenFieldStaysInViewFromRecordToRecord() {
        robot.clickOn(onScreen(44));
        for (int i = 0; i < 6; i++) {
            String name = "name" + i;
            int reasons = i % 2 == 0 ? 0xFFFF : 1;
            fx(() -> {
                model.show(
                        (reasons == 1 ? Records.v3(name) : Records.v2(name))
                                .reason(reasons)
                                .array(),
                        name);
                return null;
            });
            assertThat(chosen()).isEqualTo("SourceInfo");
            until(this::theChosenFieldIsInView);
        }
    }

    @Test
    void theKeysMoveThroughBytes() {
        robot.clickOn(onScreen(0)).type(KeyCode.DOWN);
        assertThat(chosen()).isEqualTo("FileReferenceNumber");
        robot.type(KeyCode.DOWN).type(KeyCode.END).type(KeyCode.RIGHT);
        assertThat(chosen()).isEqualTo("Usn");
        robot.type(KeyCode.LEFT);
        assertThat(chosen()).isEqualTo("ParentFileReferenceNumber");
        robot.press(KeyCode.CONTROL).type(KeyCode.HOME).release(KeyCode.CONTROL);
        assertThat(chosen()).isEqualTo("RecordLength");
    }

    @Test
    void tabLeadsFromTheFieldsToTheBytes() {
        robot.clickOn("RecordLength").type(KeyCode.TAB);

        assertThat(fx(() -> bytes().isFocused())).isTrue();
    }

    @Test
    void theKeysOfTheBytesBeginAtTheChosenField() {
        robot.clickOn("MinorVersion").type(KeyCode.TAB).type(KeyCode.LEFT);

        assertThat(chosen()).isEqualTo("MajorVersion");
    }

    @Test
    void valueAndBytesAreCopiedByKey() {
        robot.clickOn(onScreen(40));
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("0x80000100");

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("00 01 00 80");
    }

    @Test
    void aLongRecordScrollsToTheBytesOfTheChosenFieldAndDrawsThem() {
        long[] extents = new long[2 * 1000];
        extents[1998] = 0x4141_4141_4141_4141L;
        fx(() -> {
            model.show(
                    Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0, extents).array(), "Long");
            return null;
        });
        fx(() -> {
            model.chosenProperty().set(model.fields().size() - 7);
            return null;
        });

        assertThat(chosen()).isEqualTo("Extents[999]");
        until(() -> bytes().localToScene(bytes().getBoundsInLocal()).getHeight() > 16_000);
        int last = model.bytesProperty().get().length - 1;
        until(() -> bytes().localToScene(inPane(last)).getY() < 760);
        assertThat(behind(last)).isNotEqualTo(Color.WHITE).isEqualTo(behind(last - 15));
    }

    @Test
    void everyFieldHasItsWordsInOneRowOfTheList() {
        assertThat(robot.lookup(".field-name").queryAllAs(javafx.scene.control.Label.class))
                .extracting(label -> Objects.requireNonNull(label).getText())
                .contains("RecordLength", "FileReferenceNumber", "Usn");
    }
}
