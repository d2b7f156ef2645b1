package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.ui.common.Theme;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Questions over a window, whatever stands in them: all of their words can be read, and all of their answers given. */
@Tag("shows-ask")
@ExtendWith(ApplicationExtension.class)
class QuestionWindowTest {

    private final FxRobot robot = new FxRobot();
    private Stage stage;

    @Start
    void open(Stage primary) {
        stage = primary;
        Scene scene = new Scene(new StackPane(), 400, 300);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    private CompletableFuture<Boolean> asked(Function<SessionQuestions, Boolean> question) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Platform.runLater(() -> answer.complete(question.apply(new SessionQuestions(stage, true))));
        until(() ->
                robot.lookup("#session-ask").tryQuery().filter(Node::isVisible).isPresent());
        return answer;
    }

    private DialogPane pane() {
        return robot.lookup("#session-ask").queryAs(DialogPane.class);
    }

    private Label words() {
        return robot.lookup("#session-ask .content").queryAs(Label.class);
    }

    /** Words and answers are on the screen as a whole. */
    private void assertWhole() {
        until(() -> words().getHeight() >= words().prefHeight(words().getWidth()));
        double screen = Screen.getPrimary().getVisualBounds().getHeight();
        assertThat(fx(() -> pane().getHeight())).isLessThan(screen);
        for (String part : List.of(".content", ".button-bar")) {
            Bounds bounds = fx(() -> {
                Node node = robot.lookup("#session-ask " + part).query();
                return node.localToScene(node.getBoundsInLocal());
            });
            assertThat(bounds.getMinY()).isNotNegative();
            assertThat(bounds.getMaxY()).isLessThanOrEqualTo(fx(() -> pane().getHeight()));
        }
    }

    @Test
    void oneLineIsReadWhole() throws Exception {
        CompletableFuture<Boolean> answer =
                asked(questions -> questions.mayOpenFar(SessionSource.file("//server/share/$J", "far")));
        assertWhole();
        assertThat(fx(() -> words().getText())).isEqualTo("//server/share/$J");
        robot.clickOn("Do not open");
        assertThat(answer.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void theMostAndLongestSourcesThatASessionHasLeaveRoomForTheAnswers() throws Exception {
        String longest = "//server/" + "x".repeat(SessionSource.LONGEST - 12) + "/$J";
        List<SessionSource> many = Collections.nCopies(Session.MOST_SOURCES, SessionSource.file(longest, "far"));
        CompletableFuture<Boolean> answer = asked(questions -> questions.mayOpen(many));
        assertWhole();
        assertThat(fx(() -> words().getText())).startsWith("//server/xxx").contains("x/$J\n", "244");
        robot.clickOn("Open");
        assertThat(answer.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
