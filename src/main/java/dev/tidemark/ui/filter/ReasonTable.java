package dev.tidemark.ui.filter;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.common.Tips;
import dev.tidemark.usn.Reason;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All 24 reasons in two columns of groups, each with what is asked of it. Belongs to the FX thread. */
final class ReasonTable extends VBox {

    private static final Reason.Kind[] LEFT = {
        Reason.Kind.DATA, Reason.Kind.NAMED_DATA, Reason.Kind.LIFE, Reason.Kind.NAME, Reason.Kind.CLOSE
    };
    private static final Reason.Kind[] RIGHT = {Reason.Kind.METADATA};
    private static final double WIDTH = 620;

    private final FilterViewModel model;

    ReasonTable(FilterViewModel model) {
        this.model = model;
        getStyleClass().add("reason-table");
        getChildren()
                .addAll(masks(), new HBox(18, groups(LEFT), groups(RIGHT)), others(model, "reason-others"), source());
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
        Tips.set(hex, Messages.text("reasons.hex.tip"));
        Label wrong = new Label();
        wrong.setId("reason-hex-problem");
        wrong.getStyleClass().add("problem");
        wrong.textProperty().bind(model.hexProblemProperty());
        HBox box = new HBox(
                6,
                button("reasons-clear", "reasons.clear", model.reasons()::clear),
                button("reasons-invert", "reasons.invert", model::invert),
                hex,
                wrong);
        box.getStyleClass().add("reason-masks");
        return box;
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setId(id);
        Tips.set(button, Messages.text(key + ".tip"));
        button.setOnAction(event -> action.run());
        return button;
    }

    private VBox groups(Reason.Kind[] kinds) {
        VBox column = new VBox(1);
        for (Reason.Kind kind : kinds) {
            column.getChildren().add(header(kind));
            for (Reason reason : Reason.values()) {
                if (reason.kind() == kind) {
                    FlagButton button = new FlagButton("reason", model.reasons(), reason);
                    button.setId("reason-" + reason.name());
                    button.getStyleClass().add("kind-" + kind);
                    column.getChildren().add(button);
                }
            }
        }
        return column;
    }

    private Hyperlink header(Reason.Kind kind) {
        Hyperlink title = new Hyperlink(Messages.text("reasons.kind." + kind));
        title.setId("reason-kind-" + kind);
        title.getStyleClass().add("reason-kind");
        Tips.set(title, Messages.text("reasons.kind.tip"));
        title.setOnAction(event -> {
            model.toggle(kind);
            title.setVisited(false);
        });
        return title;
    }

    /** What else the text asks for; takes no room while that is nothing. */
    static Label others(FilterViewModel model, String id) {
        Label others = new Label();
        others.setId(id);
        others.setWrapText(true);
        others.setMaxWidth(WIDTH);
        others.getStyleClass().add("reason-where");
        others.textProperty().bind(model.othersProperty());
        others.visibleProperty().bind(others.textProperty().isNotEmpty());
        others.managedProperty().bind(others.visibleProperty());
        return others;
    }

    private VBox source() {
        CheckBox ask = new CheckBox(Messages.text("reasons.ask"));
        ask.setId("ask-volume");
        ask.selectedProperty().bindBidirectional(model.askVolumeProperty());
        ask.disableProperty().bind(Bindings.not(model.liveProperty()));
        Label where = new Label();
        where.setId("reason-where");
        where.setWrapText(true);
        where.setMaxWidth(WIDTH);
        where.textProperty().bind(model.whereProperty());
        where.getStyleClass().add("reason-where");
        VBox box = new VBox(4, ask, where);
        box.getStyleClass().add("reason-source");
        return box;
    }
}
