package dev.tidemark.export;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says which fields a file has, in which format. Immutable. The standard columns of a format are those it has always had,
 * under the names they have always had; behind them stand the fields that say they belong into every export.
 *
 * @param format the format
 * @param fields the columns, in their order
 * @param versions the versions that have lines: bit {@code 1 << v}, bit 1 for those not known
 * @param guarded whether text that a spreadsheet would take for a formula is kept from it; JSON Lines never need that
 */
public record ExportColumns(ExportFormat format, List<RecordField> fields, int versions, boolean guarded)
        implements ExportForm {

    private static final int EVERY_VERSION = -1;
    private static final int NAMED = 1 << 2 | 1 << 3;
    private static final int EXTENTS = 1 << 4;

    /** The columns of TSV. */
    static final List<String> TSV = List.of("usn", "time", "reason", "sourceinfo", "attr", "file", "parent", "name");

    private static final List<String> TSV_EXTENTS = List.of("usn", "reason", "sourceinfo", "file", "parent", "extents");

    /** The first columns of CSV and JSON Lines: those that records of versions 2 and 3 have. */
    static final List<String> EVERY_NAMED_FIELD = List.of(
            "length",
            "version",
            "version.minor",
            "file",
            "parent",
            "usn",
            "time",
            "reason",
            "reason.symbols",
            "sourceinfo",
            "security",
            "attr",
            "name.length",
            "name.offset",
            "name");

    private static final List<String> EXTENT_FIELDS =
            List.of("extents.remaining", "extents.count", "extents.size", "extents");
    private static final String RAW = "bytes";

    public ExportColumns {
        fields = List.copyOf(fields);
        guarded &= format != ExportFormat.JSONL;
    }

    private ExportColumns(ExportFormat format, List<RecordField> fields, int versions) {
        this(format, fields, versions, false);
    }

    /** Other fields, in the same format and of the same versions. */
    public ExportColumns with(List<RecordField> others) {
        return new ExportColumns(format, others, versions, guarded);
    }

    /** The same columns, {@link #guarded} or not. */
    public ExportColumns guarding(boolean on) {
        return new ExportColumns(format, fields, versions, on);
    }

    /**
     * The columns of a format when nobody chose any.
     *
     * @param extents whether TSV is to be of version 4 records instead of versions 2 and 3
     */
    public static ExportColumns standard(FieldRegistry registry, ExportFormat format, boolean extents) {
        return standard(registry, format, extents, false);
    }

    /** As {@link #standard}; two more columns tell the path at the time of the record, and how sure it is. */
    public static ExportColumns withPaths(FieldRegistry registry, ExportFormat format, boolean extents) {
        return standard(registry, format, extents, true);
    }

    /** Chosen columns, of records of every version: what a version does not have is empty. */
    public static ExportColumns of(ExportFormat format, List<RecordField> fields) {
        return new ExportColumns(format, fields, EVERY_VERSION);
    }

    private static ExportColumns standard(FieldRegistry registry, ExportFormat format, boolean extents, boolean paths) {
        List<RecordField> fields =
                new ArrayList<>(ids(format, extents).stream().map(registry::get).toList());
        if (format == ExportFormat.JSONL) {
            fields.add(registry.get(RAW));
        }
        if (paths) {
            fields.addAll(registry.all("path", "certainty"));
        }
        registry.fields().stream().filter(RecordField::isExported).forEach(fields::add);
        return new ExportColumns(format, fields, versions(format, extents));
    }

    private static List<String> ids(ExportFormat format, boolean extents) {
        return format != ExportFormat.TSV
                ? Stream.concat(EVERY_NAMED_FIELD.stream(), EXTENT_FIELDS.stream())
                        .toList()
                : extents ? TSV_EXTENTS : TSV;
    }

    private static int versions(ExportFormat format, boolean extents) {
        return format != ExportFormat.TSV ? EVERY_VERSION : extents ? EXTENTS : NAMED;
    }

    @Override
    public String title() {
        return format.title();
    }

    /** The columns, as {@code --columns} takes them. */
    @Override
    public List<String> names() {
        return fields.stream().map(RecordField::id).toList();
    }

    /** Whether a column needs the path that the file had. */
    @Override
    public boolean needPaths() {
        return fields.stream().anyMatch(RecordField::usesPath);
    }

    /** Whether records of a version have a line. */
    boolean hasLine(int kind) {
        return (versions >>> kind & 1) != 0;
    }

    @Override
    public RecordWriter writer(OutputStream out) {
        return new LineWriter(this, out);
    }
}
