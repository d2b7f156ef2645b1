package dev.tidemark.view.lives;

import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader;
import dev.tidemark.view.GlancedRows;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lives as rows, with the records of those that are unfolded below them. Safe from any thread. Which ones are unfolded never changes;
 * the lives grow.
 */
final class LifeRows implements GlancedRows {

    final LifeHeads heads;
    private final PathIndex paths;
    private final List<UnfoldedLife> unfolded;

    /** How many records are unfolded before each of them, and behind the last of them. */
    private final long[] before;

    /**
     * @param heads which lives, in which order
     * @param unfolded those of them that are unfolded
     */
    LifeRows(LifeHeads heads, List<UnfoldedLife> unfolded, PathIndex paths) {
        this.heads = heads;
        this.paths = paths;
        this.unfolded = unfolded.stream()
                .filter(life -> heads.contains(life.number()))
                .sorted(Comparator.comparingLong(life -> heads.rank(life.number())))
                .toList();
        this.before = new long[this.unfolded.size() + 1];
        for (int i = 0; i < this.unfolded.size(); i++) {
            before[i + 1] = before[i] + this.unfolded.get(i).count();
        }
    }

    /** Where a life that is unfolded stands among the lives. */
    private long head(int index) {
        return heads.rowFrom(unfolded.get(index).number());
    }

    /** How many of those that are unfolded stand before a place among the lives. */
    private int unfoldedBefore(long head) {
        int low = 0;
        int high = unfolded.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (head(middle) < head) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A life that is unfolded; {@code null} when it is not. */
    @Nullable
    UnfoldedLife unfolded(int number) {
        for (UnfoldedLife each : unfolded) {
            if (each.number() == number) {
                return each;
            }
        }
        return null;
    }

    /** The number of the record in the store that a row shows: of a life the last; -1 for none. */
    long recordOf(long key) {
        int life = LifeKey.life(key);
        if (life < heads.lives.first() || life >= heads.lives.end()) {
            return -1;
        }
        int place = LifeKey.place(key);
        UnfoldedLife records = place == 0 ? null : unfolded(life);
        return place == 0 ? heads.lives.life(life).lastRow() : records == null ? -1 : records.row(place);
    }

    @Override
    public long size() {
        return heads.size() + before[unfolded.size()];
    }

    @Override
    public long keyAt(long row) {
        int index = startingUpTo(row) - 1;
        if (index < 0) {
            return head(row, 0);
        }
        UnfoldedLife life = unfolded.get(index);
        long behind = row - head(index) - before[index];
        if (behind < 0) {
            // Lives came before it just now.
            return RecordKey.NONE;
        }
        return behind <= life.count() ? LifeKey.of(life.number(), (int) behind) : head(row, index + 1);
    }

    /** How many of those that are unfolded stand at a row or before. */
    private int startingUpTo(long row) {
        int low = 0;
        int high = unfolded.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (head(middle) + before[middle] <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long head(long row, int unfoldedBefore) {
        long life = heads.keyAt(row - before[unfoldedBefore]);
        return life == RecordKey.NONE ? RecordKey.NONE : LifeKey.of((int) life, 0);
    }

    @Override
    public long indexOf(long key) {
        int life = LifeKey.life(key);
        long head = life < 0 ? -1 : heads.indexOf(life);
        if (head < 0) {
            long behind = -(head + 1);
            return -(behind + before[unfoldedBefore(behind)] + 1);
        }
        int index = unfoldedBefore(head);
        long row = head + before[index];
        boolean open = index < unfolded.size() && unfolded.get(index).number() == life;
        int records = open ? unfolded.get(index).count() : 0;
        int place = LifeKey.place(key);
        return place <= records ? row + place : -(row + records + 2);
    }

    @Override
    public RowReader reader() {
        return new LifeRowsReader(this, paths, true);
    }

    @Override
    public RowReader glance() {
        return new LifeRowsReader(this, paths, false);
    }

    @Override
    public long derivedBefore(long key, RowKind kind) {
        return RecordKey.NONE;
    }

    @Override
    public boolean isClosed() {
        return heads.isClosed();
    }
}
