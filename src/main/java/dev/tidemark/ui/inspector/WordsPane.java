package dev.tidemark.ui.inspector;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReasonView;
import dev.tidemark.ui.acts.kit.HelpStage;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.usn.Reason;
import dev.tidemark.words.Clause;
import dev.tidemark.words.ReasonPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a record means, clause by clause. The clause under the pointer, or the one with the keyboard, marks its bytes. Tab reaches one
 * clause, the arrows the others. Belongs to the FX thread.
 */
final class WordsPane extends ScrollPane {

    private static final double UNKNOWN_WIDTH = 300;

    private final InspectorViewModel model;
    private final String id;
    private final VBox box = new VBox();
    private final List<ClauseRow> rows = new ArrayList<>();
    private final List<Command> commands;
    private int current;

    /**
     * @param id begins the ids of its parts
     */
    WordsPane(InspectorViewModel model, String id) {
        this.model = model;
        this.id = id;
        this.commands = List.of(
                of("previous").key("Up").run(() -> go(current - 1)),
                of("next").key("Down").run(() -> go(current + 1)),
                of("about").key("Enter").run(this::about),
                of("copy").key("Ctrl+C").run(this::copy));
        setId(id + "-words");
        getStyleClass().add("words-pane");
        box.getStyleClass().add("words");
        setContent(box);
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Messages.text("words.title"));
        addEventHandler(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        model.words().clausesProperty().addListener((property, was, now) -> renew(now));
        widthProperty().addListener((property, was, now) -> requestLayout());
        // Where there is no room for all of it, it gives way before what is known of the record.
        setMinHeight(0);
        VBox.setVgrow(this, Priority.SOMETIMES);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    private static Command.Builder of(String what) {
        return Command.of(Scope.WORDS, "words." + what);
    }

    /** What keys do while a clause has the keyboard. */
    List<Command> commands() {
        return commands;
    }

    /** As high as the clauses are in its width. */
    @Override
    protected double computePrefHeight(double width) {
        double inside = (getWidth() > 0 ? getWidth() : UNKNOWN_WIDTH) - snappedLeftInset() - snappedRightInset();
        return box.prefHeight(inside) + snappedTopInset() + snappedBottomInset();
    }

    private void renew(List<Clause> clauses) {
        boolean hadKeyboard = rows.stream().anyMatch(ClauseRow::isFocused);
        rows.clear();
        for (Clause clause : clauses) {
            rows.add(row(clause));
        }
        box.getChildren().setAll(rows);
        setVisible(!rows.isEmpty());
        setVvalue(0);
        current = Math.clamp(current, 0, Math.max(0, rows.size() - 1));
        if (hadKeyboard) {
            go(current);
        } else {
            current = 0;
            reachable();
        }
        requestLayout();
    }

    private ClauseRow row(Clause clause) {
        ClauseRow row = new ClauseRow(clause, id, () -> about(clause));
        row.setOnMouseEntered(event -> model.words().pointedProperty().set(clause));
        row.setOnMouseExited(event -> pointAtFocused());
        row.focusedProperty().addListener((property, was, now) -> focused(row, now));
        row.setOnMousePressed(event -> {
            if (!clause.spans().isEmpty()) {
                model.chooseByte(clause.spans().getFirst().offset());
            }
            row.requestFocus();
            model.words().pointedProperty().set(clause);
            event.consume();
        });
        return row;
    }

    private void focused(ClauseRow row, boolean now) {
        if (now) {
            current = rows.indexOf(row);
            reachable();
            reveal(row);
        }
        pointAtFocused();
    }

    private void pointAtFocused() {
        Clause clause = rows.stream()
                .filter(ClauseRow::isFocused)
                .findFirst()
                .map(ClauseRow::clause)
                .orElse(null);
        model.words().pointedProperty().set(clause);
    }

    /** Of all clauses, Tab reaches the current one. */
    private void reachable() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setFocusTraversable(i == current);
        }
    }

    private void go(int index) {
        if (index >= 0 && index < rows.size()) {
            rows.get(index).requestFocus();
        }
    }

    private void reveal(ClauseRow row) {
        Bounds place = row.getBoundsInParent();
        double view = getViewportBounds().getHeight();
        double hidden = box.getHeight() - view;
        if (hidden > 0) {
            double shown = hidden * getVvalue();
            double wanted = Math.min(place.getMinY(), Math.max(shown, place.getMaxY() - view));
            setVvalue(Math.clamp(wanted / hidden, 0, 1));
        }
    }

    // --- more of a reason

    private void about() {
        if (current < rows.size()) {
            about(rows.get(current).clause());
        }
    }

    private void about(Clause clause) {
        if (!clause.reasons().isEmpty() && stage() instanceof Stage stage) {
            HelpStage.show(stage, clause.reasons().stream().map(WordsPane::page).toList(), 0);
        }
    }

    private @Nullable Stage stage() {
        return getScene() != null && getScene().getWindow() instanceof Stage stage ? stage : null;
    }

    private static HelpStage.Page page(Reason reason) {
        return new HelpStage.Page(reason.name(), reason.name(), () -> new ReasonView(new ReasonPage(reason)));
    }

    private void copy() {
        String text = rows.stream().map(row -> row.clause().text()).collect(Collectors.joining(" "));
        CopiedText.toClipboard(text);
    }
}
