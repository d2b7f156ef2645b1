package dev.tidemark.wine;

import static dev.tidemark.wine.WindowInside.doOnFx;
import static dev.tidemark.wine.WindowInside.onFx;

import dev.tidemark.testing.Await;
import dev.tidemark.ui.volumes.ShownVolume;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/** For tests inside Windows: finds what stands in any window by its id, and uses it as a person does, by mouse and keys. */
final class Hands {

    /** How far the middle of a check box is from its left side, in pixels. */
    private static final double BOX = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WindowInside inside;

    Hands(WindowInside inside) {
        this.inside = inside;
    }

    // --- finding

    private static Stream<Scene> scenes() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(open -> open.isShowing() && open.getScene() != null)
                .map(Window::getScene);
    }

    private static Optional<Node> find(String id) {
        return scenes().map(scene -> scene.getRoot().lookup("#" + id))
                .filter(node -> node != null && isSeen(node))
                .findFirst();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    boolean isThere(String id) throws Exception {
        return onFx(() -> find(id).isPresent());
    }

    /** The words of a label or button; empty when it is not there. */
    String text(String id) throws Exception {
        return onFx(() -> find(id).map(node -> ((Labeled) node).getText()).orElse(""));
    }

    void untilSays(String id, String words) throws Exception {
        inside.until("#" + id + " says \"" + words + "\"", () -> text(id).contains(words));
    }

    boolean isUsable(String id) throws Exception {
        return onFx(() -> find(id).filter(node -> !node.isDisabled()).isPresent());
    }

    private Node usable(String id) throws Exception {
        inside.until("#" + id + " can be used", () -> isUsable(id));
        return onFx(() -> find(id).orElseThrow());
    }

    // --- using

    /** Does what a menu of the window offers. */
    void menu(String id) throws Exception {
        doOnFx(() -> scenes().flatMap(scene -> scene.getRoot().lookupAll(".menu-bar").stream())
                .flatMap(bar -> ((MenuBar) bar).getMenus().stream())
                .flatMap(Hands::items)
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream().flatMap(Hands::items) : Stream.of(item);
    }

    /** Clicks with the mouse, and once more when a button did not take it: it may have been off at that moment. */
    void click(String id) throws Exception {
        AtomicBoolean taken = new AtomicBoolean(!(usable(id) instanceof ButtonBase));
        EventHandler<ActionEvent> taking = event -> taken.set(true);
        doOnFx(() -> find(id).ifPresent(node -> node.addEventFilter(ActionEvent.ACTION, taking)));
        inside.until("#" + id + " is clicked", () -> {
            clickOnce(id);
            return Await.within(PATIENCE, taken::get);
        });
    }

    /** Clicks once the pointer is over it: windows grow and move. */
    private void clickOnce(String id) throws Exception {
        AtomicReference<String> lacking = new AtomicReference<>("");
        inside.until(() -> "the pointer is over #" + id + ", but " + lacking, () -> {
            lacking.set(onFx(() -> lackingForAClick(find(id).orElseThrow())));
            return lacking.get().isEmpty();
        });
        doOnFx(() -> new Robot().mousePress(MouseButton.PRIMARY));
        Await.aMoment(Duration.ofMillis(50), "a finger on the button");
        doOnFx(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
    }

    /** Does what a click on a node still lacks, and says what that was; empty when nothing did. */
    private static String lackingForAClick(Node node) {
        if (!isInFront(node)) {
            return "its window is not in front";
        }
        if (moved(node)) {
            return "the pointer was elsewhere";
        }
        if (!node.isHover()) {
            nudge(node);
            return "it was not told so";
        }
        return node.isDisabled() ? "it is disabled" : "";
    }

    /** Brings a node's window to the front; false when it was not there. */
    private static boolean isInFront(Node node) {
        Stage stage = (Stage) node.getScene().getWindow();
        boolean there = stage.isFocused();
        if (!there) {
            stage.toFront();
            stage.requestFocus();
        }
        return there;
    }

    /** Moves the pointer over a node; false when it is there already. */
    private static boolean moved(Node node) {
        Point2D place = place(node);
        Robot robot = new Robot();
        boolean there =
                Math.abs(robot.getMouseX() - place.getX()) <= 1 && Math.abs(robot.getMouseY() - place.getY()) <= 1;
        if (!there) {
            robot.mouseMove(place);
        }
        return !there;
    }

    /** Moves the pointer by a pixel: what came under one that rests is not told. */
    private static void nudge(Node node) {
        Point2D place = place(node);
        Robot robot = new Robot();
        robot.mouseMove(robot.getMouseX() == place.getX() ? place.add(1, 0) : place);
    }

    /** Where a node is clicked, on the display. */
    private static Point2D place(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        double x = node instanceof CheckBox ? bounds.getMinX() + BOX : bounds.getCenterX();
        return new Point2D(Math.round(x), Math.round(bounds.getCenterY()));
    }

    /** Replaces the text of a field by keys. */
    void type(String id, String text) throws Exception {
        click(id);
        TextInputControl field = (TextInputControl) usable(id);
        doOnFx(field::selectAll);
        for (char letter : text.toCharArray()) {
            type(letter);
        }
        inside.until("#" + id + " holds " + text, () -> onFx(field::getText).equals(text));
    }

    /** Replaces the text of a field at once. */
    void put(String id, String text) throws Exception {
        TextInputControl field = (TextInputControl) usable(id);
        doOnFx(() -> field.setText(text));
    }

    /** Chooses a volume in the list. */
    void choose(String volume) throws Exception {
        inside.until(
                "volume " + volume,
                () -> onFx(() -> {
                    ListView<?> list = (ListView<?>) find("volumes").orElseThrow();
                    for (int i = 0; i < list.getItems().size(); i++) {
                        if (list.getItems().get(i) instanceof ShownVolume item
                                && item.id().equals(volume)) {
                            list.getSelectionModel().select(i);
                        }
                    }
                    return list.getSelectionModel().getSelectedItem() instanceof ShownVolume item
                            && item.id().equals(volume);
                }));
    }

    private static void type(char letter) throws Exception {
        boolean shift = Character.isUpperCase(letter) || letter == ':';
        KeyCode key = switch (letter) {
            case ':' -> KeyCode.SEMICOLON;
            case '\\' -> KeyCode.BACK_SLASH;
            case '.' -> KeyCode.PERIOD;
            case '-' -> KeyCode.MINUS;
            case ' ' -> KeyCode.SPACE;
            default -> KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter)));
        };
        doOnFx(() -> {
            Robot robot = new Robot();
            if (shift) {
                robot.keyPress(KeyCode.SHIFT);
            }
            robot.keyType(key);
            if (shift) {
                robot.keyRelease(KeyCode.SHIFT);
            }
        });
    }

    /** Chooses a tab by its id. */
    void tab(String id) throws Exception {
        inside.until("tab " + id, () -> onFx(() -> chosen(id)));
    }

    private static boolean chosen(String id) {
        return scenes().flatMap(scene -> scene.getRoot().lookupAll(".tab-pane").stream())
                .map(TabPane.class::cast)
                .anyMatch(pane -> choose(pane, id));
    }

    private static boolean choose(TabPane pane, String id) {
        return pane.getTabs().stream()
                .filter(tab -> id.equals(tab.getId()))
                .peek(pane.getSelectionModel()::select)
                .findFirst()
                .isPresent();
    }

    /** Closes every window but the main one. */
    void closeDialogs() throws Exception {
        doOnFx(() -> scenes().map(Scene::getWindow)
                .filter(open -> open instanceof Stage stage && stage.getOwner() != null)
                .toList()
                .forEach(Window::hide));
    }
}
