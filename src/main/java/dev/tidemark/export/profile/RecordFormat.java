package dev.tidemark.export.profile;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.OriginFields;
import dev.tidemark.field.RecordField;
import dev.tidemark.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The formats that a person chooses among when records are written, in the order in which they are listed: tables of chosen
 * columns, and forms that other tools read. Immutable.
 */
public enum RecordFormat {
    CSV(ExportFormat.CSV, ".csv"),
    TSV(ExportFormat.TSV, ".tsv"),
    JSONL(ExportFormat.JSONL, ".jsonl"),
    /** The CSV that MFTECmd writes of a {@code $J}. */
    MFTECMD(null, ".csv"),
    /** JSON Lines for Timesketch, with plaso's names. */
    TIMESKETCH(null, ".jsonl"),
    /** The body file of mactime. */
    BODY(null, ".body"),
    /** JSON Lines of the Elastic Common Schema. */
    ECS(null, ".ndjson");

    private final @Nullable ExportFormat table;
    private final String suffix;

    RecordFormat(@Nullable ExportFormat table, String suffix) {
        this.table = table;
        this.suffix = suffix;
    }

    /** What is typed for it, for example {@code mftecmd}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call it. */
    public String title() {
        return table != null ? table.title() : Messages.text("format." + id() + ".title");
    }

    /** Who reads it, and what it holds, in one sentence. */
    public String meaning() {
        return Messages.text("format." + id() + ".meaning");
    }

    /** The format of chosen columns; {@code null} for what has a form of its own. */
    public @Nullable ExportFormat table() {
        return table;
    }

    /** How the name of a file ends, with its dot. */
    public String suffix() {
        return suffix;
    }

    /** The format that a file is written in when this one was chosen: among tables the name that was typed decides. */
    public RecordFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return table == null
                ? this
                : Arrays.stream(values())
                        .filter(other -> other.table != null && name.endsWith(other.suffix))
                        .findFirst()
                        .orElse(this);
    }

    /** The fields that it tells of each record beside what the bytes say: those that were chosen, and what a person called it. */
    public List<RecordField> asked(List<RecordField> chosen, FieldRegistry registry) {
        return this == TIMESKETCH || this == ECS ? registry.find("tag").stream().toList() : chosen;
    }

    /** Whether it is read by spreadsheets, which take some text for formulas. */
    public boolean isForSpreadsheets() {
        return this == CSV || this == TSV || this == MFTECMD;
    }

    /**
     * Of all that each record has, with its path.
     *
     * @param context where the records come from
     * @param guarded whether spreadsheets are kept from taking text for a formula, where they read it
     */
    public ExportForm form(FieldRegistry registry, ProfileContext context, boolean guarded) {
        if (table == null) {
            return profile(context, guarded);
        }
        ExportColumns columns = ExportColumns.withPaths(registry, table, false).guarding(guarded);
        return context.parts() == null ? columns : withOrigin(columns, registry);
    }

    /** Where rows are of several sources, which one a row is of stands last. */
    private static ExportColumns withOrigin(ExportColumns columns, FieldRegistry registry) {
        List<RecordField> all = new ArrayList<>(columns.fields());
        registry.find(OriginFields.VOLUME).ifPresent(all::add);
        registry.find(OriginFields.SOURCE).ifPresent(all::add);
        return columns.with(all);
    }

    /**
     * The form that another tool reads.
     *
     * @throws IllegalStateException if it is a table
     */
    public ExportForm profile(ProfileContext context, boolean guarded) {
        if (table != null) {
            throw new IllegalStateException(id());
        }
        return new ProfileForm(this, context, guarded && isForSpreadsheets());
    }
}
