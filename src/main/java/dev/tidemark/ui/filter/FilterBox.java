package dev.tidemark.ui.filter;

import atlantafx.base.controls.CustomTextField;
import dev.tidemark.command.Command;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.CommandKeys;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The box that the filter is typed into: its text, what that is in a word, and what is wrong underlined. Belongs to the FX thread. */
final class FilterBox extends StackPane {

    private final FilterViewModel model;
    private final CustomTextField field = new CustomTextField();
    private final SpanLines lines = new SpanLines(field);

    FilterBox(FilterViewModel model) {
        this.model = model;
        field.setId("name-filter");
        field.promptTextProperty()
                .bind(Bindings.when(model.byPathProperty())
                        .then(Messages.text("reasons.path.prompt"))
                        .otherwise(Messages.text("reasons.name.prompt")));
        field.setAccessibleText(Messages.text("reasons.name"));
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setTextFormatter(new TextFormatter<>(this::entered));
        field.textProperty().bindBidirectional(model.textProperty());
        field.setMinWidth(118);
        field.setPrefWidth(220);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, lines);
        model.checkProperty().addListener((property, was, now) -> show(now));
        field.textProperty().addListener((property, was, now) -> caretMoved());
        field.caretPositionProperty().addListener((property, was, now) -> caretMoved());
    }

    /** The field itself, for what stands beside it. */
    CustomTextField field() {
        return field;
    }

    /** Lets Enter and keys run commands, and a click on the cross one. */
    void setCommands(Command enter, List<Command> keys, Command clear) {
        field.setOnAction(event -> enter.run());
        field.setOnKeyPressed(new CommandKeys(keys)::pressed);
        HBox right = new HBox(6, validity(), cross(clear));
        right.setAlignment(Pos.CENTER_RIGHT);
        field.setRight(right);
    }

    private Label validity() {
        Label word = new Label();
        word.setId("filter-validity");
        word.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.checkProperty().get().validity().word(), model.checkProperty()));
        word.visibleProperty().bind(word.textProperty().isNotEmpty());
        word.managedProperty().bind(word.visibleProperty());
        word.setMinWidth(USE_PREF_SIZE);
        return word;
    }

    private FontIcon cross(Command clear) {
        FontIcon icon = new FontIcon(Feather.X);
        icon.setId("name-clear");
        icon.setAccessibleRole(AccessibleRole.BUTTON);
        icon.setAccessibleText(Messages.text("reasons.reset"));
        icon.setCursor(Cursor.HAND);
        icon.visibleProperty().bind(field.textProperty().isNotEmpty());
        icon.setOnMouseClicked(event -> clear.run());
        return icon;
    }

    private void show(FilterCheck check) {
        for (Validity each : Validity.values()) {
            getStyleClass().remove(each.style());
        }
        getStyleClass().add(check.validity().style());
        lines.show(check.spans(), check.validity().style());
    }

    // --- what is put in

    /** What is put in and cannot be seen becomes an escape, in quotes that say so; what is far too long is not taken. */
    private TextFormatter.@Nullable Change entered(TextFormatter.Change change) {
        if (!change.isContentChange()) {
            return change;
        }
        String typed = change.getText();
        if (change.getControlNewText().length() > FilterParser.MOST_LENGTH) {
            model.tellTooLong();
            return null;
        }
        String shown = OneLine.of(typed);
        if (shown.equals(typed)) {
            return change;
        }
        String whole = model.written(change.getControlNewText());
        if (whole == null) {
            change.setText(shown);
            int end = change.getRangeStart() + shown.length();
            change.selectRange(end, end);
        } else {
            change.setRange(0, change.getControlText().length());
            change.setText(whole);
            change.selectRange(whole.length(), whole.length());
        }
        return change;
    }

    // --- completed

    /** Lists what could stand where the caret is. */
    void list() {
        model.completions().open(field.getText(), field.getCaretPosition());
    }

    /** Puts in what was chosen; the list goes on with what can stand behind it. */
    void put(Completions.Completed completed) {
        field.setText(completed.text());
        field.positionCaret(completed.caret());
    }

    private void caretMoved() {
        model.completions().update(field.getText(), Math.min(field.getCaretPosition(), field.getLength()));
    }

    // --- the keyboard

    /** Puts the keyboard there, with all of it chosen: what is typed replaces it. */
    void focusAll() {
        field.requestFocus();
        field.selectAll();
    }

    /** Puts the keyboard behind the text. */
    void focusEnd() {
        field.requestFocus();
        field.end();
    }
}
