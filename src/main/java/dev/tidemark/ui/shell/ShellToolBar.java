package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.RecordsViewModel;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
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
    private final Command start;
    private final Command stop;
    private final Button reading;
    private final Map<ToggleButton, Command> toggles = new LinkedHashMap<>();
    private boolean choosing;

    ShellToolBar(
            ShellViewModel shell,
            RecordsViewModel records,
            StatusViewModel status,
            Node filter,
            CommandTable commands) {
        this.shell = shell;
        this.start = commands.get("journal.start");
        this.stop = commands.get("journal.stop");
        getStyleClass().add("shell-tool-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button openFile = button("open", Feather.FOLDER, commands.get("file.open"));
        reading = button("reading", Feather.PLAY, start);
        reading.setOnAction(event -> startOrStop().run());
        ToggleButton pause = toggle("pause", Feather.PAUSE, commands.get("view.pause"));
        Label waiting = new Label();
        waiting.setId("waiting");
        waiting.textProperty()
                .bind(Bindings.when(records.pausedProperty())
                        .then(Bindings.format("+%,d", records.waitingProperty()))
                        .otherwise(""));
        waiting.managedProperty().bind(records.pausedProperty());
        ToggleButton follow = toggle("follow", Feather.ARROW_DOWN_CIRCLE, commands.get("view.follow"));
        ToggleButton utc = toggled(new ToggleButton(), "utc", commands.get("view.utc"));
        utc.textProperty()
                .bind(Bindings.when(records.utcProperty())
                        .then(Messages.text("shell.utc"))
                        .otherwise(Messages.text("shell.local")));
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
            setText(source == null ? "" : source.title());
            setTooltip(source == null ? null : new Tooltip(source.location()));
        }
    }

    /** What the one button for both does. */
    private Command startOrStop() {
        return stop.isEnabled() ? stop : start;
    }

    /** Shows whether reading is on, and what else is; looked up once a frame, since nothing is pushed. */
    void pulse() {
        Command next = startOrStop();
        reading.setDisable(!next.isEnabled());
        FontIcon icon = (FontIcon) reading.getGraphic();
        Ikon wanted = next == stop ? Feather.SQUARE : Feather.PLAY;
        if (icon.getIconCode() != wanted) {
            icon.setIconCode(wanted);
            explain(reading, next);
        }
        toggles.forEach((button, command) -> button.setSelected(command.isTicked()));
    }

    private static Button button(String id, Ikon icon, Command command) {
        return named(withIcon(new Button(), icon), id, command);
    }

    private ToggleButton toggle(String id, Ikon icon, Command command) {
        return toggled(withIcon(new ToggleButton(), icon), id, command);
    }

    private ToggleButton toggled(ToggleButton button, String id, Command command) {
        button.setSelected(command.isTicked());
        toggles.put(button, command);
        return named(button, id, command);
    }

    private static <B extends ButtonBase> B named(B button, String id, Command command) {
        button.setId(id);
        button.setTooltip(new Tooltip());
        explain(button, command);
        button.setOnAction(event -> command.run());
        button.setFocusTraversable(false);
        return button;
    }

    private static void explain(ButtonBase button, Command command) {
        button.getTooltip().setText(command.tip());
        if (button.getGraphic() != null) {
            button.setAccessibleText(command.tip());
        }
    }

    private static <B extends ButtonBase> B withIcon(B button, Ikon icon) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
