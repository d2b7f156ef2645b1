package dev.tidemark.ui.volumes;

import dev.tidemark.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the volumes, all of them as one list; not there while they are folded away, or are fewer than two. Belongs to the FX thread. */
final class AllVolumesButton extends Button {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final double GAP = 6;
    private static final double SIDES = 22;
    private static final double TIP_WIDTH = 420;

    private final FontIcon eye = new FontIcon(Feather.EYE);
    private final Label count = new Label();
    private final Tooltip tip = new Tooltip();

    AllVolumesButton(VolumesViewModel model) {
        setId("volumes-all");
        getStyleClass().setAll("volumes-all");
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Label name = new Label(Messages.text("volumes.all"));
        name.getStyleClass().add("volume-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox.setHgrow(name, Priority.ALWAYS);
        eye.getStyleClass().add("volume-shown");
        eye.managedProperty().bind(eye.visibleProperty());
        count.getStyleClass().add("volume-detail");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(GAP, new FontIcon(Feather.LAYERS), name, eye, count);
        row.setAlignment(Pos.CENTER_LEFT);
        row.prefWidthProperty().bind(widthProperty().subtract(SIDES));
        row.setMaxWidth(Region.USE_PREF_SIZE);
        row.setMinWidth(0);
        setMinWidth(0);
        setPrefWidth(0);
        setGraphic(row);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        setTooltip(tip);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.allProperty().get().isPossible()
                                && !model.foldedProperty().get(),
                        model.allProperty(),
                        model.foldedProperty()));
        managedProperty().bind(visibleProperty());
        model.allProperty().subscribe(this::show);
    }

    private void show(AllVolumes all) {
        pseudoClassStateChanged(SHOWN, all.shown());
        eye.setVisible(all.shown());
        count.setText(all.words());
        tip.setText(all.tip());
        String shown = all.shown() ? Messages.text("volumes.shown") : "";
        setAccessibleText(Messages.text("volumes.all.accessible", count.getText(), shown));
    }
}
