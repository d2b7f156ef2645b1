package dev.tidemark.ui.common;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Lets the Menu key and Shift+F10 ask for the context menu of what has the keyboard, where the toolkit does not: on Windows and
 * macOS the system itself asks. Belongs to the FX thread.
 */
public final class MenuKey {

    private static final String SYSTEM = System.getProperty("os.name", "");

    private MenuKey() {}

    /** Does so in a scene, for keys that nothing in it takes. */
    public static void in(Scene scene) {
        if (!isAskedBySystem(SYSTEM)) {
            scene.addEventHandler(KeyEvent.KEY_PRESSED, MenuKey::pressed);
        }
    }

    static boolean isAskedBySystem(String system) {
        return system.startsWith("Windows") || system.startsWith("Mac");
    }

    private static void pressed(KeyEvent event) {
        Node owner = ((Scene) event.getSource()).getFocusOwner();
        if (CommandKeys.asksForMenu(event) && owner != null) {
            event.consume();
            ask(owner);
        }
    }

    private static void ask(Node owner) {
        Node of = row(owner);
        Bounds bounds = of.getBoundsInLocal();
        double x = bounds.getMinX() + bounds.getWidth() / 4;
        double y = bounds.getMinY() + bounds.getHeight() / 2;
        Point2D scene = of.localToScene(x, y);
        Point2D screen = of.localToScreen(x, y);
        if (screen != null) {
            owner.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    scene.getX(),
                    scene.getY(),
                    screen.getX(),
                    screen.getY(),
                    true,
                    null));
        }
    }

    /** The chosen row of a list while it is in sight; else what has the keyboard itself. */
    private static Node row(Node owner) {
        Node chosen = owner instanceof ListView<?> list ? chosen(list) : null;
        return chosen == null ? owner : chosen;
    }

    /** Looking up heeds no state that a selector names. */
    private static @Nullable Node chosen(ListView<?> list) {
        return list.lookupAll(".list-cell").stream()
                .filter(node ->
                        node instanceof ListCell<?> cell && cell.isVisible() && !cell.isEmpty() && cell.isSelected())
                .findFirst()
                .orElse(null);
    }
}
