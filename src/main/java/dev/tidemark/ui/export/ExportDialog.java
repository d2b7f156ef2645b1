package dev.tidemark.ui.export;

import dev.tidemark.export.lake.Partition;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.FreshKeys;
import dev.tidemark.ui.common.ListEscape;
import dev.tidemark.ui.common.MonoFont;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks in which form rows are exported. Belongs to the FX thread. */
public final class ExportDialog {

    private static final double WIDTH = 720;
    private static final double GAP = 8;
    private static final double ROW = 26;
    private static final int LINES = 5;

    private final ExportViewModel model;
    private final ListView<ExportChoice> formats = new ListView<>();

    private ExportDialog(ExportViewModel model) {
        this.model = model;
    }

    /**
     * Asks, and returns at once.
     *
     * @param chosen runs when the person chose; not when they changed their mind
     */
    public static void ask(Window owner, ExportViewModel model, Runnable chosen) {
        new ExportDialog(model).show(owner, chosen);
    }

    private void show(Window owner, Runnable chosen) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text("export.title"));
        dialog.setResizable(true);
        DialogPane pane = dialog.getDialogPane();
        pane.setId("export-dialog");
        pane.getStylesheets()
                .add(Objects.requireNonNull(ExportDialog.class.getResource("export.css"))
                        .toExternalForm());
        pane.setContent(content());
        pane.setPrefWidth(WIDTH);
        ButtonType done = new ButtonType(Messages.text("export.do"), ButtonData.OK_DONE);
        pane.getButtonTypes().setAll(done, new ButtonType(Messages.text("question.cancel"), ButtonData.CANCEL_CLOSE));
        connect((Button) pane.lookupButton(done));
        FreshKeys.guard(pane.getScene());
        ListEscape.passIn(pane.getScene());
        dialog.setOnShown(event -> Platform.runLater(formats::requestFocus));
        dialog.setOnHidden(event -> {
            model.close();
            if (dialog.getResult() == done) {
                chosen.run();
            }
        });
        dialog.show();
    }

    private void connect(Button done) {
        done.setId("export-do");
        // One as wide as the other would stay as wide as it was with its first words.
        ButtonBar.setButtonUniformSize(done, false);
        String file = Messages.text("export.do");
        done.textProperty().bind(model.isLake().map(lake -> lake ? Messages.text("export.do.folder") : file));
        done.disableProperty().bind(model.canBeWritten().not());
    }

    private Node content() {
        Label meaning = words("export-meaning");
        meaning.textProperty().bind(model.formatProperty().map(ExportChoice::meaning));
        Label size = words("export-size");
        size.textProperty().bind(model.sizeProperty());
        TextArea preview = preview();
        VBox.setVgrow(preview, Priority.ALWAYS);
        VBox content = new VBox(
                GAP,
                label("export.format", list()),
                formats,
                meaning,
                label("export.preview", preview),
                preview,
                size,
                more());
        content.getStyleClass().add("export-content");
        return content;
    }

    private ListView<ExportChoice> list() {
        formats.setId("export-formats");
        formats.getItems().setAll(model.formats());
        formats.setFixedCellSize(ROW);
        formats.setPrefHeight(ROW * model.formats().size() + 2);
        formats.setMinHeight(Region.USE_PREF_SIZE);
        formats.setCellFactory(view -> new FormatCell());
        formats.getSelectionModel().select(model.formatProperty().get());
        formats.getSelectionModel().selectedItemProperty().subscribe(format -> {
            if (format != null) {
                model.formatProperty().set(format);
            }
        });
        return formats;
    }

    private TextArea preview() {
        TextArea preview = new TextArea();
        preview.setId("export-preview");
        preview.setEditable(false);
        preview.setPrefRowCount(LINES);
        preview.setMinHeight(Region.USE_PREF_SIZE);
        preview.setStyle(MonoFont.style());
        preview.textProperty().bind(model.previewProperty());
        return preview;
    }

    /** What only some forms ask; takes as much room for the others, so that the lines above keep theirs. */
    private Node more() {
        VBox more = new VBox(GAP, host(), partitions(), guard());
        more.getStyleClass().add("export-more");
        return more;
    }

    private Node host() {
        TextField host = new TextField();
        host.setId("export-host");
        host.textProperty().bindBidirectional(model.hostProperty());
        HBox.setHgrow(host, Priority.ALWAYS);
        Label label = label("export.host", host);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(GAP, label, host);
        row.getStyleClass().add("export-row");
        return onlyWhen(model.tellsHost(), row);
    }

    private Node partitions() {
        HBox row = new HBox(2 * GAP, new Label(Messages.text("export.lake.by")));
        row.getStyleClass().add("export-row");
        for (Partition by : Partition.values()) {
            CheckBox box = new CheckBox(Messages.text("export.lake.by." + by.id()));
            box.setId("export-by-" + by.id());
            box.selectedProperty().bindBidirectional(model.partitionedBy(by));
            row.getChildren().add(box);
        }
        return onlyWhen(model.isLake(), row);
    }

    private Node guard() {
        CheckBox guard = new CheckBox(Messages.text("export.guard"));
        guard.setId("export-guard");
        guard.selectedProperty().bindBidirectional(model.guardedProperty());
        return onlyWhen(model.isForSpreadsheets(), guard);
    }

    private static Node onlyWhen(ObservableBooleanValue condition, Node node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    private static Label words(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label label(String key, Node of) {
        Label label = new Label(Messages.text(key));
        label.setMnemonicParsing(true);
        label.setLabelFor(of);
        return label;
    }

    /** The name of a format. */
    private static final class FormatCell extends ListCell<ExportChoice> {

        @Override
        protected void updateItem(@Nullable ExportChoice format, boolean empty) {
            super.updateItem(format, empty);
            setText(empty || format == null ? null : format.title());
        }
    }
}
