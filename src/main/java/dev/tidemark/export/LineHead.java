package dev.tidemark.export;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldWriter;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.ByteText;
import dev.tidemark.text.ByteText.Literal;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordLayouts;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the first parts of a line at once, where these are the columns that a format has always had and the record is of version 2
 * or 3. Nearly all lines are such, and part by part they take twice the time. What stands between the values, and how times and names
 * are written, it has from the parts it stands for. Not thread-safe.
 */
abstract sealed class LineHead {

    static final int MINOR = RecordLayouts.V2.offset("MinorVersion");
    static final int USN = RecordLayouts.V2.offset("Usn");
    static final int TIME = RecordLayouts.V2.offset("TimeStamp");
    static final int REASON = RecordLayouts.V2.offset("Reason");
    static final int SOURCE = RecordLayouts.V2.offset("SourceInfo");
    static final int SECURITY = RecordLayouts.V2.offset("SecurityId");
    static final int ATTRIBUTES = RecordLayouts.V2.offset("FileAttributes");
    static final int NAME_LENGTH = RecordLayouts.V2.offset("FileNameLength");
    static final int NAME_OFFSET = RecordLayouts.V2.offset("FileNameOffset");

    private static final int FILE = RecordLayouts.V2.offset("FileReferenceNumber");

    final Literal[] before;

    /** How much further behind what stands behind the identifiers is than in version 2. */
    final int behindIds;

    private final int parent;
    private final boolean wide;

    private LineHead(List<LinePart> parts, int kind) {
        Layout layout = RecordLayouts.of(kind);
        behindIds = layout.offset("Usn") - USN;
        parent = layout.offset("ParentFileReferenceNumber");
        wide = behindIds != 0;
        before = new Literal[parts.size()];
        String quote = "";
        for (int i = 0; i < before.length; i++) {
            LinePart part = parts.get(i);
            before[i] = new Literal(quote + part.before());
            quote = part.isQuoted() ? "\"" : "";
        }
    }

    /**
     * The head of a line.
     *
     * @param fields the line's columns
     * @param parts its parts: those of the fields that the version has
     * @return {@code null} when the line begins otherwise
     */
    static @Nullable LineHead of(List<RecordField> fields, List<LinePart> parts, FieldForm form, int kind) {
        if (!RecordBytes.hasTimeAndName(kind)) {
            return null;
        }
        if (form == FieldForm.TSV) {
            return begins(fields, ExportColumns.TSV)
                    ? new OfTsv(parts.subList(0, ExportColumns.TSV.size()), kind)
                    : null;
        }
        if (begins(fields, ExportColumns.EVERY_NAMED_FIELD)) {
            return new OfEveryField(parts.subList(0, ExportColumns.EVERY_NAMED_FIELD.size()), kind);
        }
        return null;
    }

    private static boolean begins(List<RecordField> fields, List<String> ids) {
        return fields.size() >= ids.size()
                && fields.stream()
                        .limit(ids.size())
                        .map(RecordField::id)
                        .toList()
                        .equals(ids);
    }

    /** How many parts it stands for. */
    int size() {
        return before.length;
    }

    abstract void put(ByteText text, RecordView view);

    final void file(ByteText text, ByteBuffer bytes, int at) {
        id(text, bytes, at + FILE);
    }

    final void parent(ByteText text, ByteBuffer bytes, int at) {
        id(text, bytes, at + parent);
    }

    private void id(ByteText text, ByteBuffer bytes, int at) {
        text.id(wide ? bytes.getLong(at + Long.BYTES) : 0, bytes.getLong(at));
    }

    /** Of {@link ExportColumns#EVERY_NAMED_FIELD}. */
    private static final class OfEveryField extends LineHead {

        private final FieldWriter time;
        private final FieldWriter symbols;
        private final FieldWriter name;

        OfEveryField(List<LinePart> parts, int kind) {
            super(parts, kind);
            time = parts.get(6).writer();
            symbols = parts.get(8).writer();
            name = parts.get(14).writer();
        }

        /**
         * All in one: the JIT makes a method of this size on its own, once. In smaller pieces it makes them again within each method
         * that calls another, which takes it as long as a million records take.
         */
        @Override
        void put(ByteText text, RecordView view) {
            Literal[] between = before;
            ByteBuffer bytes = view.bytes();
            int at = view.position();
            text.put(between[0]);
            text.decimal(bytes.getInt(at));
            text.put(between[1]);
            text.decimal(view.version());
            text.put(between[2]);
            text.decimal(Short.toUnsignedInt(bytes.getShort(at + MINOR)));
            text.put(between[3]);
            file(text, bytes, at);
            text.put(between[4]);
            parent(text, bytes, at);
            at += behindIds;
            text.put(between[5]);
            text.decimal(bytes.getLong(at + USN));
            text.put(between[6]);
            time.put(text, view);
            text.put(between[7]);
            text.hex(bytes.getInt(at + REASON));
            text.put(between[8]);
            symbols.put(text, view);
            text.put(between[9]);
            text.hex(bytes.getInt(at + SOURCE));
            text.put(between[10]);
            text.decimal(Integer.toUnsignedLong(bytes.getInt(at + SECURITY)));
            text.put(between[11]);
            text.hex(bytes.getInt(at + ATTRIBUTES));
            text.put(between[12]);
            text.decimal(Short.toUnsignedInt(bytes.getShort(at + NAME_LENGTH)));
            text.put(between[13]);
            text.decimal(Short.toUnsignedInt(bytes.getShort(at + NAME_OFFSET)));
            text.put(between[14]);
            name.put(text, view);
        }
    }

    /** Of {@link ExportColumns#TSV}. */
    private static final class OfTsv extends LineHead {

        private final FieldWriter name;

        OfTsv(List<LinePart> parts, int kind) {
            super(parts, kind);
            name = parts.get(7).writer();
        }

        @Override
        void put(ByteText text, RecordView view) {
            Literal[] between = before;
            ByteBuffer bytes = view.bytes();
            int at = view.position();
            int behind = at + behindIds;
            text.decimal(bytes.getLong(behind + USN));
            text.put(between[1]);
            text.decimal(bytes.getLong(behind + TIME));
            text.put(between[2]);
            text.hex(bytes.getInt(behind + REASON));
            text.put(between[3]);
            text.hex(bytes.getInt(behind + SOURCE));
            text.put(between[4]);
            text.hex(bytes.getInt(behind + ATTRIBUTES));
            text.put(between[5]);
            file(text, bytes, at);
            text.put(between[6]);
            parent(text, bytes, at);
            text.put(between[7]);
            name.put(text, view);
        }
    }
}
