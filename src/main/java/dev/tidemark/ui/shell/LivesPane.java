package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.history.Lives;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.Marks;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.LifeColumns;
import dev.tidemark.ui.records.RecordRanges;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.view.ShownSnapshot;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import dev.tidemark.view.lives.LifeList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * The lives in the place of the records, and what turns from one to the other. Belongs to the FX thread. Lives are counted from when they
 * are shown first, and only while they are.
 */
final class LivesPane {

    private static final String COLUMNS = "columns.lives";
    private static final double GAP = 12;

    private final RecordsViewModel records;
    private final RecordsView recordsTable;
    private final LifeList list;
    private final RecordsViewModel model;
    private final RecordsView table;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Label counts = new Label();
    private final BooleanProperty possible = new SimpleBooleanProperty(this, "possible", true);
    private final ShownView view;
    private @Nullable Consumer<ShownSnapshot> waiting;
    private @Nullable ShownSource lighted;
    private @Nullable Tooltip whyNot;

    LivesPane(
            FieldRegistry fields,
            ShownView view,
            RecordsViewModel records,
            RecordsView recordsTable,
            BackgroundTasks tasks,
            Settings settings) {
        this.view = view;
        this.records = records;
        this.recordsTable = recordsTable;
        list = new LifeList(view, tasks);
        ColumnMemory columns = ColumnMemory.of(() -> settings.get(COLUMNS, ""), text -> settings.put(COLUMNS, text));
        model = new RecordsViewModel(LifeColumns.in(fields), list, tasks, columns);
        table = new RecordsView(model);
        table.setId("lives");
        model.utcProperty().bindBidirectional(records.utcProperty());
        model.pausedProperty().bindBidirectional(records.pausedProperty());
        model.guardsCopiesProperty().bindBidirectional(records.guardsCopiesProperty());
        records.setOnGoing(() -> shown.set(false));
        counts.setId("lives-counts");
    }

    void setMarks(Marks marks, Highlights highlights) {
        model.setMarks(marks);
        model.setHighlights(highlights);
    }

    // --- the window

    /** The records, or the lives in their place, below what turns from one to the other. */
    Node beside() {
        BorderPane all = new BorderPane(recordsTable);
        all.setTop(bar());
        shown.addListener((property, was, now) -> {
            all.setCenter(front());
            front().requestFocus();
        });
        return all;
    }

    private HBox bar() {
        ToggleButton toRecords = button("shell.records", "show-records", false);
        ToggleButton toLives = button("shell.lives", "show-lives", true);
        toRecords.getStyleClass().add("left-pill");
        toLives.getStyleClass().add("right-pill");
        counts.visibleProperty().bind(shown);
        HBox both = new HBox(toRecords, toLives);
        toLives.disableProperty().bind(possible.not());
        possible.addListener((property, was, now) -> sayWhyNot(both, now));
        HBox bar = new HBox(GAP, both, counts);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("lives-bar");
        return bar;
    }

    /** What is disabled shows no tip of its own. */
    private void sayWhyNot(Node both, boolean isPossible) {
        Tooltip said = whyNot;
        if (isPossible && said != null) {
            Tooltip.uninstall(both, said);
        } else if (!isPossible) {
            whyNot = new Tooltip(Messages.text("merged.lives"));
            Tooltip.install(both, whyNot);
        }
    }

    /** In no group: of one the Tab key reaches only the button that is chosen. */
    private ToggleButton button(String words, String id, boolean lives) {
        ToggleButton button = new ToggleButton(Messages.text(words));
        button.setId(id);
        shown.subscribe(now -> button.setSelected(now == lives));
        button.setOnAction(event -> {
            shown.set(lives);
            button.setSelected(true);
        });
        return button;
    }

    /** Once a frame. */
    void pulse() {
        possible.set(
                !(view.source() instanceof ShownSource source && source.store().isMerged()));
        if (!possible.get()) {
            shown.set(false);
        }
        if (shown.get()) {
            model.pulse();
            light();
            say();
            tellCounted();
        } else {
            waiting = null;
            list.rest();
        }
    }

    /** What was lit up before the lives were looked at is lit up among them too. */
    private void light() {
        if (list.source() != lighted) {
            lighted = list.source();
            model.highlight(records.highlighted());
        }
    }

    private void say() {
        Lives lives = list.lives();
        String words = lives == null ? "" : words(lives);
        if (!words.equals(counts.getText())) {
            counts.setText(words);
        }
    }

    private String words(Lives lives) {
        long all = list.held();
        long some = list.shownLives();
        StringBuilder words = new StringBuilder(
                some == all ? Messages.text("lives.count", all) : Messages.text("lives.count.of", some, all));
        if (lives.orphans() > 0) {
            words.append(", ").append(Messages.text("lives.orphans", lives.orphans()));
        }
        if (lives.overflows() > 0) {
            words.append(", ").append(Messages.text("lives.overflows"));
        }
        if (list.isExamining()) {
            words.append(", ").append(Messages.text("lives.counting"));
        }
        return words.toString();
    }

    /** Whether lives can be shown: those of one source. */
    boolean isPossible() {
        return possible.get();
    }

    /** Whether the lives are shown in the place of the records. */
    BooleanProperty shownProperty() {
        return shown;
    }

    RecordsView table() {
        return table;
    }

    RecordsViewModel model() {
        return model;
    }

    /** The table that is shown. */
    RecordsView front() {
        return shown.get() ? table : recordsTable;
    }

    /** What the table shows that is shown. */
    RecordsViewModel frontModel() {
        return shown.get() ? model : records;
    }

    /** What the table that is shown says of itself. */
    ObservableValue<String> statusProperty() {
        return shown.flatMap(lives -> lives ? model.statusProperty() : records.statusProperty());
    }

    /** How many rows are selected in the table that is shown. */
    ObservableValue<Number> selectedCountProperty() {
        return shown.flatMap(lives -> lives ? model.selectedCountProperty() : records.selectedCountProperty());
    }

    /** Lights up records in both tables. */
    void highlight(RecordRanges ranges) {
        records.highlight(ranges);
        model.highlight(ranges);
    }

    /**
     * Hands over the lives that are shown as soon as all are counted: what is written must not end where counting was.
     *
     * @param taker is forgotten when something else is shown before
     */
    void whenCounted(Consumer<ShownSnapshot> taker) {
        waiting = taker;
    }

    private void tellCounted() {
        Consumer<ShownSnapshot> taker = waiting;
        ShownSnapshot now = taker == null || !list.isSettled() ? null : list.snapshot();
        if (taker != null && now != null) {
            waiting = null;
            taker.accept(now);
        }
    }

    // --- commands

    /** What can be done with rows, in the table that is shown; and with lives alone. */
    List<Command> commands() {
        Map<String, Command> ofLives = new HashMap<>();
        table.commands().forEach(command -> ofLives.put(command.id(), command));
        List<Command> all = new ArrayList<>();
        for (Command ofRecords : recordsTable.commands()) {
            Command other = ofLives.remove(ofRecords.id());
            all.add(other == null ? ofRecords : either(ofRecords, other));
        }
        table.commands().stream()
                .filter(command -> ofLives.containsKey(command.id()))
                .forEach(all::add);
        return all;
    }

    private Command either(Command ofRecords, Command ofLives) {
        return ofRecords.on(
                () -> (shown.get() ? ofLives : ofRecords).isEnabled(), () -> (shown.get() ? ofLives : ofRecords).run());
    }
}
