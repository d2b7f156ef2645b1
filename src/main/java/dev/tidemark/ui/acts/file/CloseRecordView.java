package dev.tidemark.ui.acts.file;

import dev.tidemark.act.FileTarget;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.RecordLinkView;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/** Forces a close record for a file or directory. Belongs to the FX thread. */
public final class CloseRecordView {

    private CloseRecordView() {}

    /**
     * Opens the dialog.
     *
     * @param target what it is for; {@code null} to be chosen
     */
    public static void show(ActContext context, @Nullable FileTarget target) {
        CloseRecordViewModel model = new CloseRecordViewModel(context.acts(), context.tasks(), context.jump());
        CheckBox flush = new CheckBox(Messages.text("close.flush"));
        flush.setId("close-flush");
        flush.selectedProperty().bindBidirectional(model.flushFirstProperty());
        ActDialog dialog = FileActDialog.of(
                context,
                "close-record",
                model.act(),
                ReferencePage.CLOSE_RECORD,
                Messages.text("close.what"),
                form -> form.add("close.option", flush, Messages.text("close.flush.hint")),
                target);
        dialog.add(model.act().preFlight())
                .add(model.act().run(), new RecordLinkView(model.record()))
                .addRequests(model.requests());
        dialog.addButton("act-do", "close.do", model.act().obstacle(), model::send);
        dialog.show();
    }
}
