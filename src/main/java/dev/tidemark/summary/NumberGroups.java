package dev.tidemark.summary;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.RecordBytes;
import java.util.Arrays;

/** Counts numbers and identifiers, files among them. Not thread-safe. */
final class NumberGroups extends Groups {

    private final RecordField field;
    private final FieldReader.Numbers high;
    private final FieldReader.Numbers low;
    private final boolean file;
    private final IdNumbers numbers = new IdNumbers();
    private long[] namedBy = new long[16];
    private long[] tags = new long[16];

    NumberGroups(Grouping grouping, RecordField field) {
        super(grouping);
        this.field = field;
        this.file = grouping.by() == Grouping.By.FILE;
        if (field.reader() instanceof FieldReader.Ids ids) {
            this.high = ids.high();
            this.low = ids.low();
        } else {
            this.high = view -> 0;
            this.low = (FieldReader.Numbers) field.reader();
        }
    }

    @Override
    void add(CountedRow row) {
        RecordView view = field.usesPath() ? row.viewWithPath() : row.view();
        if (!field.has(view)) {
            addAbsent(row);
            return;
        }
        long tag = file ? tag(row.cursor()) : 0;
        int number = number(high.number(view) ^ tag, low.number(view), tag);
        addTo(number, row);
        if (file && number != REST && RecordBytes.hasTimeAndName(view.version())) {
            namedBy[number - FIRST] = row.cursor().record();
        }
    }

    /** Files of two sources may have one id: in a list of several, that of the source is mixed in. */
    private static long tag(RecordCursor row) {
        long own = row.sourceKey();
        return own == row.key() ? 0 : own - RecordKey.record(own);
    }

    private int number(long highHalf, long lowHalf, long tag) {
        int known = numbers.find(highHalf, lowHalf);
        if (known >= 0) {
            return known + FIRST;
        }
        int number = more(file ? MOST_FILES : MOST_VALUES);
        if (number != REST) {
            numbers.add(highHalf, lowHalf);
            if (numbers.size() > namedBy.length) {
                namedBy = Arrays.copyOf(namedBy, 2 * namedBy.length);
                tags = Arrays.copyOf(tags, namedBy.length);
            }
            tags[number - FIRST] = tag;
            namedBy[number - FIRST] = -1;
        }
        return number;
    }

    @Override
    String value(int number) {
        long value = numbers.low(number - FIRST);
        return switch (field.type()) {
            case ID -> FileId.hex(numbers.high(number - FIRST) ^ tags[number - FIRST], value);
            case FILETIME -> Filetime.isoUtc(value);
            default -> Long.toString(value);
        };
    }

    @Override
    long namedBy(int number) {
        return file ? namedBy[number - FIRST] : -1;
    }
}
