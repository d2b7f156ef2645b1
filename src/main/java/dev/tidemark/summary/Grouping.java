package dev.tidemark.summary;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what records are counted: a field's values, each flag of a field, directories down to a depth, or the hour or the day of the week
 * in which a record was written. Immutable.
 *
 * @param by what it is about
 * @param field the field; {@code null} for hour and weekday
 * @param depth how many directories below the root are told apart, everything below them counted with them; 0 for all
 */
public record Grouping(By by, @Nullable RecordField field, int depth) {

    /** What records are counted by. */
    public enum By {
        /** A field's values. */
        VALUE,
        /** A field's flags: a record counts for each that it has. */
        FLAG,
        /** The directory that the file was in. */
        DIRECTORY,
        /** The file, by its id. */
        FILE,
        /** The hour of the day, 0 to 23. */
        HOUR,
        /** The day of the week. */
        WEEKDAY
    }

    /** By the hour of the day. */
    public static final Grouping HOUR = new Grouping(By.HOUR, null, 0);

    /** By the day of the week. */
    public static final Grouping WEEKDAY = new Grouping(By.WEEKDAY, null, 0);

    private static final List<Grouping> OF_TIME = List.of(HOUR, WEEKDAY);
    private static final int MOST_DEPTH = 99;

    /** By a field. */
    public static Grouping of(RecordField field) {
        By by = field.equals(Fields.DIRECTORY)
                ? By.DIRECTORY
                : field.equals(Fields.FILE) ? By.FILE : field.type() == FieldType.FLAGS ? By.FLAG : By.VALUE;
        return new Grouping(by, field, 0);
    }

    /** Those that a person looks at first: reason, folder, extension, hour, day of the week, file, source information. */
    public static List<Grouping> usual() {
        return List.of(
                of(Fields.REASON),
                of(Fields.DIRECTORY),
                of(Fields.EXTENSION),
                HOUR,
                WEEKDAY,
                of(Fields.FILE),
                of(Fields.SOURCE_INFO));
    }

    /**
     * Reads a word: a field's name, {@code dir:2}, {@code hour} or {@code weekday}.
     *
     * @return empty when it is none of these
     */
    public static Optional<Grouping> parse(String word, FieldRegistry registry) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        for (Grouping each : OF_TIME) {
            if (each.id().equals(lower)) {
                return Optional.of(each);
            }
        }
        int colon = lower.indexOf(':');
        if (colon >= 0) {
            String digits = lower.substring(colon + 1);
            boolean deep = Fields.DIRECTORY.spellings().contains(lower.substring(0, colon))
                    && digits.matches("\\d{1,2}")
                    && Integer.parseInt(digits) > 0;
            return deep
                    ? Optional.of(new Grouping(By.DIRECTORY, Fields.DIRECTORY, Integer.parseInt(digits)))
                    : Optional.empty();
        }
        return registry.find(lower).filter(Grouping::counts).map(Grouping::of);
    }

    /** Whether records are counted by a field: not by the row, which each has alone, nor by what writes itself in many columns. */
    public static boolean counts(RecordField field) {
        return field.isFilterable();
    }

    /** The words that {@link #parse} reads. */
    public static List<String> words(FieldRegistry registry) {
        return Stream.concat(
                        registry.fields().stream().filter(Grouping::counts).map(RecordField::id),
                        Stream.of("dir:1 … dir:" + MOST_DEPTH, HOUR.id(), WEEKDAY.id()))
                .toList();
    }

    /** The word that {@link #parse} reads, for example {@code dir:2}. */
    public String id() {
        RecordField of = field;
        String name = of == null ? by.name().toLowerCase(Locale.ROOT) : of.id();
        return depth == 0 ? name : name + ":" + depth;
    }

    /** Whether it can be told only with the paths of the files, as it stands now. */
    public boolean usesPath() {
        RecordField of = field;
        return of != null && of.usesPath();
    }
}
