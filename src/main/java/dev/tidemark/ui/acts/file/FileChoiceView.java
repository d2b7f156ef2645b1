package dev.tidemark.ui.acts.file;

import dev.tidemark.command.Mnemonics;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.common.FileChoosing;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Asks for a file or directory: typed, chosen by the desktop's choosers, or dropped. Belongs to the FX thread. */
final class FileChoiceView {

    /** Fonts differ in width: the field gives way, not the buttons beside it. */
    private static final double NARROWEST = 120;

    private final FileChoiceViewModel model;
    private final FileChoosing files;

    FileChoiceView(FileChoiceViewModel model, FileChoosing files) {
        this.model = model;
        this.files = files;
    }

    /** Adds its row to a form. */
    void addTo(Form form) {
        TextField path = Form.field("act-target", model.textProperty(), 40);
        path.setMinWidth(NARROWEST);
        path.setMaxWidth(Double.MAX_VALUE);
        path.setPromptText(Messages.text("file.prompt"));
        HBox.setHgrow(path, Priority.ALWAYS);
        Region file = Form.button("act-choose-file", "file.choose", () -> choose(files.file(words("file.choose"))));
        Region directory = Form.button(
                "act-choose-directory", "file.directory", () -> choose(files.directory(words("file.directory"))));
        form.add("file.target", Form.line(path, file, directory), words("file.hint"), model.wrongProperty());
        CheckBox follow = new CheckBox(Messages.text("file.follow"));
        follow.setId("act-follow-link");
        follow.setMnemonicParsing(false);
        follow.selectedProperty().bindBidirectional(model.followLinkProperty());
        form.add("file.links", follow, Messages.text("file.follow.hint"));
    }

    /** As it is read, without a mnemonic. */
    private static String words(String key) {
        return Mnemonics.without(Messages.text(key));
    }

    private void choose(@Nullable Path path) {
        if (path != null) {
            model.textProperty().set(path.toString());
        }
    }

    /** Takes files that are dropped on a node. */
    void takeDropsOn(Node node) {
        node.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                event.consume();
            }
        });
        node.setOnDragDropped(this::drop);
    }

    private void drop(DragEvent event) {
        List<File> dropped = event.getDragboard().getFiles();
        if (!dropped.isEmpty()) {
            choose(dropped.getFirst().toPath());
        }
        event.setDropCompleted(!dropped.isEmpty());
        event.consume();
    }
}
