package dev.tidemark.history;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import org.jspecify.annotations.Nullable;

/** Reads what is known of lives, and unfolds them to their records. Not thread-safe; closed soon, as every reader of rows. */
public final class LifeReader implements AutoCloseable {

    private final RecordStore store;
    private final StoreReader reader;
    private final @Nullable PathIndex index;
    private final @Nullable PathReader paths;
    private final RecordCursor first = new RecordCursor();
    private final RecordCursor renamed = new RecordCursor();

    /** Looks at a life. */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {

        /**
         * Looks at it.
         *
         * @param last its last record, valid until this returns
         * @param path where its file was then; {@code null} when nobody knows
         */
        void visit(LifeFacts facts, RecordCursor last, @Nullable FilePath path) throws X;
    }

    /**
     * @param index where files were; {@code null} when that is not asked for
     */
    public LifeReader(RecordStore store, @Nullable PathIndex index) {
        this.store = store;
        this.reader = store.reader();
        this.index = index;
        this.paths = index == null ? null : index.borrow();
    }

    /**
     * Shows a life.
     *
     * @return how reading its last record ended; where its first is no longer held, what only that one says is left out
     */
    public <X extends Exception> Outcome read(Life life, Visitor<X> visitor) throws X {
        return read(life, extents(life), visitor);
    }

    /** As {@link #read}, without what the version 4 records say: looks at three rows at most, whatever lies between them. */
    public <X extends Exception> Outcome glance(Life life, Visitor<X> visitor) throws X {
        return read(life, null, visitor);
    }

    private <X extends Exception> Outcome read(Life life, LifeFacts.@Nullable RangeFacts extents, Visitor<X> visitor)
            throws X {
        return reader.readRecord(life.lastRow(), last -> {
            LifeFacts facts = facts(life, last, extents);
            visitor.visit(facts, last, path(last));
        });
    }

    /** What the version 4 records of a life say; {@code null} when it has none. Looks through all its rows. */
    public LifeFacts.@Nullable RangeFacts extents(Life life) {
        if (!life.hasExtents()) {
            return null;
        }
        RangeSum extents = new RangeSum();
        records(life, extents::add);
        return extents.facts();
    }

    /** Whether {@link #glance} need not wait: its rows are in memory, or are being fetched. */
    public boolean isAtHand(Life life) {
        boolean last = reader.isAtHand(store.keyOf(life.lastRow()));
        boolean first = reader.isAtHand(store.keyOf(life.firstRow()));
        return last && first && (!life.isRenamed() || reader.isAtHand(store.keyOf(life.renameRow())));
    }

    private LifeFacts facts(Life life, RecordCursor last, LifeFacts.@Nullable RangeFacts extents) {
        boolean held = shows(last, life.firstRow(), first);
        long usn = held ? first.usn() : last.usn();
        long end = last.hasTimeAndName() ? last.time() : 0;
        // A record of version 4 has the time of the close record behind it.
        long start = !held ? 0 : first.hasTimeAndName() ? first.time() : end;
        return new LifeFacts(
                usn,
                start,
                start == 0 || end == 0 ? 0 : end - start,
                life.reasons(),
                life.records(),
                life.begin(),
                life.end(),
                name(last, held),
                held ? rename(life, last) : null,
                extents);
    }

    private String name(RecordCursor last, boolean held) {
        return last.hasTimeAndName() ? last.name() : held && first.hasTimeAndName() ? first.name() : "";
    }

    /** From the first record to behind the last rename. */
    private LifeFacts.@Nullable Rename rename(Life life, RecordCursor last) {
        if (!life.isRenamed() || !first.hasTimeAndName() || !shows(last, life.renameRow(), renamed)) {
            return null;
        }
        boolean moved = first.parentIdLow() != renamed.parentIdLow() || first.parentIdHigh() != renamed.parentIdHigh();
        return new LifeFacts.Rename(first.name(), renamed.name(), moved, path(first));
    }

    private static boolean shows(RecordCursor from, long row, RecordCursor into) {
        if (row == from.record()) {
            into.copyFrom(from);
            return true;
        }
        return from.other(row, into) && into.isRecord();
    }

    private @Nullable FilePath path(RecordCursor row) {
        return paths == null ? null : paths.path(row);
    }

    /** Unfolds a life: shows its records in their order. Looks through all rows between its first and its last. */
    public <X extends Exception> void records(Life life, RowVisitor<X> visitor) throws X {
        long[] id = new long[2];
        Outcome begun = reader.readRecord(life.firstRow(), row -> {
            id[0] = row.fileIdHigh();
            id[1] = row.fileIdLow();
            visitor.visit(row);
        });
        for (long at = life.firstRow() + 1; begun == Outcome.READ && at <= life.lastRow(); at++) {
            reader.readRecord(at, row -> {
                if (row.isRecord() && row.isKnown() && row.fileIdLow() == id[1] && row.fileIdHigh() == id[0]) {
                    visitor.visit(row);
                }
            });
        }
    }

    @Override
    public void close() {
        reader.close();
        if (index != null && paths != null) {
            index.giveBack(paths);
        }
    }
}
