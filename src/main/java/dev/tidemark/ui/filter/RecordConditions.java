package dev.tidemark.ui.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FlagEdit;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Value;
import dev.tidemark.filter.language.ValuesEdit;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the filter's text asks beside reasons and names: who made the change, attributes, which version a record has, of which file
 * it is, and in which directory that is. Belongs to the FX thread.
 */
public final class RecordConditions {

    /** The versions that have fields to filter by. */
    public static final List<Integer> VERSIONS = List.of(2, 3, 4);

    private static final int MOST_PATHS = 100;

    private final Consumer<UnaryOperator<Node>> editing;
    private final FlagGroup source;
    private final FlagGroup attributes;
    private final BooleanProperty noSource = new SimpleBooleanProperty(this, "noSource");
    private final Map<Integer, BooleanProperty> versions = new LinkedHashMap<>();
    private final StringProperty directoryText = new SimpleStringProperty(this, "directoryText", "");
    private final ReadOnlyStringWrapper directoryProblem = new ReadOnlyStringWrapper(this, "directoryProblem", "");

    /** What directories are called whose ids were taken from rows. */
    private final Map<FileId, String> paths = new LinkedHashMap<>();

    private Node tree = Node.EVERYTHING;
    private boolean showing;

    /**
     * @param editing changes the conditions, and with them the text
     */
    RecordConditions(Consumer<UnaryOperator<Node>> editing) {
        this.editing = editing;
        source = new FlagGroup(Fields.SOURCE_INFO, editing);
        attributes = new FlagGroup(Fields.ATTRIBUTES, editing);
        noSource.addListener((property, was, now) -> clicked(() -> source.edit(edit -> edit.withNoFlag(now))));
        for (int version : VERSIONS) {
            BooleanProperty box = new SimpleBooleanProperty(this, "version" + version);
            box.addListener((property, was, now) -> clicked(this::takeVersions));
            versions.put(version, box);
        }
    }

    private void clicked(Runnable change) {
        if (!showing) {
            change.run();
        }
    }

    /** Takes the conditions that hold now. */
    void show(Node now) {
        tree = now;
        showing = true;
        source.show(now);
        attributes.show(now);
        noSource.set(source.asked().orNoFlag());
        List<Value> chosen = ValuesEdit.of(now, Fields.VERSION);
        versions.forEach((version, box) -> box.set(chosen.contains(new Value.Number(version))));
        FileId directory = id(Fields.PARENT);
        FileId typed = DirectoryId.parse(directoryText.get()).orElse(null);
        if (!Objects.equals(directory, typed)) {
            directoryText.set(directory == null ? "" : directory.hex());
            directoryProblem.set("");
        }
        showing = false;
    }

    /** Numbers that no box stands for stay among those chosen. */
    private void takeVersions() {
        editing.accept(before -> {
            List<Value> chosen = new ArrayList<>();
            versions.forEach((version, box) -> {
                if (box.get()) {
                    chosen.add(new Value.Number(version));
                }
            });
            ValuesEdit.of(before, Fields.VERSION).stream()
                    .filter(value -> value instanceof Value.Number number && !VERSIONS.contains((int) number.number()))
                    .forEach(chosen::add);
            return ValuesEdit.with(before, Fields.VERSION, chosen);
        });
    }

    // --- file and directory

    /** Only records of a file. */
    public void showOnlyFile(FileId file) {
        set(Fields.FILE, file);
    }

    /**
     * Only records of what is in a directory.
     *
     * @param known what the directory is called, for the person; empty when that is not known
     */
    public void showOnlyIn(FileId parent, String known) {
        paths.remove(parent);
        if (!known.isEmpty()) {
            paths.put(parent, known);
        }
        if (paths.size() > MOST_PATHS) {
            paths.remove(paths.keySet().iterator().next());
        }
        set(Fields.PARENT, parent);
    }

    private void set(RecordField field, @Nullable FileId id) {
        List<Value> values = id == null ? List.of() : List.of(new Value.Id(id));
        editing.accept(before -> ValuesEdit.with(before, field, values));
    }

    /** Takes over the directory that was typed. Not before: the beginning of an id is the id of another one. */
    public void takeDirectory() {
        String text = directoryText.get();
        Optional<FileId> typed = DirectoryId.parse(text);
        boolean wrong = typed.isEmpty() && !text.isBlank();
        directoryProblem.set(wrong ? Messages.text("filter.directory.wrong", text) : "");
        if (!wrong && !typed.equals(Optional.ofNullable(id(Fields.PARENT)))) {
            typed.ifPresent(paths::remove);
            set(Fields.PARENT, typed.orElse(null));
        }
    }

    /** The only id that is listed of a field; {@code null} where none is, or several are. */
    private @Nullable FileId id(RecordField field) {
        List<Value> values = ValuesEdit.of(tree, field);
        return values.size() == 1 && values.getFirst() instanceof Value.Id id ? id.id() : null;
    }

    /** Whether a condition is one that a control here shows. */
    boolean tells(Node part) {
        return source.asked().tells(part)
                || attributes.asked().tells(part)
                || ValuesEdit.lists(part, Fields.VERSION)
                || ValuesEdit.lists(part, Fields.FILE)
                || ValuesEdit.lists(part, Fields.PARENT);
    }

    // --- in words

    /** Ids, sources and versions that are asked for, so that they are understood and can be lifted. */
    List<FilterChip> chips() {
        List<FilterChip> chips = new ArrayList<>();
        FileId of = id(Fields.FILE);
        if (of != null) {
            String words = Messages.text("reasons.file", of.hex());
            chips.add(new FilterChip("file-filter", words, () -> set(Fields.FILE, null)));
        }
        FileId in = id(Fields.PARENT);
        if (in != null) {
            String place = Messages.text("filter.directory.chip", paths.getOrDefault(in, in.hex()));
            chips.add(new FilterChip("directory-filter", place, () -> set(Fields.PARENT, null)));
        }
        String sources = sourceWords();
        if (!sources.isEmpty()) {
            String words = Messages.text("filter.source.chip", sources);
            chips.add(new FilterChip("source-filter", words, source::clear));
        }
        String chosen = versionWords();
        if (!chosen.isEmpty()) {
            chips.add(new FilterChip(
                    "version-filter",
                    Messages.text("filter.version.chip", chosen),
                    () -> editing.accept(before -> ValuesEdit.with(before, Fields.VERSION, List.of()))));
        }
        return List.copyOf(chips);
    }

    private String sourceWords() {
        FlagEdit asked = source.asked();
        List<String> words = new ArrayList<>();
        if (asked.has(FlagWish.ANY)) {
            List<String> any = new ArrayList<>();
            if (asked.orNoFlag()) {
                any.add(Messages.text("filter.source.none"));
            }
            String labels = Fields.SOURCE_INFO.labels(asked.mask(FlagWish.ANY));
            if (!labels.isEmpty()) {
                any.add(labels.replace(" | ", Messages.text("filter.or")));
            }
            words.add(String.join(Messages.text("filter.or"), any));
        }
        addWords(words, asked.mask(FlagWish.ALL), "reasons.summary.all");
        addWords(words, asked.mask(FlagWish.NONE), "reasons.summary.none");
        return String.join(" · ", words);
    }

    private static void addWords(List<String> words, int mask, String key) {
        if (mask != 0) {
            words.add(Messages.text(key, Fields.SOURCE_INFO.labels(mask)));
        }
    }

    private String versionWords() {
        return ValuesEdit.of(tree, Fields.VERSION).stream()
                .map(value -> value instanceof Value.Number number ? Long.toString(number.number()) : "")
                .collect(Collectors.joining(Messages.text("filter.or")));
    }

    // --- properties

    /** What is asked of the source information. */
    public FlagGroup source() {
        return source;
    }

    /** What is asked of the attributes. */
    public FlagGroup attributes() {
        return attributes;
    }

    /** Whether records without source information pass, beside those with one of some flags. */
    public BooleanProperty noSource() {
        return noSource;
    }

    /** Whether records of a version pass, one of {@link #VERSIONS}; while none is set, all pass. */
    public BooleanProperty version(int version) {
        return Objects.requireNonNull(versions.get(version));
    }

    /** The directory's id as it is typed; empty for none. */
    public StringProperty directoryTextProperty() {
        return directoryText;
    }

    /** What is wrong with the directory's id, empty when nothing is. */
    public ReadOnlyStringProperty directoryProblemProperty() {
        return directoryProblem.getReadOnlyProperty();
    }
}
