package dev.tidemark.ui.filter;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.CompletionPlace;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.view.ShownSnapshot;
import dev.tidemark.view.ValueCounts;
import dev.tidemark.view.ValueCounts.Count;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The list of what could stand where the caret is, while it is open. Belongs to the FX thread; the values of the rows shown are
 * counted in the background, once for each field as long as the list is open.
 */
public final class Completions {

    /**
     * A text with what was chosen in it.
     *
     * @param text the whole text
     * @param caret behind what was put in
     */
    public record Completed(String text, int caret) {

        /** Whether nothing has to stand behind it. */
        boolean isWhole() {
            return caret == 0 || " {".indexOf(text.charAt(caret - 1)) < 0;
        }
    }

    /** Longer texts are not completed: each letter goes through the text before it. */
    private static final int MOST_TEXT = 4_000;

    private final FieldRegistry fields;
    private final BackgroundTasks tasks;
    private final Proposals proposals;
    private final TaskSlot counting = new TaskSlot();
    private final Map<RecordField, List<Count>> counted = new HashMap<>();
    private final ObservableList<Proposal> list = FXCollections.observableArrayList();

    /** Kept: such a list hears of changes only as long as somebody holds it. */
    private final ObservableList<Proposal> offered = FXCollections.unmodifiableObservableList(list);

    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", 0);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open", false);
    private Supplier<@Nullable ShownSnapshot> shown = () -> null;
    private @Nullable CompletionPlace place;
    private String text = "";

    Completions(FieldRegistry fields, BackgroundTasks tasks) {
        this.fields = fields;
        this.tasks = tasks;
        this.proposals = new Proposals(fields);
    }

    /** Gives the rows whose values are offered. */
    public void setShown(Supplier<@Nullable ShownSnapshot> rows) {
        shown = rows;
    }

    /** Lists what could stand at a place of a text. */
    void open(String typed, int caret) {
        open.set(true);
        update(typed, caret);
    }

    /** Goes along with what is typed while the list is open. */
    void update(String typed, int caret) {
        if (!open.get()) {
            return;
        }
        text = typed;
        place = typed.length() > MOST_TEXT ? null : CompletionPlace.at(typed, caret, fields);
        count();
        show();
    }

    private void show() {
        CompletionPlace at = place;
        RecordField field = at == null ? null : at.field();
        List<Count> counts = field == null ? List.of() : counted.getOrDefault(field, List.of());
        list.setAll(at == null ? List.of() : proposals.at(at, counts));
        chosen.set(0);
    }

    private void count() {
        RecordField field = place == null || place.kind() != CompletionPlace.Kind.VALUE ? null : place.field();
        ShownSnapshot rows =
                field == null || counted.containsKey(field) || !ValueCounts.counts(field) ? null : shown.get();
        if (field == null || rows == null) {
            return;
        }
        counted.put(field, List.of());
        tasks.callQuietly(task -> ValueCounts.of(rows, field, task.cancelled()))
                .in(counting)
                .then(counts -> {
                    counted.put(field, counts);
                    show();
                })
                .start();
    }

    /** Closes the list; what was counted is forgotten. */
    void close() {
        open.set(false);
        counting.drop();
        counted.clear();
        list.clear();
        place = null;
    }

    /** Chooses the proposal below, or above. */
    void move(int by) {
        if (!list.isEmpty()) {
            chosen.set(Math.clamp((long) chosen.get() + by, 0, list.size() - 1));
        }
    }

    /** The text with the chosen proposal in it; {@code null} when there is none. */
    @Nullable
    Completed complete() {
        CompletionPlace at = place;
        if (at == null || list.isEmpty()) {
            return null;
        }
        String insert = list.get(chosen.get()).insert();
        String before = text.substring(0, at.span().from());
        String behind = text.substring(Math.min(at.span().to(), text.length()));
        String gap = at.kind() == CompletionPlace.Kind.VALUE && endsInOperator(before) ? " " : "";
        String blank = insert.endsWith(" ") && behind.startsWith(" ") ? insert.stripTrailing() : insert;
        return new Completed(before + gap + blank + behind, (before + gap + insert).length());
    }

    private static boolean endsInOperator(String before) {
        return !before.isEmpty() && "=<>~".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** What could stand there, the best first. */
    ObservableList<Proposal> list() {
        return offered;
    }

    /** Which of them is chosen. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
