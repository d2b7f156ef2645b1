package dev.tidemark.ui.filter;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.text.Escapes;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Names that hide something, in the field of the filter. */
@Tag("shows-evidence")
@ExtendWith(ApplicationExtension.class)
class EscapedNameTest {

    private final FilterViewModel model = new FilterViewModel();
    private final FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new FilterView(model), 900, 200));
        stage.show();
    }

    private TextField field() {
        return robot.lookup("#name-filter").queryAs(TextField.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.txt",
                "\u202egnp.exe",
                "line\nbreak",
                "esc\u001b[2J",
                "trail ",
                "lone\ud800",
                "back\\slash",
                "\\u202e",
                "u202e",
                "\udb40\udc01tag"
            })
    void aNameIsShownWithEscapesAndLookedForAsItIs(String name) {
        onFx(() -> {
            model.showOnlyNamed(name);
            model.takeName();
        });

        assertThat(fx(() -> field().getText()).chars().filter(unit -> Escapes.isUnseen((char) unit)))
                .isEmpty();
        assertThat(fx(() -> model.specProperty().get().name())).isEqualTo(name);
        assertThat(fx(() -> model.specProperty().get().path())).isEmpty();
    }

    @Test
    void whatIsPutInAndCannotBeSeenBecomesAnEscape() {
        onFx(() -> {
            field().setText("a");
            field().insertText(1, "\u202e\u200bb");
            model.takeName();
        });

        assertThat(fx(() -> field().getText())).isEqualTo("a\\u202e\\u200bb");
        assertThat(fx(() -> model.specProperty().get().name())).isEqualTo("a\u202e\u200bb");
    }

    @Test
    void aBackslashThatBeginsNoEscapeStillMeansThePath() {
        onFx(() -> {
            model.nameProperty().set("\\users\\bob");
            model.takeName();
        });

        assertThat(fx(() -> model.specProperty().get().path())).isEqualTo("\\users\\bob");
        assertThat(fx(() -> model.specProperty().get().name())).isEmpty();
    }
}
