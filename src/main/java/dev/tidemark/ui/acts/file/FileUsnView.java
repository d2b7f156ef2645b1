package dev.tidemark.ui.acts.file;

import dev.tidemark.act.FileTarget;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.RecordLinkView;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Reads a file's USN data, and shows what the call leaves empty as absent. Belongs to the FX thread. */
public final class FileUsnView {

    private FileUsnView() {}

    /**
     * Opens the dialog.
     *
     * @param target what it is for; {@code null} to be chosen
     */
    public static void show(ActContext context, @Nullable FileTarget target) {
        FileUsnViewModel model = new FileUsnViewModel(context.acts(), context.tasks(), context.jump());
        CheckBox ids128 = new CheckBox(Messages.text("fileUsn.ids128"));
        ids128.setId("file-usn-ids128");
        ids128.selectedProperty().bindBidirectional(model.ids128Property());
        ActDialog dialog = FileActDialog.of(
                context,
                "file-usn",
                model.act(),
                ReferencePage.FILE_USN,
                Messages.text("fileUsn.what"),
                form -> form.add("fileUsn.option", ids128, ""),
                target);
        dialog.add(model.act().preFlight())
                .add(model.act().run(), new RecordLinkView(model.record()), answer(model))
                .addRequests(model.requests());
        dialog.addButton("act-do", "fileUsn.do", model.act().obstacle(), model::send);
        dialog.show();
    }

    private static GridPane answer(FileUsnViewModel model) {
        GridPane grid = new GridPane();
        grid.setId("file-usn-fields");
        grid.setHgap(12);
        grid.setVgap(3);
        grid.managedProperty().bind(grid.visibleProperty());
        model.fieldsProperty().subscribe(fields -> fill(grid, fields));
        return grid;
    }

    private static void fill(GridPane grid, List<FileUsnViewModel.Field> fields) {
        grid.getChildren().clear();
        grid.setVisible(!fields.isEmpty());
        for (int row = 0; row < fields.size(); row++) {
            FileUsnViewModel.Field field = fields.get(row);
            Label name = new Label(field.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = Form.words(field.value(), field.absent() ? "absent" : "there");
            value.setId("file-usn-" + field.name());
            grid.addRow(row, name, value);
        }
    }
}
