package dev.tidemark.ui.acts;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over the simulated machine, and the windows of acts beside it. */
final class ActWindow {

    final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    final FxRobot robot = new FxRobot();
    final TidemarkWindow window;
    private final ActContext context;
    private final Stage stage;

    /** On the FX thread. */
    ActWindow(Stage stage, Path folder) {
        this.stage = stage;
        backend.add(ActRig.disk("V:", true, false));
        backend.add(ActRig.disk("N:", false, true));
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
        context = new ActContext(
                stage,
                window.acts(),
                task -> Thread.ofPlatform().daemon().start(task),
                Platform::runLater,
                new NoFiles(),
                jump -> {},
                text -> {});
    }

    /** Asks for no files. */
    private static final class NoFiles implements FileChoosing {
        @Override
        public @Nullable Path open() {
            return null;
        }

        @Override
        public @Nullable Path saveCapture(String suggestedName) {
            return null;
        }

        @Override
        public @Nullable Path file(String title) {
            return null;
        }

        @Override
        public @Nullable Path directory(String title) {
            return null;
        }

        @Override
        public @Nullable Path export(String suggestedName) {
            return null;
        }
    }

    void close() throws Exception {
        backend.faults().clear();
        onFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(open -> open != stage)
                .forEach(Window::hide));
        onFx(() -> window.close(code -> {}));
        until(backend.leaks()::none);
    }

    static void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, (Callable<Boolean>) condition::getAsBoolean);
    }

    static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(5000, action);
    }

    VolumeFacts volume(String id) {
        return backend.volume(id).facts();
    }

    /** Reads a volume in the main window. */
    void read(String id) {
        onFx(() -> window.shell().read(volume(id), ReadOptions.DEFAULT));
    }

    long shown() {
        return window.records().shownProperty().get();
    }

    void hold(String id) {
        onFx(() -> HoldView.show(context, volume(id), Settings.inMemory()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    void journal(String id) {
        onFx(() -> JournalAdminView.show(context, volume(id)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    void faults() {
        onFx(() -> FaultsView.show(context));
        WaitForAsyncUtils.waitForFxEvents();
    }

    // --- what stands in them

    <T extends Node> T node(String id) {
        return robot.lookup("#" + id).query();
    }

    String text(String id) {
        return robot.lookup("#" + id).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    boolean disabled(String id) {
        return node(id).isDisabled();
    }

    void untilSays(String id, String words) throws TimeoutException {
        until(() -> text(id).contains(words));
    }

    void type(String id, String text) {
        TextInputControl field = node(id);
        onFx(() -> {
            field.getScene().getWindow().requestFocus();
            field.requestFocus();
            field.selectAll();
        });
        robot.targetWindow(field.getScene().getWindow()).write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses a button, or ticks a box, by its key: the mouse takes its time to get there. */
    void press(String id) {
        Node control = node(id);
        onFx(() -> {
            control.getScene().getWindow().requestFocus();
            control.requestFocus();
        });
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
