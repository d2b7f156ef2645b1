package dev.tidemark.ui.acts.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Belongs to the FX thread. A button that chooses an act's record in the list; absent while there is none. */
public final class RecordLinkView extends HBox {

    public RecordLinkView(RecordLink link) {
        super(8);
        Button show = Form.button("show-record", "link.show", link::show);
        Label note = Form.words("", "act-hint");
        note.setId("show-record-note");
        note.textProperty().bind(link.noteProperty());
        getChildren().addAll(show, note);
        visibleProperty().bind(link.targetProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }
}
