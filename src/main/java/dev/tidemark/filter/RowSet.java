package dev.tidemark.filter;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An ascending set of record numbers in blocks of 16,384: two bytes a record, nothing for a block whose records are
 * consecutive. One thread adds, any thread reads what was {@linkplain #publish published}.
 */
final class RowSet {

    static final int SHIFT = 14;
    static final int BLOCK = 1 << SHIFT;

    /**
     * A block's records; never changed, only replaced by one with more records behind the same first ones.
     *
     * @param rank how many records are in the blocks before
     * @param first the first record, counted from the start of the block; meaningful when they are consecutive
     * @param rows the records, counted from the start of the block; {@code null} when they are consecutive
     * @param count how many records
     */
    @SuppressWarnings("ArrayRecordComponent") // the array is the block itself, never handed out
    private record Block(long rank, int first, char @Nullable [] rows, int count) {

        int row(int index) {
            return rows == null ? first + index : rows[index];
        }

        /** How many records are below a row. */
        int below(int row) {
            if (rows == null) {
                return Math.clamp((long) row - first, 0, count);
            }
            int found = Arrays.binarySearch(rows, 0, count, (char) row);
            return found >= 0 ? found : -found - 1;
        }
    }

    /** What readers see: {@code count} blocks with {@code total} records, complete up to {@code examined}. */
    private record Published(@Nullable Block[] blocks, int count, long total, long examined) {}

    private volatile Published published = new Published(new Block[16], 0, 0, 0);

    // --- adding: one thread

    private @Nullable Block[] blocks = published.blocks;
    private int count;
    private int forgotten;

    /**
     * Adds records of one block, behind all others.
     *
     * @param block the block's number
     * @param rows the records, counted from the start of the block, ascending; kept
     */
    void add(int block, char[] rows) {
        while (count <= block) {
            blocks = count < blocks.length ? blocks : Arrays.copyOf(blocks, count * 2);
            blocks[count] = new Block(added(), 0, null, 0);
            count++;
        }
        Block last = block(blocks, block);
        blocks[block] = rows.length == 0 ? last : joined(last, rows);
    }

    private static Block joined(Block block, char[] more) {
        int sum = block.count + more.length;
        int first = block.count == 0 ? more[0] : block.row(0);
        if (more[more.length - 1] - first == sum - 1) {
            return new Block(block.rank, first, null, sum);
        }
        if (block.count == 0) {
            return new Block(block.rank, 0, more, sum);
        }
        char[] rows = new char[sum];
        for (int i = 0; i < block.count; i++) {
            rows[i] = (char) block.row(i);
        }
        System.arraycopy(more, 0, rows, block.count, more.length);
        return new Block(block.rank, 0, rows, sum);
    }

    private long added() {
        if (count == 0) {
            return 0;
        }
        Block last = block(blocks, count - 1);
        return last.rank + last.count;
    }

    /** Shows readers what was added. */
    void publish(long examined) {
        published = new Published(blocks, count, added(), examined);
    }

    /** Frees the blocks below a record. What they held can no longer be told; how many they held can. */
    void forgetBelow(long record) {
        int until = (int) Math.min(record >>> SHIFT, count);
        for (; forgotten < until; forgotten++) {
            Block old = block(blocks, forgotten);
            blocks[forgotten] = new Block(old.rank, 0, null, old.count);
        }
    }

    // --- reading: any thread

    /** The record up to which, exclusive, the set is complete. */
    long examined() {
        return published.examined;
    }

    /** How many records. */
    long total() {
        return published.total;
    }

    /** The record at a place in the order, -1 when there is no such place. */
    long recordAt(long rank) {
        Published now = published;
        if (rank < 0 || rank >= now.total) {
            return -1;
        }
        int low = 0;
        int high = now.count - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (block(now.blocks, middle).rank <= rank) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Block found = block(now.blocks, low);
        return ((long) low << SHIFT) + found.row((int) (rank - found.rank));
    }

    /** How many records are below a record, whether or not it is in the set. */
    long below(long record) {
        Published now = published;
        long number = record >>> SHIFT;
        if (record <= 0) {
            return 0;
        }
        if (number >= now.count) {
            return now.total;
        }
        Block block = block(now.blocks, (int) number);
        return Math.min(now.total, block.rank + block.below((int) (record & BLOCK - 1)));
    }

    private static Block block(@Nullable Block[] blocks, int number) {
        return Objects.requireNonNull(blocks[number]);
    }
}
