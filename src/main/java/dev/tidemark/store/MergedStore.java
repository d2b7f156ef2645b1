package dev.tidemark.store;

import dev.tidemark.store.RowReader.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows the rows of several stores as those of one, by time ({@link MergedRows}): whoever filters, sorts, counts or shows a store takes
 * this one too. Rows have numbers of their own there, 14 bytes each; records stay where they are. It lasts as long as all of its
 * parts: when one is closed, there is nothing to read any more.
 *
 * <p>One thread lets it grow, any thread reads {@link #store}. Closing it closes none of the parts.
 */
public final class MergedStore implements AutoCloseable {

    private final MergedRows rows;
    private final RecordStore store;

    /**
     * One of the stores.
     *
     * @param coming tells what is still to come
     */
    public record Part(RecordStore store, Supplier<MergeOrder.Coming> coming) {}

    /**
     * A store without rows, until it {@linkplain #grow grows}.
     *
     * @param source the number of the source in the keys of its rows; that of no part
     * @param parts at equal times, in their order
     * @param identity by which a record that several parts have is shown once
     * @param sharing which parts can have records in common
     * @throws IllegalArgumentException for more than {@link MergedRows#MOST_LISTS}
     */
    public MergedStore(int source, List<Part> parts, MergedRows.Identity identity, EqualRows.Sharing sharing) {
        List<MergedRows.Joined> joined = new ArrayList<>();
        parts.forEach(part -> joined.add(new MergedRows.Joined(part.store(), part.coming())));
        this.rows = new MergedRows(joined, identity, sharing);
        this.store = RecordStore.over(
                source, new MergedBytes(rows, parts.stream().map(Part::store).toList()));
    }

    /**
     * Takes the rows whose place is known, and shows them. Not for the FX thread.
     *
     * @param nanos the time of {@link System#nanoTime}
     * @param most how many to take at most
     * @return whether there are more at once
     */
    public boolean grow(long nanos, int most) {
        long from = rows.endNumber();
        boolean more = rows.grow(nanos, most);
        try (RowReader reader = rows.reader()) {
            for (long number = from; number < rows.endNumber(); number++) {
                long key = rows.keyOf(number);
                Outcome outcome = key == RecordKey.NONE ? Outcome.GONE : reader.readKey(key, store::append);
                if (outcome != Outcome.READ) {
                    store.appendLost();
                }
            }
        }
        store.dropBelow(rows.firstNumber());
        store.publish();
        return more;
    }

    /** The rows, as those of one store. */
    public RecordStore store() {
        return store;
    }

    /** How many rows were left out, since another part had the same record. */
    public long doubles() {
        return rows.doubles();
    }

    /** Whether nothing is added any more. For the thread that lets it grow. */
    public boolean isAtEnd() {
        return rows.isAtEnd();
    }

    /** Waits until readers that are inside have left. The writer has ended before. */
    @Override
    public void close() {
        store.close();
    }
}
