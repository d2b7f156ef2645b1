package dev.tidemark.ui.acts.volume;

import atlantafx.base.theme.Styles;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Belongs to the FX thread. Locks, dismounts and unlocks a volume. What is locked stays so when the dialog is closed. */
public final class OfflineView {

    private OfflineView() {}

    /** Opens the dialog for a volume, locked already or not. */
    public static void show(ActContext context, VolumeFacts volume) {
        OfflineViewModel model = new OfflineViewModel(context.acts(), volume, context.tasks(), System::nanoTime);
        Form form = new Form();
        form.add(
                "offline.retry",
                Form.field("offline-retry", model.retryProperty(), 5),
                Messages.text("offline.retry.hint", OfflineViewModel.LONGEST_RETRY),
                model.wrongRetryProperty());
        Label trying = Form.words("", "act-summary");
        trying.setId("offline-trying");
        trying.textProperty().bind(model.tryingProperty());
        trying.managedProperty().bind(trying.textProperty().isNotEmpty());
        ActDialog dialog = new ActDialog(context.owner(), "offline", Messages.text("offline.title", volume.name()));
        dialog.add(Form.words(Messages.text("offline.what", volume.name()), "act-what"))
                .addReach(ActKind.LOCK)
                .add(new OfflineStates(model.nowProperty()))
                .add(form)
                .add(model.preFlight())
                .addRequests(model.requests())
                .add(model.run())
                .addBelow(trying)
                .onTick(model::tick)
                .onClosed(model::leave);
        buttons(dialog, model);
        dialog.show();
    }

    private static void buttons(ActDialog dialog, OfflineViewModel model) {
        dialog.addButton("offline-lock", "offline.lock", model::lock)
                .disableProperty()
                .bind(model.mayLock().not());
        Button dismount = dialog.addButton("offline-dismount", "offline.dismount", model::dismount);
        dismount.disableProperty().bind(model.mayDismount().not());
        dismount.getStyleClass().add(Styles.DANGER);
        dialog.addButton("offline-unlock", "offline.unlock", model::unlock)
                .disableProperty()
                .bind(model.mayUnlock().not());
        dialog.addButton("offline-release", "offline.release", model::release)
                .disableProperty()
                .bind(model.mayRelease().not());
    }
}
