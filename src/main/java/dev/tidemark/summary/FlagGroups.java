package dev.tidemark.summary;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FlagValues;
import java.util.ArrayList;
import java.util.List;

/** Counts each flag of a field. Not thread-safe. */
final class FlagGroups extends Groups {

    private final RecordField field;
    private final FieldReader.Numbers reader;
    private final int[] numbers = new int[Integer.SIZE];
    private final List<Integer> bits = new ArrayList<>();

    FlagGroups(Grouping grouping, RecordField field, FieldReader.Numbers reader) {
        super(grouping);
        this.field = field;
        this.reader = reader;
    }

    @Override
    void add(CountedRow row) {
        int mask = field.has(row.view()) ? (int) reader.number(row.view()) : 0;
        if (mask == 0) {
            addAbsent(row);
        }
        for (int left = mask; left != 0; left &= left - 1) {
            addTo(number(Integer.numberOfTrailingZeros(left)), row);
        }
    }

    private int number(int bit) {
        if (numbers[bit] == 0) {
            numbers[bit] = tallies.more();
            bits.add(bit);
        }
        return numbers[bit];
    }

    @Override
    String value(int number) {
        return FlagValues.text(field, 1 << bits.get(number - FIRST));
    }
}
