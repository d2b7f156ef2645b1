package dev.tidemark.cli;

import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.OriginFields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.AskedFields;
import dev.tidemark.filter.language.Node;
import java.util.ArrayList;
import java.util.List;

/** Which source a record is of, as fields: the same for all records of one. Pure functions. */
final class SourceFields {

    private SourceFields() {}

    /** The fields that there are, and those of a source. */
    static FieldRegistry in(FieldRegistry fields, NamedSource of) {
        return fields.with(
                OriginFields.volume(view -> of.volume()).noColumn().build(),
                OriginFields.source(view -> of.name()).noColumn().build(),
                OriginFields.origin(RecordOrigin.ids(), view -> of.origin().id())
                        .noColumn()
                        .build());
    }

    /** Whether a filter asks for them. */
    static boolean areAskedFor(Node filter) {
        return AskedFields.any(filter, OriginFields::isOne, state -> false);
    }

    /**
     * The fields of another registry in the place of those with the same ids.
     *
     * @param last whether those of the source stand at the end where nobody chose them
     */
    static List<RecordField> of(List<RecordField> fields, FieldRegistry source, boolean last) {
        List<RecordField> bound = new ArrayList<>();
        fields.forEach(field -> bound.add(OriginFields.isOne(field) ? source.get(field.id()) : field));
        for (RecordField field : source.all(OriginFields.VOLUME, OriginFields.SOURCE)) {
            if (last && !bound.contains(field)) {
                bound.add(field);
            }
        }
        return bound;
    }
}
