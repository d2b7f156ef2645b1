package dev.tidemark.ui.acts.kit;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Mnemonics;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.MovedClock;
import dev.tidemark.testing.Reading;
import dev.tidemark.ui.acts.faults.FaultsView;
import dev.tidemark.ui.acts.journal.JournalAdminView;
import dev.tidemark.ui.acts.volume.HoldView;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over the simulated machine, and the windows of acts beside it. */
public final class ActWindow {

    public final MovedClock clock = new MovedClock();
    public final SimulatedBackend backend = SimulatedBackend.standard(7, clock);
    public final FxRobot robot = new FxRobot();
    public final TidemarkWindow window;
    public final Files files = new Files();
    public final ActContext context;
    private final Stage stage;

    /** On the FX thread. */
    public ActWindow(Stage stage, Path folder) {
        this.stage = stage;
        backend.add(ActModelFixture.disk("V:", true, false));
        backend.add(ActModelFixture.disk("N:", false, true));
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
        context = new ActContext(
                stage,
                window.acts(),
                window.tasks(),
                files,
                to -> window.shell().jump(to.volume(), to.usn()),
                text -> {});
    }

    /** Answers what the test says; nothing before. */
    public static final class Files implements FileChoosing {
        @Nullable
        public Path answer;

        @Override
        public List<Path> open() {
            return answer == null ? List.of() : List.of(answer);
        }

        @Override
        public @Nullable Path saveCapture(String suggestedName) {
            return answer;
        }

        @Override
        public @Nullable Path saveSession(String suggestedName) {
            return answer;
        }

        @Override
        public @Nullable Path file(String title) {
            return answer;
        }

        @Override
        public @Nullable Path directory(String title) {
            return answer;
        }

        @Override
        public @Nullable Path export(String suggestedName) {
            return answer;
        }
    }

    public void close() throws Exception {
        backend.faults().clear();
        onFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(open -> open != stage)
                .forEach(Window::hide));
        onFx(() -> window.close(code -> {}));
        until(backend.counters()::none);
    }

    /** Looked at on the FX thread: what one of its tasks changes is seen together, and changes not while it is looked at. */
    public VolumeFacts volume(String id) {
        return backend.volume(id).facts();
    }

    /** Reads a volume in the main window. */
    public void read(String id) {
        onFx(() -> window.shell().read(volume(id), ReadOptions.DEFAULT));
    }

    public long shown() {
        return window.records().shownProperty().get();
    }

    public void hold(String id) {
        onFx(() -> HoldView.show(context, volume(id), Settings.inMemory()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void journal(String id) {
        onFx(() -> JournalAdminView.show(context, volume(id)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void faults() {
        onFx(() -> FaultsView.show(context, null));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A volume with a journal on which nobody but the test does anything. */
    public SimulatedVolume quiet() {
        SimulatedVolume volume = backend.volume("F:");
        volume.journal().create(32 << 20, 8 << 20);
        return volume;
    }

    /** The live read of a volume. */
    LiveReading live(String id) {
        return window.shell().liveSources(id).getFirst();
    }

    /** Reads a volume in the main window, and waits until everything is there. */
    public LiveReading readAll(String id) {
        read(id);
        until(() -> live(id).nextUsn() == backend.volume(id).journal().nextUsn());
        return live(id);
    }

    /** The USN of the record that is chosen; -1 for none. */
    public long chosenUsn() {
        RecordCursor cursor = new RecordCursor();
        return readChosen(cursor) ? cursor.usn() : -1;
    }

    /** Reads the record that is chosen; false for none. */
    public boolean readChosen(RecordCursor cursor) {
        long record = window.records().leadRecordProperty().get();
        Source source = window.shell().currentProperty().get();
        if (record < 0 || source == null) {
            return false;
        }
        return Reading.read(source.store(), record, cursor) && cursor.isKnown();
    }

    /** Whether a source has a row of a kind. */
    public static boolean hasMarker(Source source, RowKind kind) {
        RecordStore store = source.store();
        RecordCursor cursor = new RecordCursor();
        boolean found = false;
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            Reading.read(store, record, cursor);
            Marker marker = cursor.marker();
            found |= marker != null && marker.kind() == kind;
        }
        return found;
    }

    /** Whether a node is there and can be seen. */
    public boolean isThere(String id) {
        return robot.lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent();
    }

    /** Opens a dialog. */
    public void open(Runnable dialog) {
        onFx(dialog);
        WaitForAsyncUtils.waitForFxEvents();
    }

    // --- what stands in them

    public <T extends Node> T node(String id) {
        return robot.lookup("#" + id).query();
    }

    /** The words of a label or button, without its mnemonic; empty when it is not there. */
    public String text(String id) {
        return robot.lookup("#" + id).<Labeled>tryQuery().map(ActWindow::words).orElse("");
    }

    private static String words(Labeled node) {
        return node.isMnemonicParsing() ? Mnemonics.without(node.getText()) : node.getText();
    }

    /** Whether all of a node can be seen, without scrolling or making its window larger. */
    public static boolean isInSight(Node node) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        for (Node around = node; around != null; around = around.getParent()) {
            boolean clips = around instanceof ScrollPane || around.getParent() == null;
            if (!around.isVisible() || clips && !contains(around.localToScene(around.getLayoutBounds()), at)) {
                return false;
            }
        }
        return at.getWidth() > 0 && at.getHeight() > 0;
    }

    /** Up to the fraction of a pixel that layout rounds. */
    private static boolean contains(Bounds outer, Bounds inner) {
        return inner.getMinY() >= outer.getMinY() - 1
                && inner.getMaxY() <= outer.getMaxY() + 1
                && inner.getMinX() >= outer.getMinX() - 1
                && inner.getMaxX() <= outer.getMaxX() + 1;
    }

    /** The dialog that a node is in gets no higher than that, as on a low screen. */
    public void noHigher(String id, double height) {
        onFx(() -> {
            Stage dialog = (Stage) node(id).getScene().getWindow();
            dialog.setMaxHeight(height);
            dialog.setHeight(Math.min(dialog.getHeight(), height));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    public boolean disabled(String id) {
        return node(id).isDisabled();
    }

    public void untilSays(String id, String words) {
        until(() -> text(id).contains(words));
    }

    public void type(String id, String text) {
        TextInputControl field = node(id);
        onFx(() -> {
            field.getScene().getWindow().requestFocus();
            field.requestFocus();
            field.selectAll();
        });
        robot.targetWindow(field.getScene().getWindow()).write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses a button, or ticks a box, by its key: the mouse takes its time to get there. Clicks anything else. */
    public void click(String id) {
        Node node = node(id);
        if (node instanceof ButtonBase) {
            Await.until("#" + id + " has the keys", () -> focused(node));
            pressAnotherKey();
            robot.type(KeyCode.SPACE);
            WaitForAsyncUtils.waitForFxEvents();
        } else {
            clickOnceItStandsStill(node);
        }
    }

    /** A window that was just opened takes Enter and Space for held from before, until another key was pressed. */
    public void pressAnotherKey() {
        robot.type(KeyCode.F24);
    }

    /** Gives a node the keys; whether it has them, for a window that was just opened may still take them away. */
    private static boolean focused(Node node) {
        onFx(() -> {
            node.getScene().getWindow().requestFocus();
            node.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return node.isFocused();
    }

    /** A window moves as it grows. */
    private void clickOnceItStandsStill(Node node) {
        Await.until(node + " stands still", () -> {
            Bounds place = fx(() -> place(node));
            return Await.lasts(
                    Duration.ofMillis(100), () -> fx(() -> place(node)).equals(place));
        });
        robot.clickOn(node);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Bounds place(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }

    /** Puts a text into a field at once: the robot has no keys for some characters. */
    public void put(String id, String text) {
        TextInputControl field = node(id);
        onFx(() -> {
            field.requestFocus();
            field.setText(text);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Asks for a node's context menu; what the platform sends after a right click, this one does not. */
    public void contextMenu(Node node) {
        robot.rightClickOn(node);
        Bounds at = place(node);
        onFx(() -> Event.fireEvent(
                node,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, at.getMinX(), at.getMinY(), false, null)));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
