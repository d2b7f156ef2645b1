package dev.tidemark.ui.inspector;

import dev.tidemark.capture.Source;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Filetime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The record that is looked into, its fields, its bytes, and which field is chosen. */
public final class InspectorViewModel {

    private static final byte[] NOTHING = {};

    private final RecordCursor cursor = new RecordCursor();
    private final ObservableList<FieldRow> fields = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<byte[]> bytes = new ReadOnlyObjectWrapper<>(this, "bytes", NOTHING);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", -1);
    private @Nullable RecordStore shownStore;
    private long shownRecord = -1;

    /**
     * Looks into a record; reads it once.
     *
     * @param record its number in the source's store, -1 for none
     */
    public void show(@Nullable Source source, long record) {
        if (source == null || record < 0) {
            clear(Messages.text("inspector.nothing"));
            return;
        }
        RecordStore store = source.store();
        if (store == shownStore && record == shownRecord) {
            return;
        }
        long stamp = store.enter();
        if (stamp == 0) {
            clear(Messages.text("inspector.nothing"));
            return;
        }
        try {
            read(source, store, record);
        } catch (InternalError e) {
            clear(Messages.text("inspector.unreadable"));
        } finally {
            store.exit(stamp);
        }
    }

    private void read(Source source, RecordStore store, long record) {
        if (!store.read(record, cursor)) {
            clear(Messages.text("inspector.dropped"));
            return;
        }
        shownStore = store;
        shownRecord = record;
        Marker marker = cursor.marker();
        if (marker != null) {
            show(marker);
        } else {
            show(cursor.copy(), heading(source, record));
        }
    }

    private String heading(Source source, long record) {
        String heading = Messages.text(
                "inspector.title",
                Integer.toString(cursor.version()),
                Long.toString(cursor.isKnown() ? cursor.usn() : 0),
                Integer.toString(cursor.length()));
        OptionalLong journal = source.journalIdAt(record);
        return journal.isPresent()
                ? heading
                        + "\n"
                        + Messages.text("inspector.journal", String.format(Locale.ROOT, "0x%016x", journal.getAsLong()))
                : heading + "\n" + Messages.text("inspector.offset", Long.toString(cursor.offset()));
    }

    /** Shows a record by its bytes. */
    void show(byte[] record, String heading) {
        bytes.set(record);
        fields.setAll(RecordFields.of(record));
        title.set(heading);
        if (chosen.get() >= fields.size()) {
            chosen.set(-1);
        }
    }

    private void show(Marker marker) {
        bytes.set(NOTHING);
        title.set(Messages.text("inspector.marker." + marker.kind()));
        fields.setAll(new FieldRow("", -1, 0, "", marker.text()));
        if (marker.at() >= 0) {
            fields.add(new FieldRow(Messages.text("inspector.at"), -1, 0, Long.toString(marker.at()), ""));
        }
        if (marker.length() > 0) {
            fields.add(new FieldRow(Messages.text("inspector.length"), -1, 0, Long.toString(marker.length()), ""));
        }
        if (marker.time() != 0) {
            fields.add(new FieldRow(Messages.text("inspector.time"), -1, 0, Filetime.isoUtc(marker.time()), ""));
        }
        chosen.set(-1);
    }

    private void clear(String words) {
        shownStore = null;
        shownRecord = -1;
        bytes.set(NOTHING);
        fields.clear();
        title.set(words);
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

    /** The chosen field, {@code null} for none. */
    public @Nullable FieldRow chosenField() {
        int index = chosen.get();
        return index >= 0 && index < fields.size() ? fields.get(index) : null;
    }

    /** The bytes of the record in hex, separated by blanks. */
    public String hex() {
        return HexFormat.ofDelimiter(" ").formatHex(bytes.get());
    }

    /** Everything as text, one line a field. */
    public String asText() {
        StringBuilder text = new StringBuilder(title.get()).append('\n');
        for (FieldRow field : fields) {
            text.append(field.name()).append('\t').append(field.value());
            text.append('\t').append(field.meaning().replace("\n", "; ")).append('\n');
        }
        return text.append(hex()).toString();
    }

    /** The fields, in the order of the record; then those that its version lacks. */
    public ObservableList<FieldRow> fields() {
        return FXCollections.unmodifiableObservableList(fields);
    }

    /** The record's bytes; empty for a row that is none. */
    public ReadOnlyObjectProperty<byte[]> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /** Which record it is. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The index of the chosen field, -1 for none. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }
}
