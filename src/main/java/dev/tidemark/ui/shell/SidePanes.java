package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Dividers;
import dev.tidemark.ui.common.Settings;
import java.util.HashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The panes around the records: volumes at the left, the inspector at the right, or below where the window is narrow. Which
 * are shown and how large they are is remembered. Belongs to the FX thread.
 */
final class SidePanes {

    /** Below this width the inspector stands under the records. */
    private static final double WIDE = 1200;

    private static final String VOLUMES = "volumes";
    private static final String INSPECTOR = "inspector";
    private static final String INSPECTOR_BELOW = "inspector.below";

    private static final int VOLUMES_WIDTH = 250;
    private static final int INSPECTOR_WIDTH = 380;
    private static final int INSPECTOR_HEIGHT = 240;

    /** Of the height that it shares with the records: about a quarter of a small window. */
    private static final double INSPECTOR_SHARE = 0.3;

    private final Region volumes;
    private final Node records;
    private final Region inspector;
    private final Settings settings;
    private final BooleanProperty volumesShown = new SimpleBooleanProperty(this, "volumesShown", true);
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty(this, "inspectorShown", true);
    private final SplitPane outer = new SplitPane();
    private final SplitPane inner = new SplitPane();
    private final Region volumesRoom = new Region();
    private final Region inspectorRoom = new Region();
    private boolean placing;
    private boolean off;

    SidePanes(Region volumes, Node records, Region inspector, Settings settings) {
        this.volumes = volumes;
        this.records = records;
        this.inspector = inspector;
        this.settings = settings;
        settings.bind("pane.volumes", volumesShown);
        settings.bind("pane.inspector", inspectorShown);
        SplitPane.setResizableWithParent(volumes, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(volumesRoom, false);
        SplitPane.setResizableWithParent(inspectorRoom, false);
        volumesShown.addListener((property, was, now) -> fill());
        inspectorShown.addListener((property, was, now) -> fill());
        fill();
        Dividers.onDragged(outer, this::remember);
        outer.widthProperty().addListener((property, was, now) -> turn(was.doubleValue(), now.doubleValue()));
        inner.heightProperty().addListener((property, was, now) -> {
            if (was.doubleValue() == 0) {
                place();
            } else if (!isWide()) {
                placeAgain();
            }
        });
    }

    private void fill() {
        inner.getItems().setAll(records);
        if (inspectorShown.get()) {
            inner.getItems().add(off ? inspectorRoom : inspector);
        }
        outer.getItems().setAll(inner);
        if (volumesShown.get()) {
            outer.getItems().addFirst(off ? volumesRoom : volumes);
        }
        place();
    }

    /** Keeps nothing but the room of the panes, until they {@linkplain #comeIn come in}. */
    void putOff() {
        off = true;
        fill();
    }

    /** Puts the panes where their room was kept; records stay where they are. */
    void comeIn() {
        off = false;
        put(inner, inspectorRoom, inspector);
        put(outer, volumesRoom, volumes);
        place();
    }

    private static void put(SplitPane split, Node room, Node pane) {
        int at = split.getItems().indexOf(room);
        if (at >= 0) {
            split.getItems().set(at, pane);
        }
    }

    private void turn(double was, double now) {
        if (was == 0 || was < WIDE != now < WIDE) {
            place();
        }
    }

    /**
     * Below the records the inspector would keep its height, and leave them none, as the window is made lower or a pane above is
     * unfolded. A divider can only be moved when its panes were laid out.
     */
    private void placeAgain() {
        if (!placing) {
            placing = true;
            Platform.runLater(() -> {
                placing = false;
                place();
            });
        }
    }

    private boolean isWide() {
        return outer.getWidth() >= WIDE;
    }

    /** The panes at the sides take what they need, the records the rest. */
    private void place() {
        double width = outer.getWidth();
        if (width == 0) {
            return;
        }
        inner.setOrientation(isWide() ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        double left = width;
        if (volumesShown.get()) {
            double taken = Math.min(settings.size("pane.volumes.width", VOLUMES_WIDTH), width / 2);
            outer.setDividerPosition(0, taken / width);
            left -= taken;
        }
        if (inspectorShown.get()) {
            placeInspector(left);
        }
    }

    private void placeInspector(double width) {
        if (isWide()) {
            int wanted = settings.size("pane.inspector.width", INSPECTOR_WIDTH);
            inner.setDividerPosition(0, 1 - Math.min(wanted, width / 2) / width);
        } else if (inner.getHeight() > 0) {
            int wanted = settings.size("pane.inspector.height", usualHeight());
            inner.setDividerPosition(0, 1 - Math.min(wanted, inner.getHeight() * 0.6) / inner.getHeight());
        }
    }

    /** In a low window the records have the most of it. */
    private int usualHeight() {
        return (int) Math.min(INSPECTOR_HEIGHT, INSPECTOR_SHARE * inner.getHeight());
    }

    /** What was dragged stays as it is, also at the next start. */
    private void remember() {
        if (volumesShown.get()) {
            settings.remember("pane.volumes.width", volumes.getWidth());
        }
        if (inspectorShown.get() && isWide()) {
            settings.remember("pane.inspector.width", inspector.getWidth());
        } else if (inspectorShown.get()) {
            settings.remember("pane.inspector.height", inspector.getHeight());
        }
    }

    /** The sizes of those that are shown, in pixels. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new HashMap<>();
        if (volumesShown.get() && volumes.getWidth() > 0) {
            sizes.put(VOLUMES, (int) Math.round(volumes.getWidth()));
        }
        if (inspectorShown.get() && isWide() && inspector.getWidth() > 0) {
            sizes.put(INSPECTOR, (int) Math.round(inspector.getWidth()));
        } else if (inspectorShown.get() && inspector.getHeight() > 0) {
            sizes.put(INSPECTOR_BELOW, (int) Math.round(inspector.getHeight()));
        }
        return sizes;
    }

    /** Gives them such sizes, now and at the next start; those without one keep theirs. */
    void take(Map<String, Integer> sizes) {
        put("pane.volumes.width", sizes.get(VOLUMES));
        put("pane.inspector.width", sizes.get(INSPECTOR));
        put("pane.inspector.height", sizes.get(INSPECTOR_BELOW));
        place();
    }

    private void put(String name, @Nullable Integer size) {
        if (size != null) {
            settings.remember(name, size);
        }
    }

    /** All of them. */
    SplitPane node() {
        return outer;
    }

    BooleanProperty volumesShown() {
        return volumesShown;
    }

    BooleanProperty inspectorShown() {
        return inspectorShown;
    }
}
