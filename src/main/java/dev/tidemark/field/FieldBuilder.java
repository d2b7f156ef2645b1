package dev.tidemark.field;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Declares a field, part by part. Not thread-safe; used once. What is not said has a use: a field has no reference name, stands in every
 * version, is sorted by its value, shown by its type, and listed in the inspector.
 */
public final class FieldBuilder {

    /** As people read a value. */
    @FunctionalInterface
    public interface Shown {
        String text(RecordView view);
    }

    private static final double WIDTH = 120;
    private static final int EVERY_VERSION = 1 << RecordView.LATER_VERSION | 1 << 2 | 1 << 3 | 1 << 4;

    final String id;
    final FieldType type;
    final FieldReader reader;

    @Nullable
    String reference;

    String title;
    String meaning;
    int versions = EVERY_VERSION;
    boolean needsPath;
    BooleanSupplier usesPath = () -> needsPath;

    @Nullable
    Predicate<RecordView> presence;

    List<Flag> flags = List.of();
    List<String> values = List.of();

    @Nullable
    FieldKernel kernel;

    @Nullable
    Shown shown;

    @Nullable
    Function<FieldForm, FieldWriter> writing;

    @Nullable
    FieldColumn column;

    @Nullable
    FieldOption option;

    boolean sortable = true;
    boolean exported;
    boolean inspected = true;
    boolean filterable = true;
    boolean ofOthers;

    private @Nullable String tsvName;
    private @Nullable String csvName;
    private final Set<String> aliases = new LinkedHashSet<>();

    FieldBuilder(String id, FieldType type, FieldReader reader) {
        this.id = id;
        this.type = type;
        this.reader = reader;
        this.title = id;
        this.meaning = "";
        this.column = new FieldColumn(columnName(), WIDTH, false, type.setting());
    }

    public RecordField build() {
        return new RecordField(this);
    }

    // --- names

    /** The name that the reference has for it; CSV and JSON Lines have it too. */
    public FieldBuilder reference(String name) {
        reference = name;
        return this;
    }

    /** What a header says, and what the field means, in one sentence. */
    public FieldBuilder words(String newTitle, String newMeaning) {
        title = newTitle;
        meaning = newMeaning;
        return this;
    }

    /** Takes title and meaning from the words of the program. */
    FieldBuilder ownWords() {
        return words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"));
    }

    /** The names that its column has always had: in TSV, and in CSV and JSON Lines. */
    public FieldBuilder headers(String tsv, String csv) {
        tsvName = tsv;
        csvName = csv;
        return this;
    }

    /** Names it had, or has elsewhere. */
    public FieldBuilder aliases(String... names) {
        aliases.addAll(List.of(names));
        return this;
    }

    private String columnName() {
        return id.replace('.', '_');
    }

    String tsvName() {
        return tsvName != null ? tsvName : columnName();
    }

    String csvName() {
        return csvName != null ? csvName : reference != null ? reference : columnName();
    }

    Set<String> spellings() {
        Set<String> all = new LinkedHashSet<>(List.of(id, columnName(), tsvName(), csvName()));
        if (reference != null) {
            all.add(reference);
        }
        all.addAll(aliases);
        Set<String> lower = new LinkedHashSet<>();
        all.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    // --- values

    /** The only versions that have it: 2, 3, 4, or {@link RecordView#LATER_VERSION} for all that are not known. */
    public FieldBuilder versions(int... kinds) {
        versions = 0;
        for (int kind : kinds) {
            versions |= 1 << kind;
        }
        return this;
    }

    /** Which records of these versions have it. */
    public FieldBuilder when(Predicate<RecordView> has) {
        presence = has;
        return this;
    }

    /** Only records have it whose file's path is known; rows are not sorted by it, as paths may become known. */
    public FieldBuilder ofPath() {
        needsPath = true;
        sortable = false;
        return when(view -> view.path() != null);
    }

    /** It is read from other rows too: a record that stands alone lacks it. */
    public FieldBuilder ofOthers() {
        ofOthers = true;
        return this;
    }

    /** It is found out from what may ask for the file's path, as long as this says so. Safe from any thread. */
    public FieldBuilder usingPathWhile(BooleanSupplier uses) {
        usesPath = uses;
        return this;
    }

    public FieldBuilder flags(Flag... all) {
        flags = List.of(all);
        return this;
    }

    /** The only values that it has: words in lower case. */
    public FieldBuilder values(List<String> words) {
        values = List.copyOf(words);
        return this;
    }

    /** The column that the store keeps of it. */
    public FieldBuilder kernel(FieldKernel columns) {
        kernel = columns;
        return this;
    }

    // --- as text

    public FieldBuilder shown(Shown text) {
        shown = text;
        return this;
    }

    /** Makes a writer for a form. */
    public FieldBuilder writing(Function<FieldForm, FieldWriter> writer) {
        writing = writer;
        return this;
    }

    // --- where it appears

    public FieldBuilder column(String name, double width, boolean shownAtFirst) {
        column = new FieldColumn(name, width, shownAtFirst, type.setting());
        return this;
    }

    /** Sets the column's text in another way than the type's; behind {@link #column}. */
    public FieldBuilder setting(FieldColumn.Setting setting) {
        FieldColumn now = column;
        column = now == null ? null : new FieldColumn(now.id(), now.width(), now.shownAtFirst(), setting);
        return this;
    }

    public FieldBuilder noColumn() {
        column = null;
        return this;
    }

    public FieldBuilder option(String name, String label, String help) {
        option = new FieldOption(name, label, help);
        return this;
    }

    public FieldBuilder notSortable() {
        sortable = false;
        return this;
    }

    /** It depends on what is shown: nothing can be filtered by it. */
    public FieldBuilder notFilterable() {
        filterable = false;
        return this;
    }

    /** It stands behind the columns of every export. */
    public FieldBuilder exported() {
        exported = true;
        return this;
    }

    /** What the inspector shows of a record's bytes says it already. */
    public FieldBuilder notInspected() {
        inspected = false;
        return this;
    }
}
