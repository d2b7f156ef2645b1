package dev.tidemark.ui.filter;

import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/**
 * What is wrong with the text of the filter, over what stands below the box while that is typed into: nothing moves because of a letter.
 * Afterwards it is in the box's tip. Belongs to the FX thread.
 */
final class FilterNotice extends Label {

    private static final double LEAST_WIDTH = 420;
    private static final double GAP = 2;

    /** Painted later than what is beside it. */
    private static final double IN_FRONT = -1;

    private final Node box;

    /**
     * @param box below which it stands
     * @param field in that box
     */
    FilterNotice(FilterViewModel model, Node box, TextField field) {
        this.box = box;
        setId("filter-problem");
        setWrapText(true);
        setManaged(false);
        setMouseTransparent(true);
        setViewOrder(IN_FRONT);
        textProperty().bind(model.problemProperty());
        visibleProperty().bind(textProperty().isNotEmpty().and(field.focusedProperty()));
        field.accessibleHelpProperty().bind(model.problemProperty());
        Tooltip tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(LEAST_WIDTH);
        tip.textProperty().bind(model.problemProperty());
        field.tooltipProperty()
                .bind(Bindings.when(visibleProperty().or(textProperty().isEmpty()))
                        .then((Tooltip) null)
                        .otherwise(tip));
        model.checkProperty()
                .subscribe(now -> getStyleClass()
                        .setAll("label", "filter-notice", now.validity().style()));
    }

    /**
     * Takes its place.
     *
     * @param below where it begins, in the view around it
     * @param room from the left edge of that view to the end of the window
     */
    void place(double below, double room) {
        Bounds at = getParent().sceneToLocal(box.localToScene(box.getLayoutBounds()));
        double wide = Math.min(Math.max(at.getWidth(), LEAST_WIDTH), room);
        double high = prefHeight(wide);
        resizeRelocate(snapPositionX(Math.min(at.getMinX(), room - wide)), snapPositionY(below + GAP), wide, high);
    }
}
