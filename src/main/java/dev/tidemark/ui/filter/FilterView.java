package dev.tidemark.ui.filter;

import atlantafx.base.controls.CustomTextField;
import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.usn.FileId;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filter in the tool bar: reasons, only closed, name. Belongs to the FX thread. */
public final class FilterView extends HBox {

    private static final String FRAME =
            "-fx-fill: -color-bg-overlay; -fx-stroke: -color-border-default; -fx-stroke-width: 1; -fx-effect: null";

    private final FilterViewModel model;
    private final CustomTextField name = new CustomTextField();
    private final Button reasons = new Button();
    private final PopOver popOver;
    private final Command take;
    private final Command clear;

    public FilterView(FilterViewModel model) {
        this.model = model;
        take = Command.of(Scope.FILTER, "filter.take").key("Enter").run(model::takeName);
        clear = Command.of(Scope.FILTER, "filter.clear")
                .key("Esc")
                .when(() -> !name.getText().isEmpty())
                .run(this::clear);
        String style = Objects.requireNonNull(FilterView.class.getResource("filter.css"))
                .toExternalForm();
        getStyleClass().add("reason-filter");
        getStylesheets().add(style);
        setAlignment(Pos.CENTER_LEFT);
        ReasonTable table = new ReasonTable(model);
        popOver = new PopOver(table);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        getChildren().addAll(reasonsButton(), onlyClosed(), fileChip(), nameField(), byPath(), resetButton());
    }

    private Button reasonsButton() {
        reasons.setId("reasons-button");
        reasons.setGraphic(new FontIcon(Feather.FILTER));
        reasons.textProperty().bind(model.summaryProperty());
        reasons.setTooltip(new Tooltip(Messages.text("reasons.tip")));
        reasons.setMaxWidth(260);
        reasons.setMinWidth(90);
        reasons.setOnAction(event -> showReasons());
        return reasons;
    }

    /** Opens the table of reasons, or closes it. */
    public void showReasons() {
        if (popOver.isShowing()) {
            popOver.hide();
        } else {
            popOver.getRoot().getStyleClass().removeAll("light", "dark");
            boolean dark = getScene().getRoot().getStyleClass().contains("dark");
            popOver.getRoot().getStyleClass().add(dark ? "dark" : "light");
            popOver.show(reasons);
            paintFrame();
        }
    }

    /** ControlsFX paints the frame in light colours from a stylesheet that stands nearer than any of ours can. */
    private void paintFrame() {
        Node frame = popOver.getSkin().getNode().lookup(".border");
        if (frame != null) {
            frame.setStyle(FRAME);
        }
    }

    private CheckBox onlyClosed() {
        CheckBox box = new CheckBox(Messages.text("reasons.onlyClosed"));
        box.setId("only-closed");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setTooltip(new Tooltip(Messages.text("reasons.onlyClosed.tip")));
        box.selectedProperty().bindBidirectional(model.onlyClosedProperty());
        return box;
    }

    /** Shows that only one file is shown; a click shows all again. */
    private Button fileChip() {
        Button chip = new Button();
        chip.setId("file-filter");
        chip.setGraphic(new FontIcon(Feather.X));
        chip.textProperty().bind(Bindings.createStringBinding(this::fileWords, model.fileProperty()));
        chip.visibleProperty().bind(model.fileProperty().isNotNull());
        chip.managedProperty().bind(chip.visibleProperty());
        chip.setOnAction(event -> model.fileProperty().set(null));
        return chip;
    }

    private String fileWords() {
        FileId file = model.fileProperty().get();
        return file == null ? "" : Messages.text("reasons.file", file.hex());
    }

    private CustomTextField nameField() {
        name.setId("name-filter");
        name.promptTextProperty()
                .bind(Bindings.when(model.byPathProperty())
                        .then(Messages.text("reasons.path"))
                        .otherwise(Messages.text("reasons.name")));
        name.setAccessibleText(Messages.text("reasons.name"));
        name.setLeft(new FontIcon(Feather.SEARCH));
        name.setRight(clearName());
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setOnAction(event -> take.run());
        name.setOnKeyPressed(new CommandKeys(List.of(clear))::pressed);
        name.setMinWidth(90);
        name.setPrefWidth(220);
        HBox.setHgrow(name, Priority.ALWAYS);
        return name;
    }

    private ToggleButton byPath() {
        ToggleButton button = new ToggleButton(Messages.text("reasons.byPath"));
        button.setId("filter-by-path");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Messages.text("reasons.byPath.tip")));
        button.selectedProperty().bindBidirectional(model.byPathProperty());
        return button;
    }

    private FontIcon clearName() {
        FontIcon icon = new FontIcon(Feather.X);
        icon.setId("name-clear");
        icon.setAccessibleRole(AccessibleRole.BUTTON);
        icon.setAccessibleText(clear.tip());
        icon.setCursor(Cursor.HAND);
        icon.visibleProperty().bind(name.textProperty().isNotEmpty());
        icon.setOnMouseClicked(event -> clear.run());
        return icon;
    }

    private void clear() {
        name.clear();
        model.takeName();
    }

    private Button resetButton() {
        Button reset = new Button();
        reset.setId("filter-reset");
        reset.setGraphic(new FontIcon(Feather.X_CIRCLE));
        reset.setTooltip(new Tooltip(Messages.text("reasons.reset")));
        reset.setAccessibleText(Messages.text("reasons.reset"));
        reset.getStyleClass().add("icon-button");
        reset.disableProperty().bind(Bindings.not(model.activeProperty()));
        reset.setOnAction(event -> model.reset());
        return reset;
    }

    /** What keys do while the name box has the keyboard. */
    public List<Command> commands() {
        return List.of(take, clear);
    }

    /** Puts the keyboard into the name box. */
    public void focusName() {
        name.requestFocus();
        name.selectAll();
    }
}
