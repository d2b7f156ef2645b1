package dev.tidemark.cli;

import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.field.FieldBuilder;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.AskedFields;
import dev.tidemark.filter.language.Node;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which source a record is of, as fields: the same for all records of one. Pure functions. */
final class SourceFields {

    private static final String VOLUME = "volume";
    private static final String SOURCE = "source";
    private static final String ORIGIN = "origin";
    private static final List<String> ORIGINS =
            Arrays.stream(RecordOrigin.values()).map(RecordOrigin::id).toList();

    private SourceFields() {}

    /** The fields that there are, and those of a source. */
    static FieldRegistry in(FieldRegistry fields, NamedSource of) {
        return fields.with(
                field(VOLUME, "Volume", FieldType.TEXT, of.volume()).build(),
                field(SOURCE, "Source", FieldType.TEXT, of.name()).build(),
                field(ORIGIN, "Origin", FieldType.ENUM, of.origin().id())
                        .values(ORIGINS)
                        .build());
    }

    private static FieldBuilder field(String id, String header, FieldType type, String value) {
        return RecordField.of(id, type, (FieldReader.Texts) view -> value)
                .words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"))
                .headers(id, header)
                .when(view -> !value.isEmpty())
                .noColumn()
                .notSortable();
    }

    /** Whether a filter asks for them. */
    static boolean areAskedFor(Node filter) {
        return AskedFields.any(filter, SourceFields::isOne, state -> false);
    }

    private static boolean isOne(RecordField field) {
        return field.id().equals(VOLUME)
                || field.id().equals(SOURCE)
                || field.id().equals(ORIGIN);
    }

    /**
     * The fields of another registry in the place of those with the same ids.
     *
     * @param last whether those of the source stand at the end where nobody chose them
     */
    static List<RecordField> of(List<RecordField> fields, FieldRegistry source, boolean last) {
        List<RecordField> bound = new ArrayList<>();
        fields.forEach(field -> bound.add(isOne(field) ? source.get(field.id()) : field));
        for (RecordField field : source.all(VOLUME, SOURCE)) {
            if (last && !bound.contains(field)) {
                bound.add(field);
            }
        }
        return bound;
    }
}
