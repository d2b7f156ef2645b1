package dev.tidemark.ui.volumes;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The title of the volumes, which folds them away and shows them again. Belongs to the FX thread. */
final class VolumesTitle extends ToggleButton {

    private final VolumesViewModel model;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_DOWN);

    VolumesTitle(VolumesViewModel model) {
        this.model = model;
        setId("volumes-fold");
        getStyleClass().setAll("pane-title", "volumes-title");
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        setGraphic(arrow);
        textProperty().bind(Bindings.createStringBinding(this::words, model.foldedProperty(), model.items()));
        model.foldedProperty().addListener((property, was, now) -> show(now));
        setOnAction(event -> model.foldedProperty().set(!isSelected()));
        show(model.foldedProperty().get());
    }

    private void show(boolean folded) {
        setSelected(!folded);
        arrow.setIconCode(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
        Tips.set(this, Messages.text(folded ? "volumes.unfold" : "volumes.fold"));
    }

    private String words() {
        return model.foldedProperty().get()
                ? Messages.text("volumes.title.folded", model.items().size())
                : Messages.text("volumes.title");
    }
}
