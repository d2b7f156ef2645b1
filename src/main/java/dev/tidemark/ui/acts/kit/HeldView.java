package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.Messages;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Belongs to the FX thread. What Tidemark keeps on volumes, each with what can be done with it. */
public final class HeldView extends VBox {

    private final HeldViewModel model;

    HeldView(HeldViewModel model) {
        this.model = model;
        setId("held-things");
        model.items().addListener((ListChangeListener<HeldViewModel.Item>) change -> fill());
        fill();
    }

    /** Opens a window with it. */
    public static void show(ActContext context) {
        HeldViewModel model = new HeldViewModel(context.acts(), context.tasks(), context.jump());
        new ActDialog(context.owner(), "held", Messages.text("held.title"))
                .add(new HeldView(model))
                .add(model.run())
                .addBelow(new RecordLinkView(model.record()))
                .onTick(model::pulse)
                .show();
    }

    private void fill() {
        getChildren().clear();
        if (model.items().isEmpty()) {
            Label none = Form.words(Messages.text("held.none"), "act-hint");
            none.setId("held-none");
            getChildren().add(none);
        }
        for (int i = 0; i < model.items().size(); i++) {
            getChildren().add(row(model.items().get(i), i));
        }
    }

    private Node row(HeldViewModel.Item item, int number) {
        Label what = Form.words(Messages.text("held.since", item.what(), item.since()), "held-what");
        what.setId("held-" + number);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, what);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("held-row");
        if (item.closes()) {
            row.getChildren().add(Form.button("held-close-" + number, "held.close", () -> model.closeRecord(item)));
        }
        Region release = Form.button("held-release-" + number, "held.release", () -> model.release(item));
        row.getChildren().add(release);
        return row;
    }
}
