package dev.tidemark.field;

import dev.tidemark.field.FieldReader.Texts;
import dev.tidemark.text.Messages;

/** The fields that tell which source a record is of, where there are several. Pure functions. */
public final class OriginFields {

    /** The field of the volume. */
    public static final String VOLUME = "volume";

    /** The field of the source. */
    public static final String SOURCE = "source";

    private OriginFields() {}

    /**
     * The volume that a record is of.
     *
     * @param volume a drive letter, or what else it is called; empty where nothing tells it
     */
    public static FieldBuilder volume(Texts volume) {
        return field(VOLUME, "Volume", volume);
    }

    /**
     * The source that a record was read from.
     *
     * @param name what it is called
     */
    public static FieldBuilder source(Texts name) {
        return field(SOURCE, "Source", name);
    }

    private static FieldBuilder field(String id, String header, Texts text) {
        return RecordField.of(id, FieldType.TEXT, text)
                .words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"))
                .headers(id, header)
                .when(view -> !text.text(view).isEmpty())
                .notSortable()
                .notInspected();
    }

    /** Whether it is one of them. */
    public static boolean isOne(RecordField field) {
        return field.id().equals(VOLUME) || field.id().equals(SOURCE);
    }
}
