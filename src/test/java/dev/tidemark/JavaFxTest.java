package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class JavaFxTest {
    private final AtomicInteger clicks = new AtomicInteger();
    private Scene scene;

    @Start
    void show(Stage stage) {
        Button button = new Button("Go", new FontIcon(Feather.PLAY));
        button.setOnAction(event -> clicks.incrementAndGet());
        scene = new Scene(new VBox(button, new ToggleSwitch("Follow")), 200, 100);
        scene.getStylesheets().add(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aWindowWithThemeAndIconsOpensWithoutADisplayAndTakesClicks(FxRobot robot) {
        robot.clickOn("Go");

        assertThat(clicks).hasValue(1);
        assertThat(robot.lookup(".ikonli-font-icon").tryQuery()).isPresent();
    }
}
