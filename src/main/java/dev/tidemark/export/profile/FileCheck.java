package dev.tidemark.export.profile;

import dev.tidemark.field.FieldForm;
import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Validates a file against the form that it is in, which is known by its first line. Pure function of the file; reads it once, in
 * bounded memory, and never writes. Whatever the file holds, it ends with what was found.
 */
public final class FileCheck {

    private static final int FEW_BARS = 5;

    private final FieldRegistry registry;
    private final Findings findings = new Findings();
    private @Nullable RecordFormat format;

    private FileCheck(FieldRegistry registry) {
        this.registry = registry;
    }

    /**
     * Something that is wrong.
     *
     * @param line counted from 1; of a record of several lines the last
     * @param column the character in it, counted from 1
     */
    public record Finding(long line, int column, String words) {}

    /**
     * What came of it.
     *
     * @param format the form that the file is in; {@code null} when its first line is of none
     * @param records how many records it has
     * @param wrong how many things are wrong
     * @param first the first of these
     */
    public record Result(@Nullable RecordFormat format, long records, long wrong, List<Finding> first) {}

    /**
     * Validates a file.
     *
     * @param registry the fields that a table may have
     * @param stopped whether nobody wants to know any more, asked for each line
     * @throws IOException if the file cannot be read
     */
    public static Result check(Path file, FieldRegistry registry, BooleanSupplier stopped) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileCheck(registry).check(in, stopped);
        }
    }

    private Result check(InputStream in, BooleanSupplier stopped) throws IOException {
        LineCheck check = null;
        CheckedLines lines = new CheckedLines(in, findings);
        while (!stopped.getAsBoolean() && lines.next()) {
            if (check == null) {
                check = lines.isWhole() ? checkOf(lines.text()) : null;
                if (check == null) {
                    return new Result(null, 0, findings.count(), findings.kept());
                }
            }
            if (lines.isWhole()) {
                check.check(lines, findings);
            }
        }
        if (check != null) {
            check.end(findings);
        }
        return new Result(format, check == null ? 0 : check.records(), findings.count(), findings.kept());
    }

    /** What validates a file that begins so; {@code null} where it begins as none does. */
    private @Nullable LineCheck checkOf(String first) {
        format = formatOf(first);
        return switch (format) {
            case MFTECMD -> new MftecmdCheck();
            case BODY -> new BodyCheck();
            case TIMESKETCH -> new TimesketchCheck();
            case ECS -> new EcsCheck();
            case CSV -> new TableCheck(registry);
            case TSV -> new TsvCheck(registry);
            case JSONL -> new JsonlCheck(registry);
            case null -> null;
        };
    }

    private @Nullable RecordFormat formatOf(String first) {
        if (first.startsWith("{")) {
            return formatOf(JsonCheck.parsed(first, new Findings()));
        }
        if (first.contains("UpdateSequenceNumber") || first.contains("ParentEntryNumber")) {
            return RecordFormat.MFTECMD;
        }
        if (first.chars().filter(unit -> unit == '|').count() >= FEW_BARS) {
            return RecordFormat.BODY;
        }
        if (isField(first.split("\t", 2)[0], FieldForm.TSV)) {
            return RecordFormat.TSV;
        }
        return isField(first.split(",", 2)[0], FieldForm.CSV) ? RecordFormat.CSV : null;
    }

    private @Nullable RecordFormat formatOf(@Nullable Map<String, Object> object) {
        if (object == null) {
            return null;
        }
        if (object.containsKey("@timestamp") || object.containsKey("ecs")) {
            return RecordFormat.ECS;
        }
        if (object.containsKey("timestamp_desc") || object.containsKey("datetime")) {
            return RecordFormat.TIMESKETCH;
        }
        return object.keySet().stream().anyMatch(name -> isField(name, FieldForm.JSONL)) ? RecordFormat.JSONL : null;
    }

    /** A table of one column has no separator to tell by: it counts as TSV where the two names are the same. */
    private boolean isField(String name, FieldForm form) {
        return registry.find(name)
                .filter(field -> field.header(form).equals(name))
                .isPresent();
    }
}
