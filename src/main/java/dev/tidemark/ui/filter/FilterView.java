package dev.tidemark.ui.filter;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The filter in the tool bar: its text, what of it can be clicked, and below them what the text asks for in words, and what is wrong.
 * Belongs to the FX thread.
 */
public final class FilterView extends VBox {

    private final FilterViewModel model;
    private final FilterBox box;
    private final Button reasons = new Button();
    private final FilterPopOver reasonsPopOver;
    private final List<Command> commands;
    private final HBox controls;
    private final FilterNotice notice;

    public FilterView(FilterViewModel model) {
        this.model = model;
        box = new FilterBox(model);
        new CompletionList(box.field(), model.completions(), this::complete);
        Command take = Command.of(Scope.FILTER, "filter.take").key("Enter").run(this::take);
        Command back = Command.of(Scope.FILTER, "filter.clear")
                .key("Esc")
                .when(() -> isListed() || !model.textProperty().get().isEmpty())
                .run(this::giveBack);
        Command list = Command.of(Scope.FILTER, "filter.list").key("Ctrl+Space").run(box::list);
        Command previous = Command.of(Scope.FILTER, "filter.previous").key("Up").run(() -> walk(true));
        Command next = Command.of(Scope.FILTER, "filter.next").key("Down").run(() -> walk(false));
        commands = List.of(take, back, list, previous, next);
        box.setCommands(take, List.of(back, list, previous, next), back.on(model::clear));
        String style = Objects.requireNonNull(FilterView.class.getResource("filter.css"))
                .toExternalForm();
        getStyleClass().add("reason-filter");
        getStylesheets().add(style);
        reasonsPopOver = new FilterPopOver(() -> new ReasonTable(model));
        controls = new HBox(reasonsButton(), moreButton(), onlyClosed(), box, byPath(), resetButton());
        HBox.setHgrow(box, Priority.ALWAYS);
        controls.getStyleClass().add("filter-controls");
        controls.setAlignment(Pos.CENTER_LEFT);
        notice = new FilterNotice(model, box, box.field());
        notice.textProperty().addListener((property, was, now) -> requestLayout());
        notice.visibleProperty().addListener((property, was, now) -> requestLayout());
        getChildren().addAll(controls, new FilterChips(model), notice);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        notice.place(getHeight(), sceneToLocal(getScene().getWidth(), 0).getX());
    }

    /** Puts something before the box, and something behind it. */
    public void setBeside(Node before, Node behind) {
        controls.getChildren().add(controls.getChildren().indexOf(box), before);
        controls.getChildren().add(controls.getChildren().indexOf(box) + 1, behind);
    }

    private boolean isListed() {
        return model.completions().openProperty().get();
    }

    private void take() {
        if (!isListed() || !complete()) {
            model.completions().close();
            model.take();
        }
    }

    private boolean complete() {
        Completions.Completed completed = model.completions().complete();
        if (completed == null) {
            return false;
        }
        box.put(completed);
        if (completed.isWhole()) {
            model.completions().close();
        }
        return true;
    }

    private void giveBack() {
        if (isListed()) {
            model.completions().close();
        } else {
            model.giveBack();
            box.focusEnd();
        }
    }

    /** Through what is listed, else through what was applied before. */
    private void walk(boolean earlier) {
        if (isListed()) {
            model.completions().move(earlier ? -1 : 1);
        } else {
            model.walk(earlier);
            box.focusEnd();
        }
    }

    private Button reasonsButton() {
        reasons.setId("reasons-button");
        reasons.setGraphic(new FontIcon(Feather.FILTER));
        reasons.textProperty().bind(model.summaryProperty());
        Tips.set(reasons, Messages.text("reasons.tip"));
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
        Tips.set(more, Messages.text("filter.more.tip"));
        more.setAccessibleText(Messages.text("filter.more.tip"));
        more.getStyleClass().add("icon-button");
        more.setMinWidth(Region.USE_PREF_SIZE);
        FilterPopOver conditions = new FilterPopOver(() -> new RecordConditionsView(model));
        more.setOnAction(event -> conditions.toggle(more));
        return more;
    }

    private CheckBox onlyClosed() {
        CheckBox check = new CheckBox(Messages.text("reasons.onlyClosed"));
        check.setId("only-closed");
        check.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(check, Messages.text("reasons.onlyClosed.tip"));
        check.selectedProperty().bindBidirectional(model.onlyClosedProperty());
        return check;
    }

    private ToggleButton byPath() {
        ToggleButton button = new ToggleButton(Messages.text("reasons.byPath"));
        button.setId("filter-by-path");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tips.set(button, Messages.text("reasons.byPath.tip"));
        button.selectedProperty().bindBidirectional(model.byPathProperty());
        button.setOnAction(event -> {
            if (button.isSelected()) {
                box.focusEnd();
            }
        });
        return button;
    }

    private Button resetButton() {
        Button reset = new Button();
        reset.setId("filter-reset");
        reset.setGraphic(new FontIcon(Feather.X_CIRCLE));
        Tips.set(reset, Messages.text("reasons.reset"));
        reset.setAccessibleText(Messages.text("reasons.reset"));
        reset.getStyleClass().add("icon-button");
        reset.disableProperty().bind(Bindings.not(model.activeProperty()));
        reset.setOnAction(event -> model.clear());
        return reset;
    }

    /** What keys do while the box has the keyboard. */
    public List<Command> commands() {
        return commands;
    }

    /** Puts the keyboard into the box. */
    public void focusName() {
        box.focusAll();
    }
}
