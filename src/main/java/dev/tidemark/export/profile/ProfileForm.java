package dev.tidemark.export.profile;

import dev.tidemark.export.ExportForm;
import dev.tidemark.export.RecordWriter;
import java.io.OutputStream;
import java.util.List;

/**
 * The form that another tool reads, for the records of one source. Immutable.
 *
 * @param format which one
 * @param guarded whether text that a spreadsheet would take for a formula is kept from it; only where the form is CSV
 */
record ProfileForm(RecordFormat format, ProfileContext context, boolean guarded) implements ExportForm {

    @Override
    public String title() {
        return format.title();
    }

    @Override
    public boolean needPaths() {
        return true;
    }

    @Override
    public List<String> names() {
        return List.of(format.id());
    }

    @Override
    public RecordWriter writer(OutputStream out) {
        return switch (format) {
            case MFTECMD -> new MftecmdWriter(context, guarded, out);
            case TIMESKETCH -> new TimesketchWriter(context, out);
            case BODY -> new BodyWriter(out);
            case ECS -> new EcsWriter(context, out);
            case CSV, TSV, JSONL -> throw new IllegalStateException(format.id());
        };
    }
}
