package dev.tidemark.ui.acts;

import dev.tidemark.capture.act.ActKind;
import dev.tidemark.capture.act.FileTarget;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleInfo;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. Marks a handle: source information or a copy's number, and the handle flags. */
public final class MarkView {

    private final MarkViewModel model;

    private MarkView(MarkViewModel model) {
        this.model = model;
    }

    /**
     * Opens the dialog.
     *
     * @param target what it is for; {@code null} to be chosen
     */
    public static void show(ActContext context, @Nullable FileTarget target) {
        MarkViewModel model = new MarkViewModel(context.acts(), context.background(), context.ui());
        MarkView view = new MarkView(model);
        Form form = new Form();
        FileChoiceView file = new FileChoiceView(model.file(), context.files());
        file.addTo(form);
        form.add("mark.first", view.first(), "");
        form.add("mark.info", view.infos(), "");
        form.add("mark.width", view.width(), Messages.text("mark.width.hint"));
        ActDialog dialog = new ActDialog(context.owner(), "mark-handle", ActKind.MARK_HANDLE.label());
        file.takeDropsOn(dialog.content());
        dialog.add(Form.words(Messages.text("mark.what"), "act-what"))
                .addReach(ActKind.MARK_HANDLE)
                .add(form)
                .add(model.preFlight())
                .addRequests(model.requestsProperty())
                .add(model.run());
        dialog.addButton("act-do", "mark.do", model::act)
                .disableProperty()
                .bind(model.mayAct().not());
        dialog.addButton("mark-held", "held.open", () -> HeldView.show(context));
        if (target != null) {
            model.file().choose(target);
        }
        dialog.show();
    }

    /** What goes into the first field: one or the other. */
    private Node first() {
        ToggleGroup group = new ToggleGroup();
        RadioButton source = new RadioButton(Messages.text("mark.source"));
        source.setId("mark-source");
        source.setToggleGroup(group);
        source.setSelected(true);
        RadioButton copy = new RadioButton(Messages.text("mark.copy"));
        copy.setId("mark-copy");
        copy.setToggleGroup(group);
        copy.selectedProperty()
                .addListener((property, was, now) -> model.copyProperty().set(now));
        GridPane flags = grid();
        for (SourceInfo info : SourceInfo.values()) {
            row(flags, "source-" + info.name(), info.label() + "  " + info.symbol(), info.bit(), model.sources(info));
        }
        TextField number = Form.field("mark-copy-number", model.copyNumberProperty(), 6);
        number.disableProperty().bind(model.copyProperty().not());
        return new VBox(4, source, flags, Form.line(copy, number));
    }

    private Node infos() {
        GridPane flags = grid();
        for (HandleInfo info : HandleInfo.values()) {
            row(flags, "info-" + info.name(), info.symbol(), info.bit(), model.infos(info));
        }
        return flags;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(3);
        return grid;
    }

    /** A flag, and why it does not apply. */
    private static void row(GridPane grid, String id, String text, int bit, MarkFlag flag) {
        CheckBox box = new CheckBox(String.format("%s  0x%X", text, bit));
        box.setId(id);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(flag.chosenProperty());
        box.disableProperty().bind(flag.obstacleProperty().isNotEmpty());
        Label why = new Label();
        why.setId(id + "-why");
        why.getStyleClass().add("flag-obstacle");
        why.textProperty().bind(flag.obstacleProperty());
        why.setWrapText(true);
        box.accessibleHelpProperty().bind(flag.obstacleProperty());
        grid.addRow(grid.getRowCount(), box, why);
    }

    private Node width() {
        CheckBox narrow = new CheckBox(Messages.text("mark.narrow"));
        narrow.setId("mark-narrow");
        narrow.selectedProperty().bindBidirectional(model.narrowProperty());
        return narrow;
    }
}
