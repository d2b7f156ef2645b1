package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Scene;

/**
 * How large everything is shown, in steps, remembered. Belongs to the FX thread.
 *
 * <p>The content of the main window is scaled as a whole, so that rows, icons, bytes and what is drawn keep their
 * proportions. Menus, tips and dialogs are windows of their own, laid out by the system's rules for those: they take the
 * size of their text from a style sheet.
 */
final class Zoom {

    private static final List<Integer> STEPS = List.of(80, 90, 100, 110, 125, 150, 175, 200);
    private static final int ACTUAL = 100;
    private static final String SETTING = "zoom.percent";

    /** Of text that says no other size, in pixels. */
    private static final double FONT_SIZE = 12;

    private final Settings settings;
    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(this, "percent", ACTUAL);
    private String sheet = "";

    Zoom(Settings settings) {
        this.settings = settings;
        int remembered = settings.number(SETTING, ACTUAL);
        percent.set(STEPS.contains(remembered) ? remembered : ACTUAL);
    }

    /** The next larger size. */
    void larger() {
        set(Math.min(STEPS.size() - 1, STEPS.indexOf(percent.get()) + 1));
    }

    /** The next smaller size. */
    void smaller() {
        set(Math.max(0, STEPS.indexOf(percent.get()) - 1));
    }

    /** The size that everything is made for. */
    void actual() {
        set(STEPS.indexOf(ACTUAL));
    }

    private void set(int step) {
        percent.set(STEPS.get(step));
        settings.remember(SETTING, percent.get());
    }

    boolean canGrow() {
        return percent.get() < STEPS.getLast();
    }

    boolean canShrink() {
        return percent.get() > STEPS.getFirst();
    }

    boolean isActual() {
        return percent.get() == ACTUAL;
    }

    /** 1 for the actual size. */
    double factor() {
        return percent.get() / (double) ACTUAL;
    }

    ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    /** Shows a window at this size from now on: its root, and the windows that it owns. */
    void apply(Scene scene, ZoomedRoot root) {
        root.setFactor(factor());
        restyle(scene);
        percent.addListener((property, was, now) -> {
            root.setFactor(factor());
            restyle(scene);
        });
    }

    private void restyle(Scene scene) {
        String before = sheet;
        sheet = isActual() ? "" : sheet();
        if (!sheet.isEmpty()) {
            scene.getStylesheets().add(sheet);
        }
        scene.getStylesheets().remove(before);
    }

    /** Owned windows have the style sheets of their owner. */
    private String sheet() {
        String rules = ".root { -fx-font-size: " + FONT_SIZE * factor() + "px; }\n.root." + ZoomedRoot.STYLE
                + " { -fx-font-size: " + FONT_SIZE + "px; }\n";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }
}
