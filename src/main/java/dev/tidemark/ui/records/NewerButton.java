package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** Says how many rows came below those in sight, and follows the newest again. Belongs to the FX thread. */
final class NewerButton extends Button {

    NewerButton(RecordsViewModel model, Node table) {
        setId("records-newer");
        getStyleClass().add("records-newer");
        setOnAction(event -> {
            model.followNewest();
            // It hides now, and the keys would go to whatever stands next to it.
            table.requestFocus();
        });
        setVisible(false);
        model.newerProperty().addListener(changed -> show(model.newerProperty().get()));
    }

    private void show(long newer) {
        setVisible(newer > 0);
        if (newer > 0) {
            setText(Messages.text("records.newer", newer));
        }
    }
}
