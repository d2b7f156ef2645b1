package dev.tidemark.ui.acts.data;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.ProblemPane;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.volume.VolumeRow;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The page of a volume: everything that it tells of itself, a line each. Belongs to the FX thread. */
public final class VolumeDataView {

    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final double WIDTH = 1100;
    private static final double SECTION_WIDTH = 130;
    private static final double NAME_WIDTH = 190;
    private static final double VALUE_WIDTH = 330;
    private static final double MEANING_WIDTH = 410;
    private static final double HEIGHT = 520;

    private final VolumeDataViewModel model;

    private VolumeDataView(VolumeDataViewModel model) {
        this.model = model;
    }

    /** Opens the page of a volume. */
    public static void show(ActContext context, VolumeFacts volume) {
        VolumeDataViewModel model = new VolumeDataViewModel(context.acts(), volume, context.tasks());
        new VolumeDataView(model).show(context, volume.name());
        model.ask();
    }

    private void show(ActContext context, String name) {
        ActDialog dialog = new ActDialog(context.owner(), "volume-data", Messages.text("volumeData.title", name));
        dialog.width(WIDTH).add(new ProblemPane(model.problemProperty())).addGrowing(table());
        dialog.addButton("volume-data-ask", "volumeData.ask", model::ask)
                .disableProperty()
                .bind(model.busyProperty());
        dialog.addButton("volume-data-copy", "volumeData.copy", this::copy);
        dialog.show();
    }

    private void copy() {
        CopiedText.toClipboard(model.text());
    }

    private TableView<VolumeRow> table() {
        TableView<VolumeRow> table = new TableView<>(model.rows());
        table.setId("volume-data-rows");
        table.setAccessibleText(Messages.text("volumeData.rows"));
        table.getColumns().add(column("section", SECTION_WIDTH, row -> model.begins(row) ? row.section() : ""));
        table.getColumns().add(column("name", NAME_WIDTH, VolumeRow::name));
        table.getColumns().add(column("value", VALUE_WIDTH, VolumeRow::value));
        table.getColumns().add(column("meaning", MEANING_WIDTH, VolumeRow::meaning));
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable VolumeRow item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(ABSENT, item != null && !item.told());
            }
        });
        table.setPrefHeight(HEIGHT);
        return table;
    }

    private static TableColumn<VolumeRow, String> column(String key, double width, Function<VolumeRow, String> text) {
        TableColumn<VolumeRow, String> column = new TableColumn<>(Messages.text("volumeData.column." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }
}
