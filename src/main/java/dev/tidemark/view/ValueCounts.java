package dev.tidemark.view;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Counts which values a field has in rows that are shown, to offer them. Not thread-safe; used once, in the background. Looks at as
 * many rows as it may, from the first on, and keeps no more values than fit a list to look through.
 */
public final class ValueCounts {

    /**
     * A value.
     *
     * @param text as text fields have it; of flags the single bit, in decimal
     * @param count how many of the rows that were looked at have it
     */
    public record Count(String text, long count) {}

    /** Rows that are looked at. */
    public static final int MOST_ROWS = 200_000;

    /** Different values that are counted; what comes later is left out. */
    private static final int MOST_VALUES = 20_000;

    private final RecordField field;
    private final Map<String, Long> counts = new HashMap<>();
    private final RecordView view = new RecordView();
    private int left = MOST_ROWS;

    private ValueCounts(RecordField field) {
        this.field = field;
    }

    /** Whether the values of a field are worth counting: those of text and flags. */
    public static boolean counts(RecordField field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.ENUM || field.type() == FieldType.FLAGS;
    }

    /**
     * The values that occur, the most frequent first.
     *
     * @param field one that {@link #counts} says yes of
     * @param cancelled asked every few thousand rows
     */
    public static List<Count> of(ShownSnapshot shown, RecordField field, BooleanSupplier cancelled) {
        ValueCounts values = new ValueCounts(field);
        values.count(shown, cancelled);
        return values.counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::text))
                .toList();
    }

    private void count(ShownSnapshot shown, BooleanSupplier cancelled) {
        ShownSnapshot.Keys keys = shown.keys();
        PathReader paths = shown.paths().borrow();
        try (RowReader reader = shown.rows().reader()) {
            for (int some = keys.next(); some > 0 && left > 0 && !cancelled.getAsBoolean(); some = keys.next()) {
                for (int i = 0; i < some && left > 0; i++) {
                    left--;
                    reader.readKey(keys.key(i), row -> take(row, paths));
                }
            }
        } finally {
            shown.paths().giveBack(paths);
        }
    }

    private void take(RecordCursor row, PathReader paths) {
        if (!row.isRecord()) {
            return;
        }
        view.show(row).withPaths(field.usesPath() ? paths : null);
        if (!field.has(view)) {
            return;
        }
        switch (field.reader()) {
            case FieldReader.Texts texts -> add(texts.text(view));
            case FieldReader.Numbers numbers -> addBits((int) numbers.number(view));
            case FieldReader.Ids ids -> {
                // Nobody types them.
            }
        }
    }

    private void addBits(int mask) {
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            add(Integer.toString(Integer.lowestOneBit(rest)));
        }
    }

    private void add(String text) {
        if (counts.size() < MOST_VALUES || counts.containsKey(text)) {
            counts.merge(text, 1L, Long::sum);
        }
    }
}
