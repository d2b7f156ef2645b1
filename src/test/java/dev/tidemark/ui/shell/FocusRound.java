package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Goes through a window with Tab, and looks what is seen of it. Called outside the FX thread, but for {@link #controls}. */
final class FocusRound {

    private static final int MOST_STOPS = 200;
    private static final int AROUND = 4;

    private FocusRound() {}

    /** What takes keys and can be seen; on the FX thread. */
    static List<Node> controls(Node root) {
        return controls(root, new ArrayList<>());
    }

    private static List<Node> controls(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled() || node instanceof MenuBar) {
            return found;
        }
        if (takesKeys(node)) {
            found.add(node);
        }
        boolean opaque = node instanceof Control
                && !(node instanceof SplitPane
                        || node instanceof ScrollPane
                        || node instanceof TabPane
                        || node instanceof ButtonBar);
        if (node instanceof Parent parent && !opaque) {
            parent.getChildrenUnmodifiable().forEach(child -> controls(child, found));
        }
        return found;
    }

    private static boolean takesKeys(Node node) {
        return node instanceof ButtonBase && !(node.getParent() instanceof ScrollBar) && !isReachedByArrows(node)
                || node instanceof ComboBoxBase<?>
                || node instanceof TextInputControl
                || node instanceof ListView<?>
                || node instanceof TableView<?>
                || node instanceof TabPane
                || node.getStyleClass().contains("hex-pane");
    }

    /** Tab comes to the chosen one of several choices, the arrows from there to the others. */
    private static boolean isReachedByArrows(Node node) {
        return node instanceof RadioButton choice && choice.getToggleGroup() != null && !choice.isSelected();
    }

    /**
     * What Tab comes to from where the keyboard is, until it begins again; and how many pixels in and around each change when
     * it goes on.
     */
    static Map<Node, Integer> go(FxRobot robot, Scene scene) {
        Map<Node, Integer> stops = new LinkedHashMap<>();
        AtomicInteger arrived = new AtomicInteger();
        onFx(() -> scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> arrived.incrementAndGet()));
        Node at = owner(scene);
        WritableImage seen = picture(scene);
        while (!stops.containsKey(at) && stops.size() < MOST_STOPS) {
            Node from = at;
            int before = arrived.get();
            robot.type(KeyCode.TAB);
            until(() -> arrived.get() > before);
            WritableImage next = picture(scene);
            at = owner(scene);
            if (at == from) {
                // There is nothing else to go to, and nothing to compare with.
                stops.put(from, Integer.MAX_VALUE);
                break;
            }
            stops.put(from, changed(fx(() -> from.localToScene(from.getLayoutBounds())), seen, next));
            seen = next;
        }
        return stops;
    }

    private static Node owner(Scene scene) {
        return fx(() -> Objects.requireNonNull(scene.getFocusOwner()));
    }

    private static WritableImage picture(Scene scene) {
        WaitForAsyncUtils.waitForFxEvents();
        return fx(() -> scene.snapshot(null));
    }

    private static int changed(Bounds place, WritableImage before, WritableImage after) {
        PixelReader one = before.getPixelReader();
        PixelReader other = after.getPixelReader();
        int changed = 0;
        for (int y = (int) Math.max(0, place.getMinY() - AROUND);
                y < Math.min(before.getHeight(), place.getMaxY() + AROUND);
                y++) {
            for (int x = (int) Math.max(0, place.getMinX() - AROUND);
                    x < Math.min(before.getWidth(), place.getMaxX() + AROUND);
                    x++) {
                changed += one.getArgb(x, y) == other.getArgb(x, y) ? 0 : 1;
            }
        }
        return changed;
    }
}
