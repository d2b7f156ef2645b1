package dev.tidemark.ui.filter;

import atlantafx.base.controls.CustomTextField;
import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.CommandKeys;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filter in the tool bar: reasons, only closed, name, and below them what else is filtered for. Belongs to the FX thread. */
public final class FilterView extends VBox {

    private final FilterViewModel model;
    private final CustomTextField name = new CustomTextField();
    private final Button reasons = new Button();
    private final FilterPopOver reasonsPopOver;
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
        reasonsPopOver = new FilterPopOver(new ReasonTable(model));
        HBox controls = new HBox(reasonsButton(), moreButton(), onlyClosed(), nameField(), byPath(), resetButton());
        controls.getStyleClass().add("filter-controls");
        controls.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(controls, new FilterChips(model));
    }

    private Button reasonsButton() {
        reasons.setId("reasons-button");
        reasons.setGraphic(new FontIcon(Feather.FILTER));
        reasons.textProperty().bind(model.summaryProperty());
        reasons.setTooltip(new Tooltip(Messages.text("reasons.tip")));
        reasons.setMaxWidth(260);
        reasons.setMinWidth(112);
        reasons.setOnAction(event -> showReasons());
        return reasons;
    }

    /** Opens the table of reasons, or closes it. */
    public void showReasons() {
        reasonsPopOver.toggle(reasons);
    }

    /** Opens the other conditions, or closes them. */
    private Button moreButton() {
        Button more = new Button();
        more.setId("filter-more");
        more.setGraphic(new FontIcon(Feather.SLIDERS));
        more.setTooltip(new Tooltip(Messages.text("filter.more.tip")));
        more.setAccessibleText(Messages.text("filter.more.tip"));
        more.getStyleClass().add("icon-button");
        more.setMinWidth(Region.USE_PREF_SIZE);
        FilterPopOver conditions = new FilterPopOver(new RecordConditionsView(model.record()));
        more.setOnAction(event -> conditions.toggle(more));
        return more;
    }

    private CheckBox onlyClosed() {
        CheckBox box = new CheckBox(Messages.text("reasons.onlyClosed"));
        box.setId("only-closed");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setTooltip(new Tooltip(Messages.text("reasons.onlyClosed.tip")));
        box.selectedProperty().bindBidirectional(model.onlyClosedProperty());
        return box;
    }

    private CustomTextField nameField() {
        name.setId("name-filter");
        name.promptTextProperty()
                .bind(Bindings.when(model.byPathProperty())
                        .then(Messages.text("reasons.path.prompt"))
                        .otherwise(Messages.text("reasons.name.prompt")));
        name.setAccessibleText(Messages.text("reasons.name"));
        name.setLeft(new FontIcon(Feather.SEARCH));
        name.setRight(clearName());
        name.setTextFormatter(new TextFormatter<>(FilterView::escaped));
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setOnAction(event -> take.run());
        name.setOnKeyPressed(new CommandKeys(List.of(clear))::pressed);
        name.setMinWidth(118);
        name.setPrefWidth(220);
        HBox.setHgrow(name, Priority.ALWAYS);
        return name;
    }

    /** What is put in and cannot be seen becomes an escape, which is looked for as what it stands for. */
    private static TextFormatter.Change escaped(TextFormatter.Change change) {
        String typed = change.getText();
        String shown = OneLine.of(typed);
        if (!shown.equals(typed)) {
            change.setText(shown);
            int end = change.getRangeStart() + shown.length();
            change.selectRange(end, end);
        }
        return change;
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
        reset.setOnAction(event -> model.clear());
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
