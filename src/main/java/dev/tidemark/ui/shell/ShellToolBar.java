package dev.tidemark.ui.shell;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.RecordsViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tool bar: source, reading, pause, follow, filter, counts, time zone. Belongs to the FX thread. */
final class ShellToolBar extends HBox {

    private final ShellViewModel shell;
    private final Button reading = button("reading", Feather.PLAY);
    private boolean choosing;

    ShellToolBar(ShellViewModel shell, RecordsViewModel records, StatusViewModel status, Node filter, Runnable open) {
        this.shell = shell;
        getStyleClass().add("shell-tool-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button openFile = button("open", Feather.FOLDER);
        openFile.setOnAction(event -> open.run());
        reading.setOnAction(event -> toggleReading());
        ToggleButton pause = toggle("pause", Feather.PAUSE, records.pausedProperty());
        Label waiting = new Label();
        waiting.setId("waiting");
        waiting.textProperty()
                .bind(Bindings.when(records.pausedProperty())
                        .then(Bindings.format("+%,d", records.waitingProperty()))
                        .otherwise(""));
        waiting.managedProperty().bind(records.pausedProperty());
        ToggleButton follow = toggle("follow", Feather.ARROW_DOWN_CIRCLE, records.followingProperty());
        ToggleButton utc = new ToggleButton();
        utc.setId("utc");
        utc.setFocusTraversable(false);
        utc.selectedProperty().bindBidirectional(records.utcProperty());
        utc.textProperty()
                .bind(Bindings.when(records.utcProperty())
                        .then(Messages.text("shell.utc"))
                        .otherwise(Messages.text("shell.local")));
        utc.setTooltip(new Tooltip(Messages.text("shell.tip.utc")));
        Label counts = new Label();
        counts.setId("counts");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        counts.setTooltip(new Tooltip(Messages.text("shell.tip.counts")));
        counts.textProperty().bind(status.countsProperty());
        HBox.setHgrow(filter, Priority.ALWAYS);
        getChildren()
                .addAll(
                        sources(),
                        openFile,
                        reading,
                        pause,
                        waiting,
                        follow,
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        filter,
                        counts,
                        utc);
    }

    private ComboBox<Source> sources() {
        ComboBox<Source> box = new ComboBox<>(shell.sources());
        box.setId("sources");
        box.setPromptText(Messages.text("shell.source"));
        box.setPrefWidth(110);
        box.setMinWidth(80);
        box.setCellFactory(list -> new SourceCell());
        box.setButtonCell(new SourceCell());
        shell.currentProperty().addListener((property, was, now) -> {
            choosing = true;
            box.setValue(now);
            choosing = false;
        });
        box.valueProperty().addListener((property, was, now) -> {
            if (now != null && !choosing && now != shell.currentProperty().get()) {
                shell.show(now);
            }
        });
        return box;
    }

    private static final class SourceCell extends ListCell<Source> {
        @Override
        protected void updateItem(@Nullable Source source, boolean empty) {
            super.updateItem(source, empty);
            setText(source == null ? "" : source.name());
            setTooltip(source == null ? null : new Tooltip(source.location()));
        }
    }

    private void toggleReading() {
        if (isReading()) {
            shell.stopReading();
        } else {
            shell.startReading();
        }
    }

    private boolean isReading() {
        LiveReading live = shell.reading();
        return live != null && live.isReading();
    }

    /** Shows whether reading is on; looked up once a frame, since nothing is pushed. */
    void pulse() {
        boolean live = shell.reading() != null;
        boolean on = isReading();
        reading.setDisable(!live);
        FontIcon icon = (FontIcon) reading.getGraphic();
        Ikon wanted = on ? Feather.SQUARE : Feather.PLAY;
        if (icon.getIconCode() != wanted) {
            icon.setIconCode(wanted);
            reading.getTooltip().setText(Messages.text(on ? "shell.tip.stop" : "shell.tip.reading"));
        }
    }

    private static Button button(String id, Ikon icon) {
        return named(new Button(), id, icon);
    }

    private static ToggleButton toggle(String id, Ikon icon, Property<Boolean> value) {
        ToggleButton button = named(new ToggleButton(), id, icon);
        button.selectedProperty().bindBidirectional(value);
        return button;
    }

    private static <B extends ButtonBase> B named(B button, String id, Ikon icon) {
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setTooltip(new Tooltip(Messages.text("shell.tip." + id)));
        button.setAccessibleText(Messages.text("shell.tip." + id));
        button.setFocusTraversable(false);
        button.getStyleClass().add("icon-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
