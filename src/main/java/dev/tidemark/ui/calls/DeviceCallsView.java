package dev.tidemark.ui.calls;

import dev.tidemark.command.Command;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.text.Messages;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.Dividers;
import dev.tidemark.ui.common.Settings;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The device calls: their filter, the calls, and the chosen one taken apart. Belongs to the FX thread. */
public final class DeviceCallsView extends BorderPane {

    private static final String DETAIL = "pane.log.detail.width";
    private static final double DETAIL_WIDTH = 300;
    private static final double DETAIL_SHARE = 0.28;

    private final DeviceCallsViewModel model;
    private final CallTable table;
    private final List<Command> commands;
    private boolean selecting;

    /**
     * @param fields what records have
     * @param utc whether times are shown in UTC
     * @param settings remembers how wide the chosen call is shown
     * @param host what the window around it does
     */
    public DeviceCallsView(
            DeviceCallsViewModel model,
            FieldRegistry fields,
            ObservableValue<Boolean> utc,
            Settings settings,
            CallsHost host) {
        this.model = model;
        getStyleClass().add("operation-log");
        getStylesheets()
                .add(Objects.requireNonNull(DeviceCallsView.class.getResource("calls.css"))
                        .toExternalForm());
        table = new CallTable(model, utc);
        commands = new CallCommands(model, host, table::line).all();
        table.setContextMenu(CommandItems.contextMenu(commands));
        table.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        CallDetail detail = new CallDetail(model, fields, host);
        setCenter(split(detail, settings));
        setTop(bar());
        setMinHeight(90);
        connect();
    }

    /** The table takes what the chosen call leaves. */
    private SplitPane split(Region detail, Settings settings) {
        SplitPane.setResizableWithParent(detail, false);
        SplitPane split = new SplitPane(table, detail);
        split.widthProperty().addListener((property, was, now) -> {
            double width = now.doubleValue();
            if (was.doubleValue() == 0) {
                double wanted = settings.size(DETAIL, (int) Math.max(DETAIL_WIDTH, DETAIL_SHARE * width));
                split.setDividerPositions(1 - Math.min(0.5, wanted / width));
            }
        });
        Dividers.onDragged(split, () -> settings.remember(DETAIL, detail.getWidth()));
        return split;
    }

    private HBox bar() {
        Label title = new Label(Messages.text("log.title"));
        title.getStyleClass().add("log-title");
        title.setLabelFor(table);
        TextField text = new TextField();
        text.setId("log-filter");
        text.setPromptText(Messages.text("log.filter"));
        text.setAccessibleText(Messages.text("log.filter"));
        text.textProperty().bindBidirectional(model.textProperty());
        CheckBox failed = new CheckBox(Messages.text("log.failedOnly"));
        failed.setId("log-failed");
        failed.selectedProperty().bindBidirectional(model.failedOnlyProperty());
        CheckBox routine = new CheckBox(Messages.text("log.routine"));
        routine.setId("log-routine");
        routine.selectedProperty().bindBidirectional(model.routineProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label caused = new Label();
        caused.setId("log-caused");
        caused.textProperty().bind(model.causedTextProperty());
        Command exporting = commands.getLast();
        Button export = new Button(exporting.label());
        export.setId("log-export-button");
        export.setOnAction(event -> exporting.run());
        Button clear = new Button(Messages.text("log.clear"));
        clear.setId("log-clear");
        clear.setOnAction(event -> model.clear());
        for (Region whole : new Region[] {title, failed, routine, export, clear}) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        text.setMinWidth(80);
        HBox bar = new HBox(title, text, failed, routine, space, caused, export, clear);
        bar.getStyleClass().add("log-bar");
        return bar;
    }

    private void connect() {
        table.getSelectionModel().selectedItemProperty().addListener((property, was, now) -> {
            if (!selecting && !model.replacing()) {
                model.choose(now);
            }
        });
        model.selectedProperty().addListener((property, was, now) -> select(true));
        model.rows().addListener((javafx.beans.InvalidationListener) rows -> {
            if (!model.replacing()) {
                select(false);
            }
        });
        model.frameProperty().addListener((property, was, now) -> {
            if (!model.replacing()) {
                select(false);
            }
            table.renewCaused();
        });
    }

    /** The table shows what is chosen; it loses its selection whenever all rows are exchanged. */
    void select(boolean scroll) {
        DeviceCall chosen = model.selectedProperty().get();
        if (Objects.equals(chosen, table.getSelectionModel().getSelectedItem())) {
            return;
        }
        selecting = true;
        if (chosen == null) {
            table.getSelectionModel().clearSelection();
        } else if (table.getItems().contains(chosen)) {
            table.getSelectionModel().select(chosen);
            if (scroll) {
                table.scrollTo(chosen);
            }
        }
        selecting = false;
    }

    /** What can be done with calls and log. */
    public List<Command> commands() {
        return commands;
    }

    /** Puts the keyboard into the table. */
    public void focusTable() {
        table.requestFocus();
    }
}
