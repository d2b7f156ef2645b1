package dev.tidemark.export;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldWriter;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.ByteText.Literal;
import dev.tidemark.text.ByteText;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the first parts of a line at once, where these are the columns that a format has always had and the record is of version 2
 * or 3. Nearly all lines are such, and part by part they take twice the time. What stands between the values, and how times and names
 * are written, it has from the parts it stands for. Not thread-safe.
 */
abstract sealed class LineHead {

    final Literal[] before;

    private LineHead(List<LinePart> parts) {
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
            return begins(fields, ExportColumns.TSV) ? new OfTsv(parts.subList(0, ExportColumns.TSV.size())) : null;
        }
        if (begins(fields, ExportColumns.EVERY_NAMED_FIELD)) {
            return new OfEveryField(parts.subList(0, ExportColumns.EVERY_NAMED_FIELD.size()));
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

    /** Of {@link ExportColumns#EVERY_NAMED_FIELD}. */
    private static final class OfEveryField extends LineHead {

        private final FieldWriter time;
        private final FieldWriter symbols;
        private final FieldWriter name;

        OfEveryField(List<LinePart> parts) {
            super(parts);
            time = parts.get(6).writer();
            symbols = parts.get(8).writer();
            name = parts.get(14).writer();
        }

        @Override
        void put(ByteText text, RecordView view) {
            ByteBuffer bytes = view.bytes();
            int at = view.position();
            header(text, bytes, at, view.version());
            ids(text, bytes, at);
            text.put(before[6]);
            time.put(text, view);
            text.put(before[7]);
            text.hex(RecordBytes.reason(bytes, at));
            text.put(before[8]);
            symbols.put(text, view);
            rest(text, bytes, at);
            name.put(text, view);
        }

        private void header(ByteText text, ByteBuffer bytes, int at, int version) {
            text.put(before[0]);
            text.decimal(RecordBytes.length(bytes, at));
            text.put(before[1]);
            text.decimal(version);
            text.put(before[2]);
            text.decimal(RecordBytes.minorVersion(bytes, at));
        }

        private void ids(ByteText text, ByteBuffer bytes, int at) {
            text.put(before[3]);
            text.id(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
            text.put(before[4]);
            text.id(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
            text.put(before[5]);
            text.decimal(RecordBytes.usn(bytes, at));
        }

        private void rest(ByteText text, ByteBuffer bytes, int at) {
            text.put(before[9]);
            text.hex(RecordBytes.sourceInfo(bytes, at));
            text.put(before[10]);
            text.decimal(Integer.toUnsignedLong(RecordBytes.securityId(bytes, at)));
            text.put(before[11]);
            text.hex(RecordBytes.attributes(bytes, at));
            text.put(before[12]);
            text.decimal(RecordBytes.nameLength(bytes, at));
            text.put(before[13]);
            text.decimal(RecordBytes.nameOffset(bytes, at));
            text.put(before[14]);
        }
    }

    /** Of {@link ExportColumns#TSV}. */
    private static final class OfTsv extends LineHead {

        private final FieldWriter name;

        OfTsv(List<LinePart> parts) {
            super(parts);
            name = parts.get(7).writer();
        }

        @Override
        void put(ByteText text, RecordView view) {
            ByteBuffer bytes = view.bytes();
            int at = view.position();
            text.decimal(RecordBytes.usn(bytes, at));
            text.put(before[1]);
            text.decimal(RecordBytes.time(bytes, at));
            text.put(before[2]);
            text.hex(RecordBytes.reason(bytes, at));
            text.put(before[3]);
            text.hex(RecordBytes.sourceInfo(bytes, at));
            text.put(before[4]);
            text.hex(RecordBytes.attributes(bytes, at));
            text.put(before[5]);
            text.id(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
            text.put(before[6]);
            text.id(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
            text.put(before[7]);
            name.put(text, view);
        }
    }
}
