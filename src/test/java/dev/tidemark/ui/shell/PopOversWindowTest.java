package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Contrast;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What opens below a button of the filter: how the keyboard comes into it and back, and that it can be read. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class PopOversWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private boolean shows(String id) {
        return robot.lookup("#" + id).tryQuery().isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "reasons-button, reason-hex, LIGHT",
        "reasons-button, reason-hex, DARK",
        "filter-more, directory-id, LIGHT",
        "filter-more, directory-id, DARK"
    })
    void aPopOverIsComeIntoByKeyAndLeftByEscAndByAClickElsewhere(String button, String inside, Theme theme) {
        onFx(() -> window.view().theme().set(theme));
        Node opener = robot.lookup("#" + button).query();
        onFx(opener::requestFocus);

        robot.type(KeyCode.SPACE);
        until(() -> shows(inside));
        until(() -> hasKeyboardInside() && isFadedIn() && texts().size() > 10);
        assertThat(fx(this::texts)).allMatch(text -> text.ratio() >= 4.5);
        robot.type(KeyCode.ESCAPE);
        until(() -> !shows(inside) && opener.isFocused());

        robot.type(KeyCode.SPACE);
        until(() -> shows(inside));
        robot.clickOn("#status-elevation");
        until(() -> !shows(inside) && opener.isFocused());

        robot.clickOn(opener);
        until(() -> shows(inside));
        robot.clickOn(opener);
        until(() -> !shows(inside));
    }

    private boolean hasKeyboardInside() {
        return popOver().getScene().getFocusOwner() != null;
    }

    private boolean isFadedIn() {
        return popOver().getScene().getRoot().getOpacity() == 1;
    }

    private Window popOver() {
        return Window.getWindows().stream()
                .filter(open -> open instanceof PopOver && open.isShowing())
                .findFirst()
                .orElseThrow();
    }

    private List<Contrast.Shown> texts() {
        return Contrast.texts(popOver().getScene().getRoot());
    }
}
