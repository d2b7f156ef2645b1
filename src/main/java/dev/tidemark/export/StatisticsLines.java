package dev.tidemark.export;

import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.summary.Counted;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.summary.Tally;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Formulas;
import dev.tidemark.usn.Filetime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * Writes what was counted, one line a value. Pure functions. Columns: {@code by} (the grouping), {@code line} ({@code value}, {@code
 * none} for records that have no value, {@code rest} for those whose values are not listed), {@code value}, {@code name} (of a file),
 * {@code count}, {@code share} (of all records, 0 to 1), {@code bytes} (of journal), {@code first} and {@code last} (times: in TSV as
 * FILETIME, else in ISO 8601; empty where no record has a plausible one).
 */
public final class StatisticsLines {

    /** What each line has. */
    public static final List<String> COLUMNS =
            List.of("by", "line", "value", "name", "count", "share", "bytes", "first", "last");

    private static final int SHARE_DIGITS = 6;

    private final StatisticsResult result;
    private final ExportFormat format;
    private final boolean guarded;

    private StatisticsLines(StatisticsResult result, ExportFormat format, boolean guarded) {
        this.result = result;
        this.format = format;
        this.guarded = guarded;
    }

    /**
     * The lines, those of the columns' names first where the format has such a line; without line ends.
     *
     * @param guarded whether text is kept from being taken for a formula; not in JSON Lines
     */
    public static List<String> of(StatisticsResult result, ExportFormat format, boolean guarded) {
        StatisticsLines lines = new StatisticsLines(result, format, guarded);
        List<String> all = new ArrayList<>(lines.header().stream().toList());
        result.groups().forEach(each -> lines.of(each).forEach(all::add));
        return all;
    }

    /** The lines of one grouping, without one of the columns' names. */
    public static List<String> of(StatisticsResult result, Counted counted, ExportFormat format, boolean guarded) {
        return new StatisticsLines(result, format, guarded).of(counted).toList();
    }

    private Optional<String> header() {
        return format == ExportFormat.JSONL
                ? Optional.empty()
                : Optional.of(String.join(format == ExportFormat.TSV ? "\t" : ",", COLUMNS));
    }

    private Stream<String> of(Counted counted) {
        Stream<String> values = counted.lines().stream()
                .map(line ->
                        line(counted.grouping(), "value", text(counted.grouping(), line), line.name(), line.tally()));
        return Stream.concat(
                values,
                Stream.concat(
                        extra(counted.grouping(), "none", counted.absent()),
                        extra(counted.grouping(), "rest", counted.rest())));
    }

    private Stream<String> extra(Grouping grouping, String kind, Tally tally) {
        return tally.count() == 0 ? Stream.empty() : Stream.of(line(grouping, kind, "", "", tally));
    }

    /** Text that others chose is written so that all of it is seen; a path is already. */
    private static String text(Grouping grouping, Counted.Line line) {
        RecordField field = grouping.field();
        boolean chosen = field != null && field.type() == FieldType.TEXT && !field.needsPath();
        return chosen ? Escapes.name(line.value()) : line.value();
    }

    private String line(Grouping grouping, String kind, String value, String name, Tally tally) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("by", grouping.id());
        columns.put("line", kind);
        columns.put("value", value);
        columns.put("name", Escapes.name(name));
        columns.put("count", tally.count());
        columns.put("share", share(tally));
        columns.put("bytes", tally.bytes());
        columns.put("first", time(tally, tally.first()));
        columns.put("last", time(tally, tally.last()));
        return switch (format) {
            case JSONL -> json(columns);
            case TSV -> columns.values().stream().map(this::guarded).collect(Collectors.joining("\t"));
            case CSV ->
                columns.values().stream()
                        .map(this::guarded)
                        .map(StatisticsLines::quoted)
                        .collect(Collectors.joining(","));
        };
    }

    /** Never in powers of ten, which spreadsheets read and people do not. */
    private BigDecimal share(Tally tally) {
        return BigDecimal.valueOf(result.share(tally))
                .setScale(SHARE_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static String json(Map<String, Object> columns) {
        Map<String, Object> present = new LinkedHashMap<>(columns);
        present.values().removeIf(""::equals);
        return JSON.std.asString(present);
    }

    private Object time(Tally tally, long time) {
        return !tally.hasTime() ? "" : format == ExportFormat.TSV ? (Object) time : Filetime.isoUtc(time);
    }

    private String guarded(@Nullable Object value) {
        String text = String.valueOf(value);
        return guarded && value instanceof String ? Formulas.guard(text) : text;
    }

    private static String quoted(String text) {
        boolean needs = text.chars().anyMatch(unit -> unit == ',' || unit == '"' || unit == '\n' || unit == '\r');
        return needs ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
