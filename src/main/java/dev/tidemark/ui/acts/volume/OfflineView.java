package dev.tidemark.ui.acts.volume;

import atlantafx.base.theme.Styles;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.volume.OfflineViewModel.Now;
import javafx.scene.control.Label;

/** Locks, dismounts and unlocks a volume. Belongs to the FX thread. What is locked stays so when the dialog is closed. */
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
        dialog.help(ReferencePage.LOCK, ReferencePage.DISMOUNT, ReferencePage.UNLOCK)
                .helpBegins(() -> model.nowProperty().get() == Now.MOUNTED ? ReferencePage.LOCK : ReferencePage.UNLOCK)
                .add(Form.words(Messages.text("offline.what", volume.name()), "act-what"))
                .addReach(ActKind.LOCK)
                .add(new OfflineStates(model.nowProperty()))
                .add(form)
                .add(model.preFlight())
                .add(model.run(), trying)
                .addRequests(model.requests())
                .onTick(model::tick)
                .onClosed(model::leave);
        dialog.addButton("offline-lock", "offline.lock", model.steps().lock(), model::lock);
        dialog.addButton("offline-dismount", "offline.dismount", model.steps().dismount(), model::dismount)
                .getStyleClass()
                .add(Styles.DANGER);
        dialog.addButton("offline-unlock", "offline.unlock", model.steps().unlock(), model::unlock);
        dialog.addButton("offline-release", "offline.release", model.steps().release(), model::release);
        dialog.show();
    }
}
