package dev.tidemark.ui.filter;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Contrast;
import dev.tidemark.ui.common.Theme;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The box by keyboard: what is typed, what is wrong with it, what could stand there. */
@Tag("shows-ask")
@ExtendWith(ApplicationExtension.class)
class FilterBoxWindowTest {

    private static final double LEAST_CONTRAST = 4.5;
    private static final double CLOSE = 4;

    private final FilterViewModel model = new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce());
    private final FxRobot robot = new FxRobot();
    private Button below;
    private Scene scene;

    @Start
    void start(Stage stage) {
        below = new Button("below");
        scene = new Scene(new VBox(new FilterView(model), below), 760, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private TextField field() {
        return robot.lookup("#name-filter").queryAs(TextField.class);
    }

    private String text(String id) {
        return fx(() -> robot.lookup(id).queryAs(Labeled.class).getText());
    }

    private String applied() {
        return fx(() -> model.appliedProperty().get().text());
    }

    private void write(String text) {
        robot.clickOn("#name-filter").write(text);
    }

    private List<Node> lines() {
        return fx(() -> List.copyOf(robot.lookup(".filter-line").queryAll()));
    }

    /** Waits until there is just one line, and it stands below a stretch of the text, wherever that is now. */
    private void assertBelow(int from, int to) {
        until(() -> robot.lookup(".filter-line").queryAll().size() == 1 && isBelow(from, to));
    }

    private boolean isBelow(int from, int to) {
        Node node = robot.lookup(".filter-line").query();
        Bounds line = field().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        TextFieldSkin skin = (TextFieldSkin) field().getSkin();
        Rectangle2D first = skin.getCharacterBounds(from);
        Rectangle2D last = skin.getCharacterBounds(to - 1);
        return Math.abs(line.getMinX() - first.getMinX()) < CLOSE
                && Math.abs(line.getMaxX() - last.getMaxX()) < CLOSE
                && line.getMaxY() > first.getMinY() + first.getHeight() / 2
                && line.getMaxY() < first.getMaxY() + CLOSE;
    }

    @Test
    void whatIsTypedIsValidSuspiciousOrWrongInAWord() {
        write("report");
        assertThat(text("#filter-validity")).isEqualTo("valid");
        robot.write(" name == *.tmp");
        assertThat(text("#filter-validity")).isEqualTo("suspicious");
        assertThat(text("#filter-problem")).contains("use like");
        robot.write(" reason any X");
        assertThat(text("#filter-validity")).isEqualTo("wrong");
        onFx(() -> field().clear());
        assertThat(fx(() -> robot.lookup("#filter-validity").query().isVisible()))
                .isFalse();
    }

    @Tag("shows-when")
    @Test
    void whatIsWrongLiesOverWhatIsBelowAndMovesNothing() {
        double before = fx(below::getLayoutY);
        write("reason any CLOSED");
        Node problem = robot.lookup("#filter-problem").query();
        until(() -> problem.isVisible() && problem.getLayoutBounds().getHeight() > 0);
        assertThat(fx(below::getLayoutY)).isEqualTo(before);
        Bounds said = fx(() -> problem.localToScene(problem.getLayoutBounds()));
        Bounds box = fx(() -> field().localToScene(field().getLayoutBounds()));
        assertThat(said.getMinY()).isGreaterThanOrEqualTo(box.getMaxY());
        assertThat(said.getMinX()).isCloseTo(box.getMinX(), within(1.0));
        assertThat(said.getMaxX()).isLessThanOrEqualTo(scene.getWidth());
        assertThat(said.getMaxY())
                .isGreaterThan(fx(() -> below.localToScene(0, 0).getY()));

        onFx(below::requestFocus);
        until(() -> !problem.isVisible());
        assertThat(fx(() -> field().getTooltip().getText())).startsWith("'CLOSED' is no flag of reason");
        assertThat(fx(below::getLayoutY)).isEqualTo(before);
        onFx(() -> field().requestFocus());
        until(problem::isVisible);
        onFx(() -> field().clear());
        until(() -> !problem.isVisible() && field().getTooltip() == null);
    }

    @Test
    void theWrongStretchIsUnderlinedAndTheLastFilterStaysApplied() {
        write("report");
        robot.type(KeyCode.ENTER);
        robot.write(" reason any CLOSED");

        assertBelow("report reason any ".length(), "report reason any CLOSED".length());
        assertThat(text("#filter-problem")).startsWith("'CLOSED' is no flag of reason");
        robot.type(KeyCode.ENTER);
        assertThat(applied()).isEqualTo("report");

        robot.type(KeyCode.BACK_SPACE).type(KeyCode.ENTER);
        assertThat(applied()).isEqualTo("report and reason any CLOSE");
        until(() -> lines().isEmpty());
    }

    @Test
    void theLineFollowsTheTextWhenThatScrolls() {
        String before = "name in {" + "abcdefghij, ".repeat(12) + "x} ";
        onFx(() -> {
            field().requestFocus();
            field().setText(before + "reason any CLOSED");
            field().end();
        });
        assertBelow((before + "reason any ").length(), (before + "reason any CLOSED").length());

        robot.type(KeyCode.HOME);
        until(() -> robot.lookup(".filter-line").queryAll().isEmpty());
        robot.type(KeyCode.END);
        assertBelow((before + "reason any ").length(), (before + "reason any CLOSED").length());
    }

    @Test
    void escapeGivesBackTheAppliedTextAndArrowsWalkThroughThoseBefore() {
        write("one");
        robot.type(KeyCode.ENTER);
        robot.write(" name ==");
        robot.type(KeyCode.ESCAPE);
        assertThat(fx(() -> field().getText())).isEqualTo("one");
        robot.write("two").type(KeyCode.ENTER).type(KeyCode.UP);
        assertThat(fx(() -> field().getText())).isEqualTo("one");
        robot.type(KeyCode.DOWN);
        assertThat(fx(() -> field().getText())).isEqualTo("onetwo");
        robot.type(KeyCode.ESCAPE);
        assertThat(fx(() -> field().getText())).isEmpty();
        assertThat(fx(() -> field().isFocused())).isTrue();
    }

    private boolean listed() {
        return robot.lookup("#filter-completions").tryQuery().isPresent();
    }

    private List<String> proposals() {
        return fx(() -> model.completions().list().stream().map(Proposal::shown).toList());
    }

    @Test
    void aConditionIsCompletedByKeyboardAlone() {
        robot.clickOn("#name-filter").press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        until(this::listed);
        assertThat(proposals()).contains("name", "reason", "is dir", "not");

        robot.write("reas");
        assertThat(proposals()).first().isEqualTo("reason");
        robot.type(KeyCode.ENTER);
        assertThat(fx(() -> field().getText())).isEqualTo("reason ");
        assertThat(proposals()).containsExactly("==", "!=", "any", "all", "none", "in");

        robot.type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
        assertThat(fx(() -> field().getText())).isEqualTo("reason any ");
        robot.write("CLO");
        assertThat(proposals()).containsExactly("CLOSE");
        robot.type(KeyCode.ENTER);
        assertThat(fx(() -> field().getText())).isEqualTo("reason any CLOSE");
        until(() -> !listed());
        assertThat(applied()).isEmpty();
        robot.type(KeyCode.ENTER);
        assertThat(applied()).isEqualTo("reason any CLOSE");
        assertThat(fx(() -> field().isFocused())).isTrue();
    }

    /** What hears of the list must not be forgotten with the next collection of garbage. */
    @Test
    void theListIsAsHighAsItsRowsHoweverTheyChange() {
        System.gc();
        robot.clickOn("#name-filter").press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        until(this::listed);
        ListView<?> list = robot.lookup("#filter-completions").queryListView();
        until(() -> rowsInSight(list) == 10);
        robot.write("rea");
        until(() -> rowsInSight(list) == list.getItems().size());
        assertThat(fx(() -> list.getItems().size())).isLessThan(10);
    }

    /** How many rows it has room for, to the pixel. */
    private static double rowsInSight(ListView<?> list) {
        double border = list.getInsets().getTop() + list.getInsets().getBottom();
        return (list.getHeight() - border) / list.getFixedCellSize();
    }

    @Test
    void escapeClosesTheListAndLeavesTheText() {
        write("na");
        robot.press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        until(this::listed);
        robot.type(KeyCode.ESCAPE);
        until(() -> !listed());
        assertThat(fx(() -> field().getText())).isEqualTo("na");
    }

    @Test
    void whatIsListedIsPutInByMouse() {
        write("reason any CLO");
        robot.press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        until(this::listed);
        ListView<?> list = robot.lookup("#filter-completions").queryListView();
        until(() -> list.lookup(".list-cell") != null);
        robot.clickOn(fx(() -> list.localToScreen(30, 12)));
        assertThat(fx(() -> field().getText())).isEqualTo("reason any CLOSE");
    }

    @Test
    void aTextThatIsFarTooLongIsNotTakenAndThatIsSaid() {
        onFx(() -> field().setText("report"));
        onFx(() -> field().appendText("x".repeat(100_000)));
        assertThat(fx(() -> field().getText())).isEqualTo("report");
        assertThat(text("#filter-problem")).contains("65,536");
    }

    @Test
    void theButtonForPathsLeavesTheKeyboardWhereTheWordGoes() {
        robot.clickOn("#filter-by-path");
        assertThat(fx(() -> field().isFocused())).isTrue();
        robot.write("docs").type(KeyCode.ENTER);
        assertThat(applied()).isEqualTo("path ~ docs");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsSaidCanBeRead(Theme theme) {
        onFx(() -> theme.apply(scene));
        for (String text : List.of("name == *.tmp", "name ==", "report")) {
            onFx(() -> field().setText(text));
            assertThat(fx(() -> {
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                        return Contrast.texts(scene.getRoot());
                    }))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.ratio()).isGreaterThanOrEqualTo(LEAST_CONTRAST));
        }
    }
}
