package dev.tidemark.ui.inspector;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordLayouts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record apart, field by field: those of its layout where they lie, then those that its version lacks, then what the
 * registry has beyond the layouts. Not thread-safe.
 */
final class RecordFields {

    /** How many hex digits are shown of bytes without a name. */
    private static final int MAX_HEX = 32;

    private static final String NAME = FieldRow.NAME;
    private static final String EXTENTS = "Extents";

    private final FieldRegistry registry;
    private final ByteBuffer bytes;
    private final RecordView view = new RecordView();
    private final int version;
    private final List<FieldRow> rows = new ArrayList<>();

    private RecordFields(FieldRegistry registry, byte[] record, @Nullable FilePath path) {
        this.registry = registry;
        this.bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        this.version = RecordBytes.majorVersion(bytes, 0);
        view.show(bytes, 0).withPath(path);
    }

    /**
     * Decodes a record.
     *
     * @param record the whole record, sound as {@link dev.tidemark.usn.RecordCheck} says
     * @param path where its file was then, {@code null} when nobody knows
     */
    static List<FieldRow> of(FieldRegistry registry, byte[] record, @Nullable FilePath path) {
        RecordFields fields = new RecordFields(registry, record, path);
        fields.decode();
        // The path comes first: it is what most people look for.
        if (path != null) {
            fields.rows.addFirst(FieldRow.path(path));
        }
        return List.copyOf(fields.rows);
    }

    private void decode() {
        for (Layout.Field place : RecordLayouts.of(version).fields()) {
            switch (place.name()) {
                case NAME -> name();
                case EXTENTS -> extents();
                default -> add(place);
            }
        }
        unnamedBytes();
        rows.sort(Comparator.comparingInt(FieldRow::offset));
        if (RecordBytes.isKnown(version)) {
            addAbsent();
        }
        registry.fields().stream().filter(this::isBeyondLayouts).forEach(this::addBeyond);
    }

    private void add(Layout.Field place) {
        RecordField field = registry.get(place.name());
        String value = FieldText.value(field, view);
        add(place.name(), place.offset(), place.size(), value, FieldText.meaning(field, view));
    }

    private void add(String name, int offset, int size, String value, String meaning) {
        rows.add(new FieldRow(name, offset, size, value, meaning));
    }

    /** What other versions have and this one has not. */
    private void addAbsent() {
        Set<String> absent = new LinkedHashSet<>();
        for (Layout other : List.of(RecordLayouts.V2, RecordLayouts.V4)) {
            other.fields().forEach(place -> absent.add(place.name()));
        }
        RecordLayouts.of(version).fields().forEach(place -> absent.remove(place.name()));
        absent.forEach(name -> rows.add(FieldRow.absent(name, Messages.text("inspector.absent", version))));
    }

    private boolean isBeyondLayouts(RecordField field) {
        return field.isInspected() && field.reference() == null && field != Fields.PATH;
    }

    private void addBeyond(RecordField field) {
        if (field.has(view)) {
            rows.add(new FieldRow(field.title(), -1, 0, FieldText.value(field, view), FieldText.meaning(field, view)));
        }
    }

    private void name() {
        int offset = RecordBytes.nameOffset(bytes, 0);
        int length = RecordBytes.nameLength(bytes, 0);
        String name = RecordBytes.name(bytes, 0);
        String written = Escapes.name(name);
        StringBuilder meaning = new StringBuilder(Messages.text("inspector.name", length / 2));
        if (!written.equals(name)) {
            meaning.append('\n').append(Messages.text("inspector.name.escaped"));
        }
        if (RecordBytes.endsInZeros(bytes, 0)) {
            meaning.append('\n').append(Messages.text("inspector.name.zeros"));
        }
        if (length == 0) {
            meaning.append('\n').append(Messages.text("inspector.name.empty"));
        }
        rows.add(new FieldRow(NAME, offset, length, written, meaning.toString(), null, !written.equals(name)));
    }

    private void extents() {
        for (int i = 0; i < RecordBytes.extentCount(bytes, 0); i++) {
            long offset = RecordBytes.extentOffset(bytes, 0, i);
            long length = RecordBytes.extentLength(bytes, 0, i);
            add(
                    "Extents[" + i + "]",
                    RecordBytes.extentPosition(bytes, 0, i),
                    RecordLayouts.EXTENT.size(),
                    offset + " + " + length,
                    Messages.text("inspector.extent", number(offset), number(length), number(offset + length)));
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Every byte is shown: also those that no field of this version names. */
    private void unnamedBytes() {
        BitSet named = new BitSet(bytes.limit());
        for (FieldRow row : rows) {
            named.set(row.offset(), row.offset() + row.size());
        }
        int from = named.nextClearBit(0);
        while (from < bytes.limit()) {
            int next = named.nextSetBit(from);
            int to = next < 0 ? bytes.limit() : next;
            addUnnamed(from, to);
            from = named.nextClearBit(to);
        }
    }

    private void addUnnamed(int from, int to) {
        String hex = HexFormat.of().formatHex(bytes.array(), from, to);
        String shown = hex.length() > MAX_HEX ? hex.substring(0, MAX_HEX) + "…" : hex;
        String what = !RecordBytes.isKnown(version) ? "later" : to == bytes.limit() ? "padding" : "unnamed";
        String name = Messages.text("inspector." + what + ".name");
        add(name, from, to - from, shown, Messages.text("inspector." + what));
    }
}
