package dev.tidemark.ui.filter;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on what a record is beside its reasons and names: who made the change, which version it has, of which file it
 * is, and in which directory that is. Belongs to the FX thread.
 */
public final class RecordConditions {

    /** The versions that have fields to filter by. */
    public static final List<Integer> VERSIONS = List.of(2, 3, 4);

    private final Map<SourceInfo, BooleanProperty> sources = new EnumMap<>(SourceInfo.class);
    private final BooleanProperty noSource = new SimpleBooleanProperty(this, "noSource");
    private final Map<Integer, BooleanProperty> versions = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable FileId> file = new SimpleObjectProperty<>(this, "file");
    private final ObjectProperty<@Nullable FileId> directory = new SimpleObjectProperty<>(this, "directory");
    private final StringProperty directoryText = new SimpleStringProperty(this, "directoryText", "");
    private final ReadOnlyStringWrapper directoryProblem = new ReadOnlyStringWrapper(this, "directoryProblem", "");
    private String path = "";

    /**
     * @param changed called after each change
     */
    RecordConditions(Runnable changed) {
        for (SourceInfo source : SourceInfo.values()) {
            sources.put(source, flag(source.name(), changed));
        }
        noSource.addListener((property, was, now) -> changed.run());
        VERSIONS.forEach(version -> versions.put(version, flag("version" + version, changed)));
        file.addListener((property, was, now) -> changed.run());
        directory.addListener((property, was, now) -> changed.run());
    }

    private BooleanProperty flag(String name, Runnable changed) {
        BooleanProperty flag = new SimpleBooleanProperty(this, name);
        flag.addListener((property, was, now) -> changed.run());
        return flag;
    }

    /**
     * Only records of what is in a directory.
     *
     * @param known what the directory is called, for the person; empty when that is not known
     */
    public void showOnlyIn(FileId parent, String known) {
        directory.set(null);
        path = known;
        directoryText.set(parent.hex());
        directoryProblem.set("");
        directory.set(parent);
    }

    /** Takes over the directory that was typed. Not before: the beginning of an id is the id of another one. */
    public void takeDirectory() {
        String text = directoryText.get();
        Optional<FileId> typed = DirectoryId.parse(text);
        boolean wrong = typed.isEmpty() && !text.isBlank();
        directoryProblem.set(wrong ? Messages.text("filter.directory.wrong", text) : "");
        if (!wrong && !Objects.equals(typed.orElse(null), directory.get())) {
            path = "";
            directory.set(typed.orElse(null));
        }
    }

    private void clearDirectory() {
        directoryText.set("");
        directoryProblem.set("");
        directory.set(null);
    }

    FilterSpec in(FilterSpec spec) {
        int[] chosen = VERSIONS.stream()
                .filter(version -> version(version).get())
                .mapToInt(Integer::intValue)
                .toArray();
        return spec.withVersions(chosen)
                .withSource(sourceMask())
                .withFile(file.get())
                .withParent(directory.get());
    }

    private int sourceMask() {
        int mask = noSource.get() ? FilterSpec.NO_SOURCE : 0;
        for (Map.Entry<SourceInfo, BooleanProperty> source : sources.entrySet()) {
            mask |= source.getValue().get() ? source.getKey().bit() : 0;
        }
        return mask == 0 ? FilterSpec.ANY : mask;
    }

    void clear() {
        clearSources();
        clearVersions();
        file.set(null);
        clearDirectory();
    }

    private void clearSources() {
        noSource.set(false);
        sources.values().forEach(source -> source.set(false));
    }

    private void clearVersions() {
        versions.values().forEach(version -> version.set(false));
    }

    // --- in words

    /** Each condition that there is, so that it is seen and can be removed. */
    List<FilterChip> chips() {
        List<FilterChip> chips = new ArrayList<>();
        FileId of = file.get();
        if (of != null) {
            chips.add(new FilterChip("file-filter", Messages.text("reasons.file", of.hex()), () -> file.set(null)));
        }
        FileId in = directory.get();
        if (in != null) {
            String place = Messages.text("filter.directory.chip", path.isEmpty() ? in.hex() : path);
            chips.add(new FilterChip("directory-filter", place, this::clearDirectory));
        }
        if (sourceMask() != FilterSpec.ANY) {
            chips.add(new FilterChip(
                    "source-filter", Messages.text("filter.source.chip", sourceWords()), this::clearSources));
        }
        String chosen = versionWords();
        if (!chosen.isEmpty()) {
            chips.add(new FilterChip(
                    "version-filter", Messages.text("filter.version.chip", chosen), this::clearVersions));
        }
        return List.copyOf(chips);
    }

    private String sourceWords() {
        List<String> words = new ArrayList<>();
        if (noSource.get()) {
            words.add(Messages.text("filter.source.none"));
        }
        sources.forEach((source, chosen) -> {
            if (chosen.get()) {
                words.add(source.label());
            }
        });
        return String.join(Messages.text("filter.or"), words);
    }

    private String versionWords() {
        return VERSIONS.stream()
                .filter(version -> version(version).get())
                .map(String::valueOf)
                .collect(Collectors.joining(Messages.text("filter.or")));
    }

    // --- properties

    /** Whether records pass whose source information has a flag; while none is set, all pass. */
    public BooleanProperty source(SourceInfo source) {
        return Objects.requireNonNull(sources.get(source));
    }

    /** Whether records without source information pass, as those with a flag that is set do. */
    public BooleanProperty noSource() {
        return noSource;
    }

    /** Whether records of a version pass, one of {@link #VERSIONS}; while none is set, all pass. */
    public BooleanProperty version(int version) {
        return Objects.requireNonNull(versions.get(version));
    }

    ObjectProperty<@Nullable FileId> file() {
        return file;
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
