package dev.tidemark.ui.acts.file;

import dev.tidemark.act.FileTarget;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Begins the dialogs of acts on files, which all ask for a file first. Belongs to the FX thread. */
final class FileActDialog {

    private FileActDialog() {}

    /**
     * A dialog with its title and reach, and the form that asks for the file.
     *
     * @param what the act does, in sentences
     * @param more adds what the form asks for besides
     * @param target what it is for; {@code null} to be chosen
     */
    static ActDialog of(
            ActContext context,
            String id,
            FileAct act,
            ReferencePage page,
            String what,
            Consumer<Form> more,
            @Nullable FileTarget target) {
        FileChoiceView file = new FileChoiceView(act.file(), context.files());
        Form form = new Form();
        file.addTo(form);
        more.accept(form);
        ActDialog dialog = new ActDialog(context.owner(), id, act.kind().label()).help(page);
        file.takeDropsOn(dialog.content());
        dialog.add(Form.words(what, "act-what")).addReach(act.kind()).add(form);
        if (target != null) {
            act.file().choose(target);
        }
        return dialog;
    }
}
