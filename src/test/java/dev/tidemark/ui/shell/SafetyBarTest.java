package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.host.StartUpRisk.Kind;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The real window after an elevated start that others can change. */
@ExtendWith(ApplicationExtension.class)
class SafetyBarTest {

    private static final StartUpRisk WRITABLE = new StartUpRisk(Kind.WRITABLE, "C:\\Tools\\Tidemark");
    private static final StartUpRisk LIBRARY = new StartUpRisk(Kind.FOREIGN_LIBRARY, "C:\\Temp\\evil.dll");
    private static final StartUpRisk VARIABLE = new StartUpRisk(Kind.ENVIRONMENT, "_JAVA_OPTIONS");

    @TempDir
    static Path folder;

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
    }

    private void warn(List<StartUpRisk> concerns) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.warn(concerns)).get();
    }

    private void act() throws ActFailedException {
        window.acts().files().closeRecord(new FileTarget.ByPath("D:", "\\"), false);
    }

    @Test
    void actsAreRefusedInWordsUntilTheyAreAllowed() throws Exception {
        warn(List.of(WRITABLE));
        assertThatThrownBy(this::act)
                .isInstanceOfSatisfying(
                        ActFailedException.class,
                        refused ->
                                assertThat(refused.problem().what()).contains("1260 ERROR_ACCESS_DISABLED_BY_POLICY"));
        Node bar = robot.lookup("#safety-bar").query();
        assertThat(bar.isVisible()).isTrue();
        robot.clickOn("#safety-allow");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bar.isVisible()).isFalse();
        assertThat(bar.isManaged()).isFalse();
        act();
    }

    @Test
    void withoutConcernsNothingIsInTheWay() throws Exception {
        warn(List.of());
        assertThat(robot.lookup("#safety-bar").tryQuery()).isEmpty();
        act();
    }

    @Test
    void eachKindOfConcernIsSaidAndManyAreCounted() {
        assertThat(SafetyBar.words(List.of(WRITABLE, LIBRARY)))
                .contains("Users who are not administrators may write to C:\\Tools\\Tidemark")
                .contains("C:\\Temp\\evil.dll was loaded from outside");
        assertThat(SafetyBar.words(List.of(WRITABLE, LIBRARY, VARIABLE))).contains("and 1 more");
        assertThat(SafetyBar.words(List.of(VARIABLE))).contains("_JAVA_OPTIONS passes options to the Java runtime");
    }
}
