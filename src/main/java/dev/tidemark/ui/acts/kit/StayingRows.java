package dev.tidemark.ui.acts.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Rows of things that end by themselves, each with a button: what has ended keeps its place while the pointer is among the
 * rows, and a moment longer, so that no other row comes under a pointer that is about to press. Belongs to the FX thread.
 *
 * @param <T> what a row shows
 */
public final class StayingRows<T> {

    private static final long MOMENT_NANOS = 1_000_000_000;

    private final Function<T, Object> thing;
    private final LongSupplier nanoTime;
    private final ReadOnlyObjectWrapper<List<Row<T>>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final BooleanProperty pointed = new SimpleBooleanProperty(this, "pointed");
    private long freeSince;

    /**
     * One row.
     *
     * @param gone whether what it shows has ended, and nothing can be done with it
     */
    public record Row<T>(T item, boolean gone) {}

    /**
     * @param thing what a row is of, whatever it says of it
     */
    public StayingRows(Function<T, Object> thing, LongSupplier nanoTime) {
        this.thing = thing;
        this.nanoTime = nanoTime;
        freeSince = nanoTime.getAsLong();
    }

    /** Takes what there is now; new ones come last. */
    public void take(List<T> now) {
        List<T> coming = new ArrayList<>(now);
        List<Row<T>> next = new ArrayList<>();
        boolean ended = false;
        for (Row<T> row : rows.get()) {
            T still = remove(coming, row);
            next.add(still == null ? new Row<>(row.item(), true) : new Row<>(still, false));
            ended |= still == null && !row.gone();
        }
        coming.forEach(item -> next.add(new Row<>(item, false)));
        if (pointed.get() || ended) {
            freeSince = nanoTime.getAsLong();
        }
        // Where nothing is left there is nothing to press by mistake.
        if (now.isEmpty() || nanoTime.getAsLong() - freeSince >= MOMENT_NANOS) {
            next.removeIf(Row::gone);
        }
        if (!next.equals(rows.get())) {
            rows.set(List.copyOf(next));
        }
    }

    /** The rows to show; the same list as long as nothing has changed. */
    public ReadOnlyObjectProperty<List<Row<T>>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Whether the pointer is among the rows. */
    public BooleanProperty pointedProperty() {
        return pointed;
    }

    /** What shows the thing of a row by now, which is taken out of the others; {@code null} for nothing. */
    private @Nullable T remove(List<T> items, Row<T> row) {
        Object of = thing.apply(row.item());
        for (T item : items) {
            if (thing.apply(item) == of) {
                items.remove(item);
                return item;
            }
        }
        return null;
    }
}
