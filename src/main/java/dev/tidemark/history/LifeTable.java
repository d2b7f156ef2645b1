package dev.tidemark.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lives in the order of their first records, 24 bytes each. One thread writes, any thread reads what was published: what it reads of a
 * life that is open may be newer. Lives are numbered from 0; a number is never used again, and the first rises when lives are dropped.
 */
final class LifeTable {

    /** The end is not known: records may be missing. */
    static final int LOST = 1;

    static final int CLOSED = 2;

    /** The first record is not the first of the life. */
    static final int CUT = 4;

    /** Some record is of version 4. */
    static final int EXTENTS = 8;

    /** Half a rename is missing. */
    static final int HALVED = 16;

    private static final int FLAG_BITS = 5;
    private static final int FLAGS = (1 << FLAG_BITS) - 1;
    private static final int MOST_RECORDS = (1 << 32 - FLAG_BITS) - 1;
    private static final long MOST_SPAN = 0xFFFF_FFFFL;

    private static final int SHIFT = 12;
    private static final int SIZE = 1 << SHIFT;

    private volatile @Nullable Chunk[] chunks = new Chunk[16];
    private volatile int size;
    private volatile int first;
    private int written;

    private static final class Chunk {

        private final long[] rows = new long[SIZE];
        private final int[] spans = new int[SIZE];
        private final int[] reasons = new int[SIZE];
        private final int[] records = new int[SIZE];
        private final int[] renames = new int[SIZE];
    }

    /** How many bytes of heap a life takes. */
    static int bytesEach() {
        Chunk chunk = new Chunk();
        int bytes = Long.BYTES * chunk.rows.length
                + Integer.BYTES
                        * (chunk.spans.length + chunk.reasons.length + chunk.records.length + chunk.renames.length);
        return bytes / SIZE;
    }

    // --- writing

    /** How many lives are written, those that are not published yet too. */
    int written() {
        return written;
    }

    /** Begins a life; gives its number. */
    int add(long row, boolean cut) {
        int life = written++;
        Chunk chunk = chunkFor(life);
        chunk.rows[life & SIZE - 1] = row;
        chunk.records[life & SIZE - 1] = cut ? CUT : 0;
        return life;
    }

    private Chunk chunkFor(int life) {
        int index = life >>> SHIFT;
        @Nullable Chunk[] all = chunks;
        if (index < all.length && all[index] != null) {
            return all[index];
        }
        Chunk made = new Chunk();
        @Nullable Chunk[] next = index < all.length ? all : Arrays.copyOf(all, index + 1 + (index >> 1));
        next[index] = made;
        chunks = next;
        return made;
    }

    /** Whether a row is too far from the first of a life to be of it. */
    boolean isTooFar(int life, long row) {
        return row - firstRow(life) > MOST_SPAN;
    }

    /** Adds a record to a life. */
    void record(int life, long row, int reasons) {
        Chunk chunk = chunk(life);
        int at = life & SIZE - 1;
        chunk.spans[at] = (int) (row - chunk.rows[at]);
        chunk.reasons[at] |= reasons;
        int now = chunk.records[at];
        if (now >>> FLAG_BITS < MOST_RECORDS) {
            chunk.records[at] = now + (1 << FLAG_BITS);
        }
    }

    void flag(int life, int flag) {
        chunk(life).records[life & SIZE - 1] |= flag;
    }

    /** The row of the new half of a life's last rename. */
    void renamed(int life, long row) {
        Chunk chunk = chunk(life);
        chunk.renames[life & SIZE - 1] = (int) (row - chunk.rows[life & SIZE - 1]);
    }

    /** Shows readers what was written. */
    void publish() {
        size = written;
    }

    /**
     * Drops lives below a number, as far as whole chunks go. Their memory goes at the call behind this one: who looked at the first
     * before is reading them now.
     */
    void dropBelow(int life) {
        @Nullable Chunk[] next = chunks.clone();
        Arrays.fill(next, 0, first >>> SHIFT, null);
        first = life >>> SHIFT << SHIFT;
        chunks = next;
    }

    // --- reading

    /** The number behind the last life. */
    int size() {
        return size;
    }

    /** The number of the first life that is held. */
    int first() {
        return first;
    }

    private Chunk chunk(int life) {
        Chunk chunk = chunks[life >>> SHIFT];
        if (chunk == null) {
            throw new IndexOutOfBoundsException(life);
        }
        return chunk;
    }

    long firstRow(int life) {
        return chunk(life).rows[life & SIZE - 1];
    }

    long lastRow(int life) {
        return firstRow(life) + Integer.toUnsignedLong(chunk(life).spans[life & SIZE - 1]);
    }

    int reasons(int life) {
        return chunk(life).reasons[life & SIZE - 1];
    }

    /** The row of the new half of the last rename; -1 when none was joined. */
    long renameRow(int life) {
        int behind = chunk(life).renames[life & SIZE - 1];
        return behind == 0 ? -1 : firstRow(life) + Integer.toUnsignedLong(behind);
    }

    /** How many records it has, counted up to 134,217,727. */
    int records(int life) {
        return chunk(life).records[life & SIZE - 1] >>> FLAG_BITS;
    }

    int flags(int life) {
        return chunk(life).records[life & SIZE - 1] & FLAGS;
    }
}
