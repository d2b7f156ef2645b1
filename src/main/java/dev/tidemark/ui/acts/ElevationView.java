package dev.tidemark.ui.acts;

import dev.tidemark.act.ActKind;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Elevation;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import javafx.scene.control.Label;

/** Says why acts are disabled without administrator rights, and gets them where it can. Belongs to the FX thread. */
final class ElevationView {

    private ElevationView() {}

    static void show(ActContext context) {
        PreFlightViewModel model = new PreFlightViewModel(context.acts(), ActKind.LOCK, context.tasks());
        boolean can = context.acts().host().canRestartElevated();
        Label note = Form.words("", "act-summary");
        note.setId("elevation-note");
        note.textProperty().bind(model.noteProperty());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        ActDialog dialog = new ActDialog(context.owner(), "elevation", Messages.text("elevation.title"));
        dialog.add(Form.words(Messages.text("elevation.what"), "act-what"))
                .add(Form.words(Messages.text(can ? "elevation.can" : "elevation.explained"), "act-what"))
                .add(note);
        model.restartingProperty().addListener((property, was, now) -> {
            dialog.close();
            Elevation.leave(context.owner());
        });
        if (can) {
            dialog.addButton("elevation-restart", "elevation.restart", model::restart);
        }
        dialog.show();
    }
}
