package dev.tidemark.field;

import dev.tidemark.text.ByteText;

/** Writes one field of many records in one form. Not thread-safe: one per line writer, which keeps what it made for the next record. */
public abstract class FieldWriter {

    /** More than any number, flags, identifier or time takes, with quotes. */
    public static final int SHORT = 48;

    /** What {@link #mostRoom} says where records differ. */
    public static final int VARIES = -1;

    /** How many bytes a value may need at most; {@link #VARIES} when {@link #room} must be asked for each record. */
    public int mostRoom() {
        return SHORT;
    }

    /** How many bytes the value of a record that has the field may need. */
    public int room(RecordView view) {
        return mostRoom();
    }

    /** Puts the value of a record that has the field; where {@link #mostRoom} says so, {@link #room} was asked for the same record just before. */
    public abstract void put(ByteText text, RecordView view);

    /** How a field is written unless it says otherwise. */
    static FieldWriter plain(RecordField field, FieldForm form) {
        return switch (field.reader()) {
            case FieldReader.Ids ids -> new FieldWriters.Id(ids, form);
            case FieldReader.Utf16 utf16 -> new FieldWriters.Name(utf16, form);
            case FieldReader.Texts texts -> new FieldWriters.Text(texts, form, field.needsPath());
            case FieldReader.Numbers numbers ->
                switch (field.type()) {
                    case FLAGS -> new FieldWriters.Mask(numbers, form);
                    case FILETIME ->
                        form == FieldForm.TSV ? new FieldWriters.Number(numbers) : new FieldWriters.Time(numbers, form);
                    default -> new FieldWriters.Number(numbers);
                };
        };
    }
}
