package dev.tidemark.ui.acts.kit;

import dev.tidemark.ui.common.OwnedStage;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Makes a window higher when there is more to see in it, as long as the screen has room. Belongs to the FX thread. */
final class StageGrowth {

    private static final double SCREEN_PART = 0.9;

    private final Stage stage;
    private final ActFrame frame;
    private double needed;

    /** Before, a window has no size that could grow, and some systems leave it as it is. */
    private boolean shown;

    private StageGrowth(Stage stage, ActFrame frame) {
        this.stage = stage;
        this.frame = frame;
    }

    /** Watches a window from now on. */
    static void of(Stage stage, ActFrame frame) {
        StageGrowth growth = new StageGrowth(stage, frame);
        stage.setMaxHeight(OwnedStage.screen(stage.getOwner()).getHeight() * SCREEN_PART);
        frame.content().needsLayoutProperty().addListener((property, was, now) -> growth.grow());
        frame.needsLayoutProperty().addListener((property, was, now) -> growth.grow());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> {
            growth.shown = true;
            growth.grow();
        });
    }

    /** The widest that a window beside another one gets. */
    static double widest(Window of) {
        return OwnedStage.screen(of).getWidth() * SCREEN_PART;
    }

    /** While GTK places a window it tells sizes that no window can have: to keep one of them would make it the narrowest. */
    private boolean isUnsettled() {
        return stage.getWidth() < stage.getMinWidth();
    }

    /** A window that a person made smaller stays so until there is more to see. */
    private void grow() {
        if (!shown || Double.isNaN(stage.getY()) || isUnsettled()) {
            return;
        }
        double needs = frame.wantedHeight();
        double missing = needs - frame.getHeight();
        if (needs > needed && missing > 0) {
            Rectangle2D screen = OwnedStage.screen(stage.getOwner());
            double height = Math.min(stage.getMaxHeight(), stage.getHeight() + missing);
            // GTK refuses a height alone while no width was ever set.
            stage.setWidth(stage.getWidth());
            stage.setHeight(height);
            stage.setY(Math.max(screen.getMinY(), Math.min(stage.getY(), screen.getMaxY() - height)));
        }
        needed = Math.max(needed, needs);
    }
}
