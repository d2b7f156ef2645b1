package dev.tidemark.ui.inspector;

import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.FieldValue;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Value;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Formulas;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.volume.JournalField;
import dev.tidemark.words.Clause;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The record that is looked into, its fields, its bytes, and which field is chosen. Belongs to the FX thread. */
@ViewModel
public final class InspectorViewModel {

    private static final byte[] NOTHING = {};
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /**
     * What caused a record.
     *
     * @param text one line
     * @param show leads there
     */
    public record Cause(String text, Runnable show) {}

    private final FieldRegistry registry;
    private final WordsViewModel words;
    private final ObservableList<FieldRow> fields = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<byte[]> bytes = new ReadOnlyObjectWrapper<>(this, "bytes", NOTHING);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyObjectWrapper<RecordHeading> heading =
            new ReadOnlyObjectWrapper<>(this, "heading", RecordHeading.NONE);
    private final ObjectProperty<@Nullable Cause> cause = new SimpleObjectProperty<>(this, "cause");
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", -1);
    private final BooleanProperty guardsCopies = new SimpleBooleanProperty(this, "guardsCopies", true);
    private @Nullable FieldRow name;
    private @Nullable RecordStore shownStore;
    private long shownRecord = -1;
    private @Nullable FilePath shownPath;
    private int shownRevision;
    private IntSupplier added = () -> 0;
    private int shownAdded;
    private @Nullable PathIndex pathsOf;
    private @Nullable PathReader paths;

    /**
     * One that does not look at what is around a record.
     *
     * @param registry what records have
     */
    public InspectorViewModel(FieldRegistry registry) {
        this(registry, new WordsViewModel());
    }

    /**
     * @param registry what records have
     * @param words what they mean
     */
    public InspectorViewModel(FieldRegistry registry, WordsViewModel words) {
        this.registry = registry;
        this.words = words;
        // What was chosen last is what is marked.
        chosen.addListener((property, was, now) -> words.pointedProperty().set(null));
    }

    /** What the record means. */
    public WordsViewModel words() {
        return words;
    }

    /** What gives another number when a person added something to records, such as a mark: then the record is read again. */
    public void setAdded(IntSupplier edition) {
        added = edition;
    }

    /**
     * Looks into a record; reads it once.
     *
     * @param key its key, {@link RecordKey#NONE} for none
     */
    public void show(@Nullable Source source, long key) {
        if (source == null || key == RecordKey.NONE) {
            clear(Messages.text("inspector.nothing"));
            return;
        }
        RecordStore store = source.store();
        int addedNow = added.getAsInt();
        if (store == shownStore
                && key == shownRecord
                && source.paths().revision() == shownRevision
                && addedNow == shownAdded) {
            words.lookAgain();
            return;
        }
        try (StoreReader reader = store.reader()) {
            if (!reader.isOpen()) {
                clear(Messages.text("inspector.nothing"));
                return;
            }
            switch (reader.readKey(key, row -> take(source, store, row))) {
                case READ -> {}
                case GONE -> clear(Messages.text("inspector.dropped"));
                case UNREADABLE -> clear(Messages.text("inspector.unreadable"));
            }
        }
    }

    private void take(Source source, RecordStore store, RecordCursor row) {
        int addedNow = added.getAsInt();
        boolean same = store == shownStore && row.key() == shownRecord && addedNow == shownAdded;
        shownAdded = addedNow;
        FilePath path = path(source, row);
        if (same && Objects.equals(path, shownPath)) {
            return;
        }
        shownStore = store;
        shownRecord = row.key();
        shownPath = path;
        Marker marker = row.marker();
        if (marker != null) {
            show(marker);
        } else {
            byte[] copy = row.copy();
            show(copy, RecordHeading.of(copy, path), placing(source, row), RecordFields.of(registry, copy, path));
            words.show(copy, store, row.record());
        }
    }

    private @Nullable FilePath path(Source source, RecordCursor row) {
        PathIndex index = source.paths();
        if (index != pathsOf) {
            pathsOf = index;
            paths = index.reader();
        }
        shownRevision = index.revision();
        return paths == null ? null : paths.path(row);
    }

    /** What structure it is, and where it was read. */
    private static String placing(Source source, RecordCursor row) {
        String version = Integer.toString(row.version());
        String length = Integer.toString(row.length());
        String structure = row.isKnown()
                ? Messages.text("inspector.title", version, Long.toString(row.usn()), length)
                : Messages.text("inspector.title.later", version, length);
        OptionalLong journal = source.journalIdAt(row.record());
        return structure
                + "\n"
                + (journal.isPresent()
                        ? Messages.text("inspector.journal", JournalField.id(journal.getAsLong()))
                        : Messages.text("inspector.offset", Long.toString(row.offset())));
    }

    /** Shows a record by its bytes; the field that was chosen stays so when this one has it too. */
    void show(byte[] record, String placing) {
        show(record, RecordHeading.of(record, null), placing, RecordFields.of(registry, record, null));
        words.show(record);
    }

    /** Says that the record which was looked into is not among those that are shown; it is read again when it is. */
    public void hide() {
        clear(Messages.text("inspector.hidden"));
    }

    /** Shows bytes that are no record, as their fields have been named; the chosen field stays so when they have it too. */
    public void show(byte[] shown, String placing, List<FieldRow> named) {
        show(shown, RecordHeading.NONE, placing, named);
    }

    private void show(byte[] shown, RecordHeading first, String placing, List<FieldRow> named) {
        FieldRow before = chosenField();
        name = named.stream()
                .filter(field -> field.name().equals("FileName"))
                .findFirst()
                .orElse(null);
        words.clear();
        bytes.set(shown);
        fields.setAll(named);
        heading.set(first);
        title.set(placing);
        chosen.set(before == null ? -1 : indexOf(before.name()));
    }

    private int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    void show(Marker marker) {
        words.clear();
        bytes.set(NOTHING);
        title.set(Messages.text("inspector.marker."
                + (isNoJournal(marker) ? "none" : marker.kind().id())));
        heading.set(RecordHeading.NONE);
        List<FieldRow> rows = new ArrayList<>();
        rows.add(said("what", MarkerWords.of(marker)));
        if (marker.at() >= 0) {
            rows.add(said("at", grouped(marker.at())));
        }
        if (marker.length() != 0) {
            rows.add(said("length", marker.length() < 0 ? Messages.text("inspector.unknown") : bytes(marker.length())));
        }
        if (marker.time() != 0) {
            rows.add(said("time", Filetime.isoUtc(marker.time())));
        }
        fields.setAll(rows);
        chosen.set(-1);
    }

    /** A journal that never was is not gone. */
    private static boolean isNoJournal(Marker marker) {
        return marker.detail() instanceof MarkerDetail.NoJournal;
    }

    private static FieldRow said(String what, String value) {
        return FieldRow.said(Messages.text("inspector." + what), value);
    }

    private static String bytes(long count) {
        return Messages.text("inspector.bytes", grouped(count));
    }

    private static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void clear(String why) {
        shownStore = null;
        shownRecord = -1;
        shownPath = null;
        words.clear();
        bytes.set(NOTHING);
        if (!fields.isEmpty()) {
            fields.clear();
        }
        title.set(why);
        heading.set(RecordHeading.NONE);
        chosen.set(-1);
    }

    /** Chooses the field that a byte belongs to. */
    public void chooseByte(int offset) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).holds(offset)) {
                chosen.set(i);
                return;
            }
        }
    }

    /** Whether a byte is marked: the clause that is pointed at rests on it; else it belongs to the chosen field. */
    boolean isMarked(int offset) {
        Clause clause = words.pointedProperty().get();
        FieldRow field = chosenField();
        return clause != null ? clause.holds(offset) : field != null && field.holds(offset);
    }

    /** The chosen field, {@code null} for none. */
    public @Nullable FieldRow chosenField() {
        int index = chosen.get();
        return index >= 0 && index < fields.size() ? fields.get(index) : null;
    }

    /** The condition that just the records meet which have this value of a field; {@code null} where none can say that. */
    public @Nullable Node conditionOf(@Nullable FieldRow row) {
        RecordField field = row == null || shownRecord == -1 || bytes.get().length == 0 ? null : fieldOf(row);
        if (field == null || !field.isFilterable()) {
            return null;
        }
        RecordView view = new RecordView();
        view.show(ByteBuffer.wrap(bytes.get()).order(ByteOrder.LITTLE_ENDIAN), 0)
                .withPath(shownPath);
        return FieldValue.of(field, view);
    }

    /** The file whose id a field is, its own or its directory's; {@code null} where it is none. */
    public @Nullable FileId fileOf(@Nullable FieldRow row) {
        return conditionOf(row) instanceof Node.Compare compare && compare.value() instanceof Value.Id of
                ? of.id()
                : null;
    }

    private @Nullable RecordField fieldOf(FieldRow row) {
        return row.certainty() != null
                ? Fields.PATH
                : registry.find(row.name())
                        .or(() -> registry.fields().stream()
                                .filter(field -> field.title().equals(row.name()))
                                .findFirst())
                        .orElse(null);
    }

    /** The bytes of the record in hex, separated by blanks. */
    public String hex() {
        return HEX.formatHex(bytes.get());
    }

    /** The bytes of the chosen field in hex, of the whole record when none is chosen. */
    public String chosenHex() {
        FieldRow field = chosenField();
        return field == null || !field.hasBytes()
                ? hex()
                : HEX.formatHex(bytes.get(), field.offset(), field.offset() + field.size());
    }

    /** The chosen field's value, empty when none is chosen. */
    public String chosenValue() {
        FieldRow field = chosenField();
        return field == null ? "" : copied(field);
    }

    /** Whether names are kept from being taken for formulas where they are copied to. */
    public BooleanProperty guardsCopiesProperty() {
        return guardsCopies;
    }

    private String copied(FieldRow field) {
        return guardsCopies.get() && field.isText() ? Formulas.guard(field.value()) : field.value();
    }

    /** Everything as text, one line a field, and the bytes in the last. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        RecordHeading first = heading.get();
        String named = guardsCopies.get() ? Formulas.guard(first.name()) : first.name();
        for (String line : List.of(named, first.sentence(), first.time(), title.get())) {
            text.append(line.isEmpty() ? "" : line + '\n');
        }
        words.clauses().forEach(clause -> text.append(clause.text()).append('\n'));
        for (FieldRow field : fields) {
            text.append(field.name()).append('\t').append(copied(field));
            text.append('\t').append(field.meaning().replace("\n", "; ")).append('\n');
        }
        return text.append(hex()).toString();
    }

    /** What stands for a byte in the character column, see {@link ByteGlyphs}. */
    String glyph(int offset) {
        return ByteGlyphs.of(bytes.get(), offset, name);
    }

    /** The fields, in the order of the record; then those that its version lacks. */
    public ObservableList<FieldRow> fields() {
        return FXCollections.unmodifiableObservableList(fields);
    }

    /** The record's bytes; empty for a row that is none. */
    public ReadOnlyObjectProperty<byte[]> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /** What a person wants to know of the record first; empty of what is no record. */
    ReadOnlyObjectProperty<RecordHeading> headingProperty() {
        return heading.getReadOnlyProperty();
    }

    /** Which record it is. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What caused the record, {@code null} when nothing is known to have. */
    public ObjectProperty<@Nullable Cause> causeProperty() {
        return cause;
    }

    /** The index of the chosen field, -1 for none. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }
}
