package dev.tidemark.export.parquet;

import dev.tidemark.export.parquet.Chunk.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers the values of one column into pages, and those of a row group into a chunk. Not thread-safe. */
abstract sealed class PagedColumn implements ColumnWriter permits NumberColumn, BytesColumn {

    /** So many rows make a page, or fewer. */
    static final int PAGE = 1 << 15;

    /** A page with more bytes is ended early: what somebody wrote into a name must not make one that nobody can read. */
    private static final int MOST_BYTES = 1 << 20;

    final TableColumn column;
    private final Compression.Compressor compressor;
    private final Chunk chunk = new Chunk();
    private final GrowingBytes page = new GrowingBytes();
    private int[] levels = new int[0];
    private int rows;
    private int missing;

    /** How many bytes the values take that are not in a dictionary. */
    int plainBytes;

    PagedColumn(TableColumn column, Compression.Compressor compressor) {
        this.column = column;
        this.compressor = compressor;
    }

    static PagedColumn of(TableColumn column, Compression.Compressor compressor) {
        return column.type().physical() == ColumnType.Physical.BYTE_ARRAY
                ? new BytesColumn(column, compressor)
                : new NumberColumn(column, compressor);
    }

    // --- rows

    @Override
    public final void nothing(int count) {
        if (!column.optional()) {
            throw new IllegalStateException(column.name() + " needs a value");
        }
        for (int left = count; left > 0; ) {
            int some = Math.min(left, room());
            lack(some);
            left -= some;
        }
    }

    @Override
    public void same(byte[] value, int count) {
        throw new IllegalStateException(column.name() + " has numbers");
    }

    @Override
    public void same(long value, int count) {
        throw new IllegalStateException(column.name() + " has no numbers");
    }

    @Override
    public void numbers(long[] values, int[] flags, int mask, int count) {
        throw new IllegalStateException(column.name() + " has no numbers");
    }

    @Override
    public void texts(Texts values, int[] flags, int mask, int count) {
        throw new IllegalStateException(column.name() + " has numbers");
    }

    /** How many rows more the page takes. */
    final int room() {
        return PAGE - rows;
    }

    /**
     * How many rows from one on are alike: all have a value, or none has; no more than the page takes.
     *
     * @param count how many rows there are
     */
    final int alike(int[] flags, int mask, int from, int count) {
        boolean has = (flags[from] & mask) == mask;
        int end = Math.min(count, from + room());
        int at = from + 1;
        while (at < end && (flags[at] & mask) == mask == has) {
            at++;
        }
        return at - from;
    }

    /** Rows have no value; no more than there is {@link #room} for. */
    final void lack(int some) {
        if (missing == 0) {
            makeLevels();
        }
        Arrays.fill(levels, rows, rows + some, 0);
        missing += some;
        endRows(some);
    }

    /** The values of rows were taken; no more than there was {@link #room} for. */
    final void taken(int some) {
        if (missing > 0) {
            Arrays.fill(levels, rows, rows + some, 1);
        }
        endRows(some);
    }

    /** From the first row without a value on. */
    private void makeLevels() {
        if (!column.optional()) {
            throw new IllegalStateException(column.name() + " needs a value");
        }
        if (levels.length < PAGE) {
            levels = new int[PAGE];
        }
        Arrays.fill(levels, 0, rows, 1);
    }

    private void endRows(int some) {
        rows += some;
        if (rows == PAGE || plainBytes > MOST_BYTES) {
            endPage();
        }
    }

    /** How many values the page has that is being filled. */
    final int present() {
        return rows - missing;
    }

    /** Writes the values of a page, and forgets them; gives the encoding. */
    abstract int values(GrowingBytes to);

    /** Ends the page that is being filled. */
    final void endPage() {
        if (rows == 0) {
            return;
        }
        page.clear();
        if (column.optional()) {
            levels();
        }
        // A dictionary may have no values yet.
        int encoding = present() == 0 ? Chunk.PLAIN : values(page);
        chunk.page(page, rows, missing, encoding, compressor);
        rows = 0;
        missing = 0;
        plainBytes = 0;
    }

    /** Their length stands before them. */
    private void levels() {
        GrowingBytes packed = new GrowingBytes();
        if (missing == 0) {
            Packing.run(packed, 1, rows, 1);
        } else {
            Packing.hybrid(packed, levels, rows, 1);
        }
        page.int32(packed.size());
        page.put(packed.array(), 0, packed.size());
    }

    // --- row groups

    /** How many bytes of heap it takes. */
    long heldBytes() {
        return chunk.heldBytes() + page.room() + (long) Integer.BYTES * levels.length;
    }

    /** The values that the pages name by number; {@code null} when none does. */
    abstract @Nullable GrowingBytes dictionary();

    /** How many they are. */
    abstract int entries();

    /**
     * Forgets what was known of the row group.
     *
     * @param keep whether the room that it took is kept for the next one
     */
    abstract void clear(boolean keep);

    /** The least value as the format has it; {@code null} without statistics. */
    abstract byte @Nullable [] least();

    abstract byte @Nullable [] greatest();

    /**
     * Writes the row group's chunk, and begins the next.
     *
     * @param keep whether the room that it took is kept for the next one
     */
    final Place write(OutputStream out, long position, boolean keep) throws IOException {
        endPage();
        Place place = chunk.write(out, position, dictionary(), entries(), compressor, least(), greatest(), keep);
        page.clear(keep);
        clear(keep);
        if (!keep) {
            levels = new int[0];
        }
        return place;
    }

    /** Lets go of the room that was kept. */
    final void release() {
        chunk.release();
        page.release();
        clear(false);
        levels = new int[0];
    }
}
