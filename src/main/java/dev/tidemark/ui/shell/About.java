package dev.tidemark.ui.shell;

import dev.tidemark.text.Messages;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** What Tidemark is, and its keys. Belongs to the FX thread. */
final class About {

    private About() {}

    static void show(Window owner) {
        var descriptor = About.class.getModule().getDescriptor();
        String version = descriptor == null ? "" : descriptor.rawVersion().orElse("");
        alert(owner, "shell.about.title", Messages.text("shell.about.text", version, Runtime.version()));
    }

    static void keys(Window owner) {
        alert(owner, "shell.keys.title", Messages.text("shell.keys.text"));
    }

    private static void alert(Window owner, String title, String text) {
        Alert alert = new Alert(Alert.AlertType.NONE, text, ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle(Messages.text(title));
        alert.getDialogPane().setMinWidth(520);
        alert.setResizable(true);
        alert.showAndWait();
    }
}
