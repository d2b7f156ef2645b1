package dev.tidemark.ui.acts.file;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.HeldView;
import dev.tidemark.ui.common.Tips;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.SourceInfo;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Marks a handle: source information or a copy's number, and the handle flags. Belongs to the FX thread. */
public final class MarkView {

    private static final double WIDTH = 900;

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
        MarkViewModel model = new MarkViewModel(context.acts(), context.tasks());
        MarkView view = new MarkView(model);
        ActDialog dialog = FileActDialog.of(
                context,
                "mark-handle",
                model.act(),
                ReferencePage.MARK,
                Messages.text("mark.what"),
                form -> {},
                target);
        dialog.width(WIDTH)
                .add(view.structure())
                .add(model.act().preFlight())
                .add(model.act().run())
                .addRequests(model.requestsProperty());
        dialog.addButton("act-do", "mark.do", model.act().obstacle(), model::send);
        dialog.addButton("mark-held", "command.act.held", () -> HeldView.show(context));
        dialog.show();
    }

    /** The fields of the structure, side by side. */
    private Node structure() {
        VBox left = new VBox(
                6,
                Form.words(Messages.text("mark.first"), "section"),
                first(),
                Form.words(Messages.text("mark.width"), "section"),
                width(),
                Form.words(Messages.text("mark.width.hint"), "act-hint"));
        VBox right = new VBox(6, Form.words(Messages.text("mark.info"), "section"), infos());
        left.setPrefWidth(WIDTH / 3);
        HBox.setHgrow(right, Priority.ALWAYS);
        return new HBox(16, left, right);
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
        VBox flags = new VBox(3);
        for (SourceInfo info : SourceInfo.values()) {
            flags.getChildren().add(row("source-" + info.name(), info.label(), info, model.sources(info)));
        }
        TextField number = Form.field("mark-copy-number", model.copyNumberProperty(), 6);
        number.disableProperty().bind(model.copyProperty().not());
        copy.disableProperty()
                .bind(model.copyObstacleProperty()
                        .isNotEmpty()
                        .and(model.copyProperty().not()));
        Label why = Form.words("", "flag-obstacle");
        why.setId("mark-copy-why");
        why.textProperty().bind(model.copyObstacleProperty());
        Form.showWhile(why, why.textProperty().isNotEmpty());
        return new VBox(4, source, flags, Form.line(copy, number), why);
    }

    private Node infos() {
        VBox flags = new VBox(3);
        for (HandleInfo info : HandleInfo.values()) {
            flags.getChildren().add(row("info-" + info.name(), info.name(), info, model.infos(info)));
        }
        return flags;
    }

    /** A flag, and why it does not apply. */
    private static Node row(String id, String text, Flag flag, MarkFlag state) {
        CheckBox box = new CheckBox(String.format("%s  0x%X", text, flag.bit()));
        box.setMnemonicParsing(false);
        box.setId(id);
        box.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(box, flag.symbol());
        box.selectedProperty().bindBidirectional(state.chosenProperty());
        box.disableProperty().bind(state.obstacleProperty().isNotEmpty());
        StringBinding words = state.words();
        box.accessibleHelpProperty().bind(words);
        Label why = Form.words("", "flag-obstacle");
        why.setId(id + "-why");
        why.textProperty().bind(words);
        HBox.setHgrow(why, Priority.ALWAYS);
        return Form.line(box, why);
    }

    private Node width() {
        CheckBox narrow = new CheckBox(Messages.text("mark.narrow"));
        narrow.setId("mark-narrow");
        narrow.setMnemonicParsing(false);
        narrow.selectedProperty().bindBidirectional(model.narrowProperty());
        String obstacle = model.narrowObstacle();
        if (obstacle.isEmpty()) {
            return narrow;
        }
        narrow.setDisable(true);
        narrow.setAccessibleHelp(obstacle);
        Label why = Form.words(obstacle, "flag-obstacle");
        why.setId("mark-narrow-why");
        return new VBox(2, narrow, why);
    }
}
