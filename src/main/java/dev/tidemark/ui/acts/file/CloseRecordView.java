package dev.tidemark.ui.acts.file;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.FileTarget;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.RecordLinkView;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. Forces a close record for a file or directory. */
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
        Form form = new Form();
        FileChoiceView file = new FileChoiceView(model.file(), context.files());
        file.addTo(form);
        form.add("close.option", flush, Messages.text("close.flush.hint"));
        ActDialog dialog = new ActDialog(context.owner(), "close-record", ActKind.CLOSE_RECORD.label());
        file.takeDropsOn(dialog.content());
        dialog.add(Form.words(Messages.text("close.what"), "act-what"))
                .addReach(ActKind.CLOSE_RECORD)
                .add(form)
                .add(model.preFlight())
                .addRequests(model.requests())
                .add(model.run())
                .addBelow(new RecordLinkView(model.record()));
        dialog.addButton("act-do", "close.do", model::act)
                .disableProperty()
                .bind(model.mayAct().not());
        if (target != null) {
            model.file().choose(target);
        }
        dialog.show();
    }
}
