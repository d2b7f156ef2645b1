package dev.tidemark.path;

import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Directories as a volume or an {@code $MFT} gave them, about 50 bytes each with a name of 16 characters. One thread fills
 * it; safe from any thread once it was given to a {@link PathIndex}. An entry holds at least from the directory's last USN
 * to the USN at which the table was taken.
 */
public final class DirectoryTable {

    private final IdColumn ids = new IdColumn();
    private final IdIndex index = new IdIndex(ids);
    private final IdColumn parents = new IdColumn();
    private final LongColumn usns = new LongColumn();
    private final IntColumn names = new IntColumn();
    private final NameHeap heap = new NameHeap();
    private final IdSet linked = new IdSet();
    private final Certainty certainty;
    private final @Nullable DirectoryTable recovered;
    private long takenUsn;

    /**
     * @param certainty {@link Certainty#LIVE} for a volume, {@link Certainty#FILE_TABLE} for an {@code $MFT}
     * @param takenUsn the next USN of the journal when the table began to be read
     */
    public DirectoryTable(Certainty certainty, long takenUsn) {
        this(certainty, takenUsn, null);
    }

    /**
     * As {@link #DirectoryTable(Certainty, long)}.
     *
     * @param recovered what only damaged and freed records name
     */
    DirectoryTable(Certainty certainty, long takenUsn, @Nullable DirectoryTable recovered) {
        this.certainty = certainty;
        this.recovered = recovered;
        this.takenUsn = takenUsn;
    }

    /**
     * Adds a directory; one that is there already stays as it is.
     *
     * @param usn the last USN of the directory, 0 when the journal has none of it
     * @param chars the name's length in UTF-16 units
     */
    public void add(
            long high, long low, long parentHigh, long parentLow, long usn, ByteBuffer bytes, int at, int chars) {
        if (index.find(high, low) >= 0) {
            return;
        }
        int row = index.size();
        parents.set(row, parentHigh, parentLow);
        usns.set(row, usn);
        names.set(row, heap.add(bytes, at, chars));
        index.add(high, low);
    }

    /** Adds what a version 2 or 3 record of a file table says, when it is of a directory. */
    public void add(ByteBuffer bytes, int at) {
        if (FileAttribute.DIRECTORY.in(RecordBytes.attributes(bytes, at))) {
            add(
                    RecordBytes.fileIdHigh(bytes, at),
                    RecordBytes.fileIdLow(bytes, at),
                    RecordBytes.parentIdHigh(bytes, at),
                    RecordBytes.parentIdLow(bytes, at),
                    RecordBytes.usn(bytes, at),
                    bytes,
                    at + RecordBytes.nameOffset(bytes, at),
                    RecordBytes.nameLength(bytes, at) / 2);
        }
    }

    /** Notes a file that has several names. */
    public void addLinked(long high, long low) {
        linked.add(high, low);
    }

    /** A file's USN, whatever the file: the table was taken after it. */
    void taken(long usn) {
        takenUsn = Math.max(takenUsn, usn);
    }

    /** How many directories there are. */
    public int size() {
        return index.size();
    }

    /** How many files with several names there are. */
    public int linkedFiles() {
        return linked.size();
    }

    /** What only damaged and freed records name; {@code null} when there is no such table. */
    @Nullable
    DirectoryTable recovered() {
        return recovered;
    }

    boolean isLinked(long high, long low) {
        return linked.contains(high, low);
    }

    Certainty certainty() {
        return certainty;
    }

    long takenUsn() {
        return takenUsn;
    }

    int find(long high, long low) {
        return index.find(high, low);
    }

    long usn(int row) {
        return usns.get(row);
    }

    long parentHigh(int row) {
        return parents.high(row);
    }

    long parentLow(int row) {
        return parents.low(row);
    }

    String name(int row) {
        return heap.get(names.get(row));
    }
}
