package dev.tidemark.ui.shell;

import dev.tidemark.text.Messages;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Says what Tidemark is. Belongs to the FX thread. */
final class About {

    private About() {}

    static void show(Window owner) {
        var descriptor = About.class.getModule().getDescriptor();
        String version = descriptor == null ? "" : descriptor.rawVersion().orElse("");
        String text = Messages.text("shell.about.text", version, Runtime.version());
        Alert alert = new Alert(Alert.AlertType.NONE, text, ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(Messages.text("shell.about.title"));
        alert.getDialogPane().setMinWidth(520);
        alert.setResizable(true);
        alert.showAndWait();
    }
}
