package dev.tidemark.ui.inspector;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.EscapedText;
import dev.tidemark.ui.common.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A name that hides something is told in the inspector from one that only looks so. */
@Tag("shows-evidence")
@ExtendWith(ApplicationExtension.class)
class EscapedNamesWindowTest {

    private final InspectorViewModel model = new InspectorViewModel(FieldRegistry.standard());
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        Scene scene = new Scene(new InspectorView(model), 380, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void show(String name) {
        onFx(() -> model.show(Records.v2(name).usn(4096).reason(0x80000002).array(), "USN_RECORD_V2"));
        onFx(() -> model.chosenProperty().set(nameField()));
        until(() -> robot.lookup("FileName").tryQuery().isPresent());
    }

    private int nameField() {
        return model.fields().stream().map(FieldRow::name).toList().indexOf("FileName");
    }

    /** The pieces with a line below, of each text that has such. */
    private List<List<String>> marks() {
        return fx(() -> robot.lookup(".escaped-text").queryAll().stream()
                .filter(node -> node.isVisible() && node.getScene() != null)
                .map(node -> ((EscapedText) node)
                        .getChildren().stream()
                                .map(Text.class::cast)
                                .filter(Text::isUnderline)
                                .map(Text::getText)
                                .toList())
                .filter(marks -> !marks.isEmpty())
                .toList());
    }

    @Test
    void eachEscapeHasALineBelowAboveTheFieldsAndInThem() {
        show("a\u202eb\u200bc ");

        until(() -> marks().size() == 2);
        assertThat(marks()).allMatch(List.of("\\u202e", "\\u200b", "\\u0020")::equals);
    }

    @Test
    void aNameThatLooksSoHasItsBackslashMarkedAlone() {
        show("a\\u202eb");

        until(() -> marks().size() == 2);
        assertThat(marks()).allMatch(List.of("\\\\")::equals);
    }

    @Test
    void anOrdinaryNameHasNoMarks() {
        show("a\u202eb");
        until(() -> marks().size() == 2);

        show("ordinary.txt");

        until(() -> marks().isEmpty());
        assertThat(fx(() -> robot.lookup("#inspector-name").query().isVisible()))
                .isTrue();
        assertThat(fx(() -> robot.lookup("#inspector-marked-name").query().isVisible()))
                .isFalse();
    }

    /** A name of 255 characters takes as many lines as it needs. */
    @Test
    void aLongNameIsWrapped() {
        show("\u202e" + "long name ".repeat(25));

        until(() -> fx(() ->
                robot.lookup("#inspector-marked-name").query().getLayoutBounds().getHeight() > 60));
        assertThat(fx(() -> robot.lookup("#inspector-marked-name")
                        .query()
                        .getLayoutBounds()
                        .getWidth()))
                .isLessThanOrEqualTo(380);
    }

    @Test
    void aNameThatIsAFormulaIsNoneWhereItIsCopiedTo() {
        show("=cmd|x");

        assertThat(fx(model::chosenValue)).isEqualTo("'=cmd|x");
        assertThat(fx(model::asText)).startsWith("'=cmd|x\n").contains("FileName\t'=cmd|x\t");
        onFx(() -> model.guardsCopiesProperty().set(false));
        assertThat(fx(model::chosenValue)).isEqualTo("=cmd|x");
        assertThat(fx(model::asText)).startsWith("=cmd|x\n").contains("FileName\t=cmd|x\t");
    }
}
