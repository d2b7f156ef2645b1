package dev.tidemark.ui.presets;

import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.session.NamedFilter;
import dev.tidemark.session.NamedLists;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.ViewModel;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A list of filters with names as it is edited: one of them is chosen, and its name and text can be typed. Belongs to the FX thread.
 * What is typed is taken by {@link #take}; a text that is no filter is kept, and said.
 *
 * @param <T> the kind of filters
 */
@ViewModel
public final class FilterListEditing<T extends NamedFilter<T>> {

    /** Longer texts are read in the background. */
    private static final int AT_ONCE = 1_000;

    private final KeptFilters<T> kept;
    private final Predicate<T> fixed;
    private final TaskSlot reading = new TaskSlot();
    private final ReadOnlyObjectWrapper<@Nullable T> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /** The text of the one that is chosen, as it stands in a box. */
    private String shownText = "";

    /** Kept: the list hears of changes only as long as somebody holds it. */
    private final ObservableList<T> items;

    /**
     * @param fixed of which neither name nor text can be changed, and which cannot be taken away
     */
    public FilterListEditing(KeptFilters<T> kept, Predicate<T> fixed) {
        this.kept = kept;
        this.fixed = fixed;
        this.items = kept.items();
        items.addListener((ListChangeListener<T>) change -> chooseAgain());
        name.addListener((property, was, now) -> check());
        text.addListener((property, was, now) -> check());
    }

    public ObservableList<T> items() {
        return items;
    }

    // --- choosing

    /** Chooses one; what was typed of the one before is taken, or lost where it has no name. */
    public void choose(@Nullable T wanted) {
        if (wanted != chosen.get()) {
            take();
            show(wanted == null ? null : NamedLists.find(items, wanted.name()).orElse(null));
        }
    }

    private void show(@Nullable T now) {
        chosen.set(now);
        name.set(now == null ? "" : now.name());
        shownText = now == null ? "" : line(now.text());
        text.set(shownText);
        check();
    }

    /** What is not typed into stays as it is kept, with its lines. */
    private String line(String lines) {
        Node tree = lines.length() > AT_ONCE
                ? null
                : FilterParser.parse(lines, kept.registry()).tree();
        return FilterLine.of(lines, tree);
    }

    private void chooseAgain() {
        T before = chosen.get();
        if (before == null) {
            return;
        }
        T now = NamedLists.find(items, before.name()).orElse(null);
        if (now == null || !isChanged()) {
            show(now);
        } else {
            chosen.set(now);
            check();
        }
    }

    /** Whether something was typed that is not taken yet. */
    public boolean isChanged() {
        T now = chosen.get();
        return now != null && !(name.get().equals(now.name()) && text.get().equals(shownText));
    }

    /** Whether name and text of the one that is chosen can be changed. */
    public boolean isChangeable() {
        T now = chosen.get();
        return now != null && !fixed.test(now);
    }

    // --- checking

    private void check() {
        reading.drop();
        T now = chosen.get();
        String wrong = now == null ? "" : wrongName(now);
        problem.set(wrong);
        if (now == null || !wrong.isEmpty()) {
            return;
        }
        T typed = now.saying(text.get());
        if (text.get().length() <= AT_ONCE || text.get().length() > FilterParser.MOST_LENGTH) {
            problem.set(words(typed));
        } else {
            kept.tasks()
                    .callQuietly(task -> words(typed))
                    .in(reading)
                    .then(problem::set)
                    .start();
        }
    }

    private String words(T typed) {
        FilterError error = typed.error(kept.registry());
        return error == null ? "" : OneLine.of(error.words());
    }

    private String wrongName(T now) {
        String typed = name.get().strip();
        if (!NamedLists.isName(typed)) {
            return Messages.text("preset.edit.name", NamedFilter.MOST_NAME);
        }
        T other = NamedLists.find(items, typed).orElse(null);
        return other == null || other.isCalled(now.name()) ? "" : Messages.text("preset.edit.taken", other.name());
    }

    // --- changing

    /**
     * Takes what was typed.
     *
     * @return false when the name is none: then nothing is taken
     */
    public boolean take() {
        T now = chosen.get();
        if (now == null || !isChanged() || fixed.test(now)) {
            return true;
        }
        if (!wrongName(now).isEmpty()) {
            return false;
        }
        String newName = name.get().strip();
        String newText = text.get().equals(shownText) ? now.text() : text.get().strip();
        T next = now.called(newName).saying(newText);
        chosen.set(next);
        shownText = text.get();
        kept.change(list -> NamedLists.replace(
                list, now.name(), each -> each.called(newName).saying(newText)));
        return true;
    }

    /** Puts back what was typed and not taken; false when nothing was. */
    public boolean giveBack() {
        boolean changed = isChanged();
        if (changed) {
            show(chosen.get());
        }
        return changed;
    }

    /** Changes something else of the one that is chosen. */
    public void change(UnaryOperator<T> change) {
        T now = chosen.get();
        if (now != null && take()) {
            String called = Objects.requireNonNull(chosen.get()).name();
            kept.change(list -> NamedLists.replace(list, called, change));
        }
    }

    /** Adds one behind the others, and chooses it. */
    public void add(T fresh) {
        if (take()) {
            T named = fresh.called(NamedLists.freeName(items, fresh.name()));
            kept.change(list -> NamedLists.put(list, named, each -> false));
            show(NamedLists.find(items, named.name()).orElse(null));
        }
    }

    /** Takes the one that is chosen away; the next is chosen then. */
    public void remove() {
        T now = chosen.get();
        if (now == null || fixed.test(now)) {
            return;
        }
        int at = items.indexOf(now);
        kept.change(list -> NamedLists.remove(list, now.name()));
        show(items.isEmpty() ? null : items.get(Math.clamp(at, 0, items.size() - 1)));
    }

    /** Moves the one that is chosen down, or up. */
    public void move(int by) {
        T now = chosen.get();
        if (now != null && take()) {
            String called = Objects.requireNonNull(chosen.get()).name();
            kept.change(list -> NamedLists.move(list, called, by));
        }
    }

    /** Those of a list that a person made. */
    public List<T> own() {
        return items.stream().filter(fixed.negate()).toList();
    }

    // --- properties

    /** The one that is chosen; {@code null} for none. */
    public ReadOnlyObjectProperty<@Nullable T> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Its name as it is typed. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Its text as it is typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** What is wrong with them, in words; empty when nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
