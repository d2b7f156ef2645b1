package dev.tidemark.filter.language;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.Has;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.usn.Filetime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The condition that just the records meet which have what one record has. Pure functions. */
public final class FieldValue {

    /** Years that a written date can have. */
    static final int LAST_YEAR = 9999;

    private FieldValue() {}

    /**
     * That a field is what it is in a record; that it is absent, where the record lacks it.
     *
     * @param field one that can be filtered by
     */
    public static Node of(RecordField field, RecordView record) {
        return field.has(record)
                ? new Compare(Span.NONE, field, Operator.EQUAL, value(field, record))
                : new Not(Span.NONE, new Has(Span.NONE, field));
    }

    private static Value value(RecordField field, RecordView record) {
        return switch (field.reader()) {
            case FieldReader.Texts texts -> Value.Text.of(texts.text(record));
            case FieldReader.Ids ids -> new Value.Id(ids.id(record));
            case FieldReader.Numbers numbers -> value(field.type(), numbers.number(record));
        };
    }

    private static Value value(FieldType type, long number) {
        return switch (type) {
            case FLAGS -> new Value.Flags((int) number);
            case FILETIME -> time(number);
            default -> new Value.Number(number);
        };
    }

    /** A time to its last unit of 100 ns: as a date in UTC where it has one. */
    public static Value.Time time(long filetime) {
        Instant instant = Filetime.toInstant(filetime);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year < 0 || year > LAST_YEAR
                ? new Value.Exact(filetime)
                : new Value.Moment(
                        LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                        TimeUnit.fraction(TimeUnit.MOST_DIGITS),
                        ZoneOffset.UTC);
    }
}
