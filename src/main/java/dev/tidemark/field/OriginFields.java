package dev.tidemark.field;

import dev.tidemark.field.FieldReader.Texts;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.List;

/**
 * The fields that tell which source a record is of, where there are several. Pure functions. They are paths more than names: people
 * read their backslashes as they are.
 */
public final class OriginFields {

    /** The field of the volume. */
    public static final String VOLUME = "volume";

    /** The field of the source. */
    public static final String SOURCE = "source";

    private static final String ORIGIN = "origin";

    private OriginFields() {}

    /**
     * The volume that a record is of.
     *
     * @param volume a drive letter, or what else it is called; empty where nothing tells it
     */
    public static FieldBuilder volume(Texts volume) {
        return field(VOLUME, "Volume", FieldType.TEXT, volume);
    }

    /**
     * The source that a record was read from.
     *
     * @param name what it is called
     */
    public static FieldBuilder source(Texts name) {
        return field(SOURCE, "Source", FieldType.TEXT, name);
    }

    /**
     * Which copy of a journal a record was read from.
     *
     * @param ids all there are
     * @param id which one it is
     */
    public static FieldBuilder origin(List<String> ids, Texts id) {
        return field(ORIGIN, "Origin", FieldType.ENUM, id).values(ids);
    }

    private static FieldBuilder field(String id, String header, FieldType type, Texts text) {
        return RecordField.of(id, type, text)
                .words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"))
                .headers(id, header)
                .when(view -> !text.text(view).isEmpty())
                .shown(view -> OneLine.of(text.text(view)))
                .notSortable()
                .notInspected();
    }

    /** Whether it is one of them. */
    public static boolean isOne(RecordField field) {
        return field.id().equals(VOLUME)
                || field.id().equals(SOURCE)
                || field.id().equals(ORIGIN);
    }
}
