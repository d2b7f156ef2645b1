package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.DialogCommands;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What Tidemark keeps on volumes, each with what can be done with it: by its buttons, or by keys on its row. Belongs to the
 * FX thread.
 */
public final class HeldView extends VBox {

    private static final double WIDTH = 940;

    private final HeldViewModel model;
    private final CommandKeys keys = new CommandKeys(List.of(
            DialogCommands.RELEASE.on(this::hasRow, this::release),
            DialogCommands.ROW_ABOVE.on(this::hasRow, () -> go(-1)),
            DialogCommands.ROW_BELOW.on(this::hasRow, () -> go(1))));

    HeldView(HeldViewModel model) {
        this.model = model;
        setId("held-things");
        setOnKeyPressed(keys::pressed);
        model.rows().pointedProperty().bind(hoverProperty());
        model.rows().rowsProperty().subscribe(this::fill);
    }

    /** Opens a window with it. */
    public static void show(ActContext context) {
        HeldViewModel model = new HeldViewModel(context.acts(), context.tasks(), context.jump());
        HeldView view = new HeldView(model);
        new ActDialog(context.owner(), "held", Messages.text("held.title"))
                .width(WIDTH)
                .help(ReferencePage.MARK, ReferencePage.CLOSE_RECORD, ReferencePage.LOCK, ReferencePage.HOLD)
                .addBesideResult(view)
                .add(model.run(), new RecordLinkView(model.record()))
                .onTick(model::pulse)
                .show();
    }

    private void fill(List<StayingRows.Row<HeldViewModel.Item>> rows) {
        int before = rowWithKeyboard();
        getChildren().clear();
        if (rows.isEmpty()) {
            Label none = Form.words(Messages.text("held.none"), "act-hint");
            none.setId("held-none");
            getChildren().add(none);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            getChildren().add(row(rows.get(i), i));
        }
        if (before >= 0) {
            getChildren().get(held(rows, Math.min(before, rows.size() - 1))).requestFocus();
        }
    }

    /** A row of something that is held: the one, else the next, else the one before. There is one. */
    private static int held(List<StayingRows.Row<HeldViewModel.Item>> rows, int row) {
        for (int i = row; i < rows.size(); i++) {
            if (!rows.get(i).gone()) {
                return i;
            }
        }
        int before = row;
        while (before > 0 && rows.get(before).gone()) {
            before--;
        }
        return before;
    }

    private Node row(StayingRows.Row<HeldViewModel.Item> shown, int number) {
        HeldViewModel.Item item = shown.item();
        String words = shown.gone()
                ? Messages.text("held.gone", item.what())
                : Messages.text("held.since", item.what(), item.since());
        Label what = Form.words(words, "held-what");
        what.setId("held-" + number);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, what);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("held-row");
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(words);
        row.setAccessibleHelp(DialogCommands.RELEASE.tip());
        if (item.closes()) {
            row.getChildren().add(Form.button("held-close-" + number, "held.close", () -> model.closeRecord(item)));
            row.getChildren().add(Form.button("held-touch-" + number, "held.touch", () -> model.touch(item)));
        }
        if (item.readsCopies()) {
            row.getChildren().add(Form.button("held-read-" + number, "held.read", () -> model.readCopies(item)));
        }
        Region release = Form.button("held-release-" + number, "held.release", () -> model.release(item));
        row.getChildren().add(release);
        row.setDisable(shown.gone());
        return row;
    }

    // --- keys

    /** The row that has the keyboard, itself or by one of its buttons; -1 for none. */
    private int rowWithKeyboard() {
        for (int i = 0; i < getChildren().size(); i++) {
            if (getChildren().get(i).isFocusWithin()) {
                return i;
            }
        }
        return -1;
    }

    private boolean hasRow() {
        int row = rowWithKeyboard();
        return row >= 0 && row < model.rows().rowsProperty().get().size();
    }

    private void release() {
        StayingRows.Row<HeldViewModel.Item> row =
                model.rows().rowsProperty().get().get(rowWithKeyboard());
        if (!row.gone()) {
            model.release(row.item());
        }
    }

    /** Over rows of what is held no longer. */
    private void go(int by) {
        int row = rowWithKeyboard() + by;
        while (row >= 0 && row < getChildren().size() && getChildren().get(row).isDisabled()) {
            row += by;
        }
        if (row >= 0 && row < getChildren().size()) {
            getChildren().get(row).requestFocus();
        }
    }
}
