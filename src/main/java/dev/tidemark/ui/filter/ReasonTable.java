package dev.tidemark.ui.filter;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All 24 reasons in two columns of groups, each with any of, all of and none of. Belongs to the FX thread. */
final class ReasonTable extends VBox {

    private static final Reason.Kind[] LEFT = {
        Reason.Kind.DATA, Reason.Kind.NAMED_DATA, Reason.Kind.LIFE, Reason.Kind.NAME, Reason.Kind.CLOSE
    };
    private static final Reason.Kind[] RIGHT = {Reason.Kind.METADATA};

    private final FilterViewModel model;

    ReasonTable(FilterViewModel model) {
        this.model = model;
        getStyleClass().add("reason-table");
        getChildren().addAll(masks(), new HBox(18, groups(LEFT), groups(RIGHT)), source());
    }

    private HBox masks() {
        TextField hex = new TextField();
        hex.setId("reason-hex");
        hex.setStyle(MonoFont.style());
        hex.setPrefColumnCount(24);
        hex.textProperty().bindBidirectional(model.hexProperty());
        hex.setAccessibleText(Messages.text("reasons.hex.tip"));
        hex.setOnAction(event -> model.takeHex());
        hex.focusedProperty().addListener((property, was, now) -> model.takeHex());
        hex.setTooltip(new Tooltip(Messages.text("reasons.hex.tip")));
        Label wrong = new Label();
        wrong.setId("reason-hex-problem");
        wrong.getStyleClass().add("problem");
        wrong.textProperty().bind(model.hexProblemProperty());
        HBox box = new HBox(
                6,
                button("reasons-all", "reasons.all", model::chooseAll),
                button("reasons-none", "reasons.none", model::chooseNone),
                button("reasons-invert", "reasons.invert", model::invert),
                hex,
                wrong);
        box.getStyleClass().add("reason-masks");
        return box;
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private GridPane groups(Reason.Kind[] kinds) {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(2);
        int row = 0;
        for (Reason.Kind kind : kinds) {
            addHeader(grid, kind, row++);
            for (Reason reason : Reason.values()) {
                if (reason.kind() == kind) {
                    addReason(grid, reason, row++);
                }
            }
        }
        return grid;
    }

    private void addHeader(GridPane grid, Reason.Kind kind, int row) {
        Hyperlink title = new Hyperlink(Messages.text("reasons.kind." + kind));
        title.setId("reason-kind-" + kind);
        title.getStyleClass().add("reason-kind");
        title.setTooltip(new Tooltip(Messages.text("reasons.kind.tip")));
        title.setOnAction(event -> {
            model.toggle(kind);
            title.setVisited(false);
        });
        grid.add(title, 0, row);
        String[] columns = {"any", "all", "none"};
        for (int i = 0; i < columns.length; i++) {
            Label label = new Label(Messages.text("reasons.column." + columns[i]));
            label.getStyleClass().add("reason-column");
            GridPane.setHalignment(label, HPos.CENTER);
            grid.add(label, i + 1, row);
        }
    }

    private void addReason(GridPane grid, Reason reason, int row) {
        Label label = new Label(reason.label());
        label.getStyleClass().addAll("reason-name", "kind-" + reason.kind());
        label.setTooltip(new Tooltip(reason.symbol() + "  " + Flags.hex(reason.bit())));
        label.setMaxWidth(Double.MAX_VALUE);
        grid.add(label, 0, row);
        CheckBox any = add(grid, "any", reason, model.anyOf(reason), 1, row);
        label.setLabelFor(any);
        label.setOnMouseClicked(event -> {
            any.requestFocus();
            any.fire();
        });
        add(grid, "all", reason, model.allOf(reason), 2, row);
        add(grid, "none", reason, model.noneOf(reason), 3, row);
    }

    private static CheckBox add(GridPane grid, String column, Reason reason, BooleanProperty value, int x, int row) {
        CheckBox box = new CheckBox();
        box.setId("reason-" + column + "-" + reason.name());
        box.setAccessibleText(reason.label() + ": " + Messages.text("reasons.column." + column));
        box.selectedProperty().bindBidirectional(value);
        GridPane.setHalignment(box, HPos.CENTER);
        grid.add(box, x, row);
        return box;
    }

    private VBox source() {
        CheckBox ask = new CheckBox(Messages.text("reasons.ask"));
        ask.setId("ask-volume");
        ask.selectedProperty().bindBidirectional(model.askVolumeProperty());
        ask.disableProperty().bind(Bindings.not(model.liveProperty()));
        Label where = new Label();
        where.setId("reason-where");
        where.setWrapText(true);
        where.setMaxWidth(620);
        where.textProperty().bind(model.whereProperty());
        where.getStyleClass().add("reason-where");
        VBox box = new VBox(4, ask, where);
        box.getStyleClass().add("reason-source");
        return box;
    }
}
