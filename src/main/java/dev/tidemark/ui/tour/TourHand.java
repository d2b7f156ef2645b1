package dev.tidemark.ui.tour;

import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;

/**
 * Uses the window as a person does: runs its commands, and finds what stands in any of its windows by its id. Belongs to the
 * thread of the tour, which may wait; whatever touches the window runs on the FX thread.
 */
final class TourHand {

    private static final long PATIENCE_SECONDS = 20;
    private static final long LOOK_MILLIS = 20;
    private static final long SETTLED_MILLIS = 60;
    private static final int ROUNDS_TO_SETTLE = 3;

    private final TidemarkWindow window;
    private final FaultInjection faults;

    /**
     * @param faults of the simulated machine under the window
     */
    TourHand(TidemarkWindow window, FaultInjection faults) {
        this.window = window;
        this.faults = faults;
    }

    TidemarkWindow window() {
        return window;
    }

    FaultInjection faults() {
        return faults;
    }

    // --- waiting

    static <T> T onFx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static void doOnFx(Runnable action) throws Exception {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    /**
     * Waits for something in the window.
     *
     * @param what names it when it does not come
     */
    void until(String what, Callable<Boolean> condition) throws Exception {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onFx(condition)) {
            if (System.nanoTime() > last) {
                throw new TimeoutException(what);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Lets everything be laid out and painted. */
    void settle() throws Exception {
        for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
            doOnFx(Platform::requestNextPulse);
            Thread.sleep(SETTLED_MILLIS);
        }
    }

    /** Lets rows arrive. */
    void watch(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    // --- finding

    private static Stream<Scene> scenes() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(open -> open.isShowing() && open.getScene() != null)
                .map(Window::getScene);
    }

    private static Optional<Node> find(String selector) {
        return all(selector).findFirst();
    }

    /** Looking up heeds no state that a selector names. */
    private static Optional<Node> find(String selector, PseudoClass state) {
        return all(selector)
                .filter(node -> node.getPseudoClassStates().contains(state))
                .findFirst();
    }

    private static Stream<Node> all(String selector) {
        return scenes().flatMap(scene -> scene.getRoot().lookupAll(selector).stream())
                .filter(TourHand::isSeen);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    void untilThere(String id) throws Exception {
        until("#" + id, () -> find("#" + id).isPresent());
    }

    /** Waits until a label says something. */
    void untilSaid(String id) throws Exception {
        until(
                "words in #" + id,
                () -> find("#" + id)
                        .filter(node -> !((Labeled) node).getText().isEmpty())
                        .isPresent());
    }

    void untilUsable(String id) throws Exception {
        until(
                "#" + id + " in use",
                () -> find("#" + id).filter(node -> !node.isDisabled()).isPresent());
    }

    // --- using

    /** Runs a command; does not wait, since a dialog may come of it. */
    void run(String command) {
        Platform.runLater(() -> window.view().commands().get(command).run());
    }

    /** Presses a button as soon as it can be; does not wait for what comes of it. */
    void press(String id) throws Exception {
        untilUsable(id);
        Platform.runLater(() -> find("#" + id).ifPresent(node -> ((ButtonBase) node).fire()));
    }

    void type(String id, String text) throws Exception {
        untilUsable(id);
        doOnFx(() -> find("#" + id).ifPresent(node -> ((TextInputControl) node).setText(text)));
    }

    /** Presses Enter in a field. */
    void enter(String id) throws Exception {
        doOnFx(() -> find("#" + id).ifPresent(node -> Event.fireEvent(node, new ActionEvent())));
    }

    /** Types into the one field of a dialog that asks for a line, and presses its first button. */
    void answer(String text) throws Exception {
        until("a question", () -> find(".dialog-pane .text-field").isPresent());
        Platform.runLater(() -> {
            find(".dialog-pane .text-field").ifPresent(field -> ((TextInputControl) field).setText(text));
            find(".dialog-pane .button", PseudoClass.getPseudoClass("default"))
                    .ifPresent(button -> ((ButtonBase) button).fire());
        });
    }

    void tab(String id) throws Exception {
        until(
                "tab " + id,
                () -> scenes().flatMap(scene -> scene.getRoot().lookupAll(".tab-pane").stream())
                        .map(TabPane.class::cast)
                        .anyMatch(pane -> choose(pane, id)));
    }

    private static boolean choose(TabPane pane, String id) {
        return pane.getTabs().stream()
                .filter(tab -> id.equals(tab.getId()))
                .peek(pane.getSelectionModel()::select)
                .findFirst()
                .isPresent();
    }

    /** Opens a menu of the menu bar. */
    void menu(String id) throws Exception {
        doOnFx(() -> find(".menu-bar")
                .ifPresent(bar -> ((MenuBar) bar)
                        .getMenus().stream()
                                .filter(menu -> menu.getId().equals(id))
                                .forEach(Menu::show)));
    }

    /** Asks for the context menu of what a selector finds in a state. */
    void contextMenu(String selector, String state) throws Exception {
        PseudoClass wanted = PseudoClass.getPseudoClass(state);
        until(selector + ":" + state, () -> find(selector, wanted).isPresent());
        doOnFx(() -> find(selector, wanted).ifPresent(node -> {
            var at = node.localToScreen(60, 10);
            Event.fireEvent(
                    node,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED, 60, 10, at.getX(), at.getY(), false, null));
        }));
    }

    /** Chooses an item of a list, by what it says of itself. */
    <T> void choose(String list, Class<T> kind, java.util.function.Predicate<T> wanted) throws Exception {
        until(
                "an item of #" + list,
                () -> find("#" + list)
                        .filter(node -> choose((ListView<?>) node, kind, wanted))
                        .isPresent());
    }

    private static <T> boolean choose(ListView<?> list, Class<T> kind, java.util.function.Predicate<T> wanted) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (kind.isInstance(list.getItems().get(i))
                    && wanted.test(kind.cast(list.getItems().get(i)))) {
                list.getSelectionModel().select(i);
                return true;
            }
        }
        return false;
    }

    /** The facts of a volume. */
    VolumeFacts volume(String id) throws Exception {
        return window.shell().backend().volumes().stream()
                .filter(volume -> volume.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Closes every message: none is of the next stop. */
    void closeMessages() throws Exception {
        until("no message", () -> {
            Optional<Node> close = find("#message-close");
            close.ifPresent(node -> ((ButtonBase) node).fire());
            return close.isEmpty();
        });
    }

    /** Closes every window but the main one. */
    void closeOthers() throws Exception {
        doOnFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(open -> open.getScene() != window.view().getScene())
                .forEach(Window::hide));
        until("only the main window", () -> scenes().count() == 1);
    }
}
