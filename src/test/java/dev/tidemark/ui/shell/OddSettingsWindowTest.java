package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window after somebody changed what it remembers. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class OddSettingsWindowTest {

    private static final Map<String, String> ODD = Map.ofEntries(
            Map.entry("window.place", "0,0,20000,20000"),
            Map.entry("window.maximized", "perhaps"),
            Map.entry("pane.volumes.width", "-2147483648"),
            Map.entry("pane.inspector.width", "NaN"),
            Map.entry("pane.inspector.height", "-1"),
            Map.entry("pane.log", "true"),
            Map.entry("pane.log.share", "NaN"),
            Map.entry("pane.log.detail", "-500"),
            Map.entry("zoom.percent", "-90"),
            Map.entry("retention.gib", "NaN"),
            Map.entry("theme", "Sepia"),
            Map.entry("columns", "usn:-3:shown,row:99999:perhaps"));

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final Settings settings = Settings.inMemory();
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage primary) {
        stage = primary;
        ODD.forEach(settings::put);
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings);
        window.putBack();
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    stage.setWidth(1250);
                    stage.setHeight(780);
                    window.close(code -> {});
                })
                .get();
        until(backend.counters()::none);
    }

    @Test
    void theWindowOpensOnTheScreenWithAllItsPanes() {
        until(() -> robot.lookup("#log-table").tryQuery().isPresent());

        assertThat(fx(() -> stage.getWidth() <= Screen.getPrimary().getBounds().getWidth()))
                .isTrue();
        assertThat(fx(() -> stage.getHeight() <= Screen.getPrimary().getBounds().getHeight()))
                .isTrue();
        until(() -> robot.lookup(".volumes").query().getLayoutBounds().getWidth() > 200);
        assertThat(fx(() -> window.view().zoom().isActual())).isTrue();
        assertThat(fx(() -> window.view().commands().get("retain.4").isTicked()))
                .isTrue();
    }
}
