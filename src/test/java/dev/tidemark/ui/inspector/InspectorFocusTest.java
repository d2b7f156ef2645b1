package dev.tidemark.ui.inspector;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Theme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Who has the keyboard in the inspector is seen, and what comes first in it stands first. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class InspectorFocusTest {

    private final InspectorViewModel model = new InspectorViewModel(FieldRegistry.standard());
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        Scene scene = new Scene(new InspectorView(model), 380, 760);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
        model.show(Records.v2("report.docx").usn(4096).reason(0x80000002).array(), "USN_RECORD_V2");
    }

    @BeforeEach
    void untilTheRecordIsDrawn() {
        until(() -> robot.lookup("RecordLength").tryQuery().isPresent());
    }

    private Paint edge(Node node) {
        return ((Region) node).getBorder().getStrokes().getFirst().getBottomStroke();
    }

    private Node fields() {
        return robot.lookup("#inspector-fields").query();
    }

    private Node scroll() {
        return robot.lookup(".hex-scroll").query();
    }

    @Test
    void theRingIsAroundTheFieldsOrTheBytesAsTheKeyboardIs() {
        robot.clickOn("RecordLength");
        until(() -> !edge(fields()).equals(edge(scroll())));
        Paint ring = fx(() -> edge(fields()));
        Paint none = fx(() -> edge(scroll()));

        robot.type(KeyCode.TAB);

        until(() -> edge(scroll()).equals(ring) && edge(fields()).equals(none));
    }

    @Test
    void nameSentenceAndTimeStandAboveTheStructure() {
        double before = 0;
        for (String id : new String[] {"name", "sentence", "time", "title"}) {
            Label label = robot.lookup("#inspector-" + id).queryAs(Label.class);
            assertThat(fx(label::getText)).isNotEmpty();
            double at = fx(() -> label.localToScene(0, 0).getY());
            assertThat(at).isGreaterThan(before);
            before = at;
        }
    }

    @Test
    void whatIsNoRecordLeavesNoGapAboveItsTitle() {
        onFx(model::hide);

        until(() -> robot.lookup("#inspector-title").query().localToScene(0, 0).getY() < 20);
        assertThat(fx(() -> robot.lookup("#inspector-name").query().isVisible()))
                .isFalse();
    }
}
