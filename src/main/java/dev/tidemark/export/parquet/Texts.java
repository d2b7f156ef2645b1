package dev.tidemark.export.parquet;

import java.util.Arrays;

/** The texts of some rows, one behind the other. Not thread-safe. */
public final class Texts {

    private static final int LEAST = 1 << 14;

    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = new byte[LEAST];
    private int size;
    private long shared;

    /**
     * @param rows how many rows there can be
     */
    public Texts(int rows) {
        starts = new int[rows];
        ends = new int[rows];
    }

    /** Forgets all of them. */
    public void clear() {
        size = 0;
        shared = 0;
        if (bytes.length > 1 << 21) {
            bytes = new byte[LEAST];
        }
    }

    /** How many bytes they take together. */
    public int size() {
        return size;
    }

    /** How many bytes they have together, those too that rows share: a column may have to write each of them. */
    public long length() {
        return size + shared;
    }

    /** Begins the text of a row, behind that of the row before; what was begun before for the row is forgotten. */
    public void begin(int row) {
        starts[row] = size;
        ends[row] = size;
    }

    /** Gives a row the text of the row before, where that lies; nothing can be added to it. */
    public void same(int row) {
        starts[row] = starts[row - 1];
        ends[row] = ends[row - 1];
        shared += ends[row] - starts[row];
    }

    /** Whether the text of a row lies where that of the row before does. */
    boolean isSame(int row) {
        return starts[row] == starts[row - 1] && ends[row] == ends[row - 1];
    }

    /** Makes room for so many bytes more, and gives the array to put them into behind {@link #size}. */
    public byte[] room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
        }
        return bytes;
    }

    /** Says that the text of a row has grown up to a place of the array. */
    public void grown(int row, int to) {
        size = to;
        ends[row] = to;
    }

    /** Adds bytes to the text of the row that was begun last. */
    public void add(int row, byte[] from, int start, int end) {
        System.arraycopy(from, start, room(end - start), size, end - start);
        grown(row, size + end - start);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where the text of a row begins. */
    public int start(int row) {
        return starts[row];
    }

    /** Where the text of a row ends. */
    public int end(int row) {
        return ends[row];
    }
}
