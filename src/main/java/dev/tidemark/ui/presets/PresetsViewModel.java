package dev.tidemark.ui.presets;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.session.NamedFilter;
import dev.tidemark.session.NamedLists;
import dev.tidemark.session.Preset;
import dev.tidemark.session.Presets;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.filter.AddedFilter;
import dev.tidemark.ui.filter.FilterCheck;
import dev.tidemark.ui.filter.FilterViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The presets as a person applies and changes them: which of them stands in the box of the filter, which has which key, and whether
 * <i>Quiet</i> is applied beside the text. Belongs to the FX thread; their texts are read in the background.
 */
@ViewModel
public final class PresetsViewModel {

    private final KeptFilters<Preset> kept;
    private final FilterListEditing<Preset> editing;
    private final FilterViewModel filter;
    private final BackgroundTasks tasks;
    private final Consumer<String> say;
    private final TaskSlot reading = new TaskSlot();
    private final ReadOnlyObjectWrapper<@Nullable Preset> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyBooleanWrapper quiet = new ReadOnlyBooleanWrapper(this, "quiet");

    /** Kept: the list hears of changes only as long as somebody holds it. */
    private final ObservableList<Preset> items;

    /** What the texts mean, those that mean something. */
    private Map<Preset, Node> trees = Map.of();

    private String asked = "";

    /**
     * @param filter is what presets are applied to
     * @param say takes what a person must know
     * @param tell takes what went wrong
     */
    public PresetsViewModel(
            FieldRegistry registry,
            FilterViewModel filter,
            BackgroundTasks tasks,
            Consumer<String> say,
            Consumer<Problem> tell) {
        this.filter = filter;
        this.tasks = tasks;
        this.say = say;
        kept = new KeptFilters<>(Presets.shippedOnes(), registry, tasks, tell);
        editing = new FilterListEditing<>(kept, Presets::isShipped);
        items = kept.items();
        items.addListener((ListChangeListener<Preset>) change -> read());
        filter.checkProperty().addListener((property, was, now) -> findCurrent());
        filter.addedProperty().addListener((property, was, now) -> quiet.set(isAdded(Presets.QUIET)));
        read();
    }

    /** Those that there are, and where they are kept. */
    public KeptFilters<Preset> kept() {
        return kept;
    }

    /** The list of them as it is edited. */
    public FilterListEditing<Preset> editing() {
        return editing;
    }

    /** Whether one comes with Tidemark: then it can have a key and another place, and nothing else. */
    public boolean isShipped(Preset preset) {
        return Presets.isShipped(preset);
    }

    // --- what they mean

    private void read() {
        List<Preset> now = List.copyOf(items);
        tasks.callQuietly(task -> trees(now, kept.registry()))
                .in(reading)
                .then(this::take)
                .start();
    }

    private static Map<Preset, Node> trees(List<Preset> presets, FieldRegistry registry) {
        Map<Preset, Node> trees = new HashMap<>();
        for (Preset preset : presets) {
            Node tree = preset.read(registry).tree();
            if (tree != null) {
                trees.put(preset, tree.bare());
            }
        }
        return trees;
    }

    private void take(Map<Preset, Node> read) {
        trees = read;
        findCurrent();
        if (quiet.get()) {
            setQuiet(true);
        }
    }

    private void findCurrent() {
        FilterCheck check = filter.checkProperty().get();
        Node tree = check.tree();
        boolean none = tree == null || check.text().isBlank();
        Node wanted = tree == null ? Node.EVERYTHING : tree.bare();
        current.set(
                none
                        ? null
                        : items.stream()
                                .filter(each -> wanted.equals(trees.get(each)))
                                .findFirst()
                                .orElse(null));
    }

    // --- applying

    /** Puts the text of one into the box; one that is no filter is said, and stands there to be mended. */
    public void apply(Preset preset) {
        ParsedFilter read = preset.read(kept.registry());
        FilterError error = read.error();
        if (error != null) {
            say.accept(Messages.text("preset.wrong", preset.name(), OneLine.of(error.words())));
        }
        filter.replace(FilterLine.of(preset.text(), read.tree()));
    }

    /** The one that has a key. */
    public Optional<Preset> ofKey(int key) {
        return items.stream().filter(each -> each.key() == key).findFirst();
    }

    // --- saving

    /** Whether what stands in the box can be saved. */
    public boolean canSave() {
        FilterCheck check = filter.checkProperty().get();
        return check.tree() != null && !check.text().isBlank();
    }

    /** The name that is proposed for what stands in the box: that of the preset which it is. */
    public String proposedName() {
        asked = "";
        Preset now = current.get();
        return now == null ? "" : now.name();
    }

    /**
     * Saves what stands in the box.
     *
     * @param typed the name; one that another has is taken when it is given twice
     * @return why it was not saved, empty when it was
     */
    public String save(String typed) {
        String name = typed.strip();
        if (!NamedLists.isName(name)) {
            return Messages.text("preset.edit.name", NamedFilter.MOST_NAME);
        }
        filter.take();
        if (!canSave()) {
            return Messages.text("preset.save.nothing");
        }
        Optional<Preset> other = NamedLists.find(items, name);
        String text = filter.textProperty().get();
        if (other.isPresent() && !other.get().text().equals(text) && !asked.equals(name)) {
            asked = name;
            return Messages.text("preset.save.again", other.get().name());
        }
        Preset saved = new Preset(name, text, other.map(Preset::key).orElse(Preset.NO_KEY));
        kept.change(list -> NamedLists.put(list, saved, this::isShipped));
        say.accept(Messages.text("preset.saved", name));
        return "";
    }

    // --- keys

    /** Gives the one that is chosen in the list a key; who had it has the other's then, and that is said. */
    public void giveKey(int key) {
        Preset chosen = editing.chosenProperty().get();
        if (chosen == null || chosen.key() == key) {
            return;
        }
        Optional<Preset> before = key == Preset.NO_KEY ? Optional.empty() : ofKey(key);
        kept.change(list -> NamedLists.keyed(list, chosen.name(), key));
        before.ifPresent(other -> say.accept(moved(other, chosen)));
    }

    private static String moved(Preset other, Preset chosen) {
        return chosen.key() == Preset.NO_KEY
                ? Messages.text("preset.key.lost", other.name())
                : Messages.text("preset.key.moved", other.name(), chosen.key());
    }

    /** One that is taken from a file keeps a key that nobody has. */
    public Preset fitting(Preset taken) {
        return taken.key() != Preset.NO_KEY && ofKey(taken.key()).isPresent() ? taken.keyed(Preset.NO_KEY) : taken;
    }

    // --- Quiet

    private boolean isAdded(String name) {
        return filter.addedProperty().get().stream()
                .anyMatch(each -> each.name().equals(name));
    }

    /** Applies <i>Quiet</i> beside the text, or no more. */
    public void setQuiet(boolean on) {
        List<AddedFilter> others = filter.addedProperty().get().stream()
                .filter(each -> !each.name().equals(Presets.QUIET))
                .toList();
        Node tree = on ? NamedLists.find(items, Presets.QUIET).map(trees::get).orElse(null) : null;
        if (on && tree == null) {
            say.accept(Messages.text("preset.quiet.wrong"));
        }
        List<AddedFilter> now = new ArrayList<>(others);
        if (tree != null) {
            now.add(new AddedFilter(Presets.QUIET, tree));
        }
        filter.setAdded(now);
    }

    /** The text of <i>Quiet</i>, for who wants to know what it hides. */
    public String quietText() {
        return NamedLists.find(items, Presets.QUIET)
                .map(Preset::text)
                .map(OneLine::of)
                .orElse("");
    }

    // --- properties

    /** The preset whose text stands in the box; {@code null} for none. */
    public ReadOnlyObjectProperty<@Nullable Preset> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Whether <i>Quiet</i> is applied. */
    public ReadOnlyBooleanProperty quietProperty() {
        return quiet.getReadOnlyProperty();
    }

    /** Whether the one that has a key is the one in the box. */
    public boolean isCurrent(int key) {
        return Objects.equals(ofKey(key).orElse(null), current.get()) && current.get() != null;
    }
}
