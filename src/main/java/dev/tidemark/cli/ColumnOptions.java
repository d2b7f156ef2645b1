package dev.tidemark.cli;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what is written of each record, and in which format. Used by one thread. */
final class ColumnOptions {

    private final FieldRegistry registry;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "tsv",
            converter = ExportTarget.OrWords.class,
            description = {
                "tsv: versions 2 and 3, or 4 with --versions 4. csv and jsonl: every version and field.",
                "words: a line a record for people: USN, time, name or path, and what it means.",
                "For other tools: mftecmd, timesketch, body, ecs."
            })
    private ExportTarget format = new ExportTarget(RecordFormat.TSV);

    @Mixin
    private HostOption host = new HostOption();

    @Option(
            names = "--count",
            description =
                    "Write only how many records there are of each version: V2, a tab, the number; then the total.")
    private boolean count;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "FIELD",
            description = {
                "Write these fields, separated by commas, of records of every version.",
                "All fields are listed below; the columns of every format are names of them too."
            })
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--paths",
            order = HelpOrder.COLUMNS,
            description = {
                "Two more columns: the path the file had at the time of the record, and how sure it is.",
                "The $MFT collected with a $J is used; a volume is asked for its directories."
            })
    private boolean paths;

    @Mixin
    private GuardOption guard = new GuardOption();

    /**
     * @param registry the fields that can be chosen
     */
    ColumnOptions(FieldRegistry registry) {
        this.registry = registry;
    }

    /** Whether fields were chosen: then nothing else is written of a record. */
    boolean areChosen() {
        return !columns.isEmpty();
    }

    /** Whether fields were chosen of records that are only counted. */
    boolean contradict() {
        return count && !columns.isEmpty();
    }

    /** The fields that are asked for beside what the bytes of a record say. */
    List<RecordField> asked(CommandLine line) {
        RecordFormat profile = profile();
        return profile == null ? chosen(line) : profile.asked(chosen(line), registry);
    }

    /** Whether the volume is told with each record. */
    boolean tellVolume() {
        return profile() != null;
    }

    /** Whether fields were chosen for a form that has its own. */
    boolean doNotFit() {
        return profile() != null && !columns.isEmpty();
    }

    /** Whether records are told of in words. */
    boolean inWords() {
        return !count && format.records() == null;
    }

    /** Whether fields were chosen where records are told of in words. */
    boolean contradictWords() {
        return inWords() && !columns.isEmpty();
    }

    /** TSV without chosen columns has lines of version 4 that look otherwise than the others. */
    boolean haveTwoKindsOfLines() {
        return !count && format.records() == RecordFormat.TSV && columns.isEmpty();
    }

    /** Whether the paths of files must be known. */
    boolean needPaths(CommandLine line) {
        return paths || profile() != null || chosen(line).stream().anyMatch(RecordField::usesPath);
    }

    /** Whether what is written of a record is read from other rows too. */
    boolean needOthers(CommandLine line) {
        return chosen(line).stream().anyMatch(RecordField::usesOthers);
    }

    /**
     * The fields that were chosen.
     *
     * @throws ParameterException if a word names none
     */
    List<RecordField> chosen(CommandLine line) {
        return fields(columns, registry, line);
    }

    /**
     * The fields of some names, each once.
     *
     * @throws ParameterException if a word names none
     */
    static List<RecordField> fields(List<String> names, FieldRegistry registry, CommandLine line) {
        return names.stream()
                .map(name -> field(name, registry, line))
                .distinct()
                .toList();
    }

    private static RecordField field(String name, FieldRegistry registry, CommandLine line) {
        return registry.find(name).orElseThrow(() -> new ParameterException(line, unknown(name, registry)));
    }

    private static String unknown(String name, FieldRegistry registry) {
        return registry.elsewhere(name)
                .or(() -> registry.nearest(name).map(near -> Messages.text("cli.usage.column.near", name, near.id())))
                .orElseGet(() -> Messages.text("cli.usage.column", name));
    }

    /** Whether records are only counted. */
    boolean areCounted() {
        return count;
    }

    /**
     * How records are written.
     *
     * @param table the columns, as {@link #written} gives them or like them; {@code null} where there are none
     * @param context where the records come from
     * @param lives has seen the record that is written last, where they are told of in words
     * @param source is told with each record in words; {@code null} for none
     * @return {@code null} where records are only counted
     */
    @Nullable
    ExportForm form(
            @Nullable ExportColumns table, ProfileContext context, LivesSoFar lives, @Nullable NamedSource source) {
        if (count) {
            return null;
        }
        if (inWords()) {
            return new WordsForm(lives, paths, guard.isGiven(), source);
        }
        return table != null ? table : Objects.requireNonNull(profile()).profile(host.on(context), guard.isGiven());
    }

    /** The columns that are written of each record; {@code null} where there are none. */
    @Nullable
    ExportColumns written(boolean extents, CommandLine line) {
        ExportFormat table = table();
        return count || table == null ? null : columns(table, extents, line).guarding(guard.isGiven());
    }

    /** The names of what is written; none where records are only counted. */
    List<String> names(boolean extents, CommandLine line) {
        if (count) {
            return List.of();
        }
        if (inWords()) {
            return WordsForm.names(paths);
        }
        RecordFormat profile = profile();
        ExportFormat table = table();
        return table == null
                ? List.of(Objects.requireNonNull(profile).id())
                : columns(table, extents, line).names();
    }

    private @Nullable ExportFormat table() {
        RecordFormat records = format.records();
        return records == null ? null : records.table();
    }

    /** What another tool reads; {@code null} for tables and words. */
    private @Nullable RecordFormat profile() {
        RecordFormat records = format.records();
        return records == null || records.table() != null ? null : records;
    }

    private ExportColumns columns(ExportFormat table, boolean extents, CommandLine line) {
        if (columns.isEmpty()) {
            return paths
                    ? ExportColumns.withPaths(registry, table, extents)
                    : ExportColumns.standard(registry, table, extents);
        }
        List<RecordField> fields = new ArrayList<>(chosen(line));
        if (paths) {
            registry.all("path", "certainty").stream()
                    .filter(field -> !fields.contains(field))
                    .forEach(fields::add);
        }
        return ExportColumns.of(table, fields);
    }
}
