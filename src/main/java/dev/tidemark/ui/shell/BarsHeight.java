package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Settings;
import javafx.scene.layout.Region;

/**
 * Keeps the room of menu and tool bar while these are not in the window yet, so that records stay where they are when they come: as much
 * as they took last. Belongs to the FX thread.
 */
final class BarsHeight {

    private static final String SETTING = "bars.height";

    /** In a window as wide as it is at first, in pixels. */
    private static final double USUAL = 76;

    private static final double MOST = 400;

    private final Region above;
    private final Region menu;
    private final Region toolBar;
    private final Settings settings;

    /**
     * @param above what they stand in
     */
    BarsHeight(Region above, Region menu, Region toolBar, Settings settings) {
        this.above = above;
        this.menu = menu;
        this.toolBar = toolBar;
        this.settings = settings;
        menu.heightProperty().subscribe(this::remember);
        toolBar.heightProperty().subscribe(this::remember);
    }

    private void remember() {
        if (menu.getHeight() > 0 && toolBar.getHeight() > 0) {
            settings.put(SETTING, Double.toString(menu.getHeight() + toolBar.getHeight()));
        }
    }

    void keepRoom() {
        above.setMinHeight(last());
    }

    void giveRoom() {
        above.setMinHeight(Region.USE_COMPUTED_SIZE);
    }

    /** What is remembered may be damaged. */
    private double last() {
        try {
            double height = Double.parseDouble(settings.get(SETTING, Double.toString(USUAL)));
            return height > 0 && height <= MOST ? height : USUAL;
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }
}
