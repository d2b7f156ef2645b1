package dev.tidemark.store;

import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A row is a record, whose bytes stay as they were read beside two primitive columns (offset and reasons), or a {@link
 * Marker}. One thread appends, any thread reads. Rows are numbered from 0 as they arrive; numbers are never used again, and
 * the first may rise when old rows are dropped.
 *
 * <p>A store may hold no record itself, but show those of others as one list ({@link MergedStore}). Then rows have numbers of that
 * list, and what is looked for beside a row is looked for in the store of its own source ({@link #sourceKey}).
 *
 * <p>Rows are read through a {@link #reader}, which stands in a gate meanwhile: no buffer that it was shown is unmapped.
 */
public final class RecordStore implements Rows, AutoCloseable {

    private static final VarHandle END;

    /** How long a reader lets who frees dropped rows go on before it looks again. */
    private static final long FREEING_NANOS = 50_000;

    static {
        try {
            END = MethodHandles.lookup().findVarHandle(RecordStore.class, "end", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final RawBytes raw;

    /** Held while rows are read; who closes the store, or frees what it dropped, waits for it alone. */
    final StampedLock gate = new StampedLock();

    private final Markers markers = new Markers();
    private final UsnRuns runs = new UsnRuns();
    private volatile @Nullable Chunk[] chunks = new Chunk[16];
    private volatile long first;
    private volatile boolean closed;

    @SuppressWarnings("UnusedVariable") // read and published through END
    private long end;

    private long written;
    private long toDrop;

    private final int source;
    private final @Nullable MergedBytes merged;
    private final RecordCursor.Others others = this::read;

    private RecordStore(int source, RawBytes raw) {
        this.source = source;
        this.raw = raw;
        this.merged = raw instanceof MergedBytes rows ? rows : null;
    }

    /**
     * A store that copies what is appended.
     *
     * @param folder where bytes beyond the heap budget go
     * @param heapBytes how many bytes of records may stay on the heap; rounded up to a multiple of 16 MiB, 0 for none
     */
    public static RecordStore copying(SpillFolder folder, long heapBytes) {
        return copying(0, folder, heapBytes);
    }

    /**
     * As {@link #copying(SpillFolder, long)}, of one of several sources.
     *
     * @param source the source's number in the keys of its rows, below {@link RecordKey#MOST_SOURCES}
     */
    public static RecordStore copying(int source, SpillFolder folder, long heapBytes) {
        int segments = (int) (heapBytes + SegmentedBytes.SEGMENT - 1 >>> SegmentedBytes.SHIFT);
        return new RecordStore(source, new SegmentedBytes(folder, segments));
    }

    /** A store over the records of a file, which stay where they are. The store closes the file. */
    public static RecordStore over(MappedFile file) {
        return over(0, file);
    }

    /**
     * As {@link #over(MappedFile)}, of one of several sources.
     *
     * @param source the source's number in the keys of its rows, below {@link RecordKey#MOST_SOURCES}
     */
    public static RecordStore over(int source, MappedFile file) {
        return new RecordStore(source, file);
    }

    /**
     * As {@link #over(MappedFile)}, of records that lie in blocks.
     *
     * @param source the source's number in the keys of its rows, below {@link RecordKey#MOST_SOURCES}
     */
    public static RecordStore over(int source, BlockBytes blocks) {
        return new RecordStore(source, blocks);
    }

    /** A store of rows that others hold, see {@link MergedStore}. */
    static RecordStore over(int source, MergedBytes rows) {
        return new RecordStore(source, rows);
    }

    // --- writing: one thread

    /**
     * Appends a copy of a record. Visible to readers after {@link #publish}.
     *
     * @throws IOException if there is no room for it on the disk
     */
    public void append(ByteBuffer bytes, int at, int length) throws IOException {
        if (!(raw instanceof SegmentedBytes segments)) {
            throw new IllegalStateException("the records of a file stay where they are");
        }
        appendAt(segments.append(bytes, at, length), bytes, at);
    }

    /** Appends a record of the mapped file. Visible to readers after {@link #publish}. */
    public void appendAt(long offset, ByteBuffer bytes, int at) {
        int row = (int) (written & Chunk.ROWS - 1);
        Chunk chunk = chunkFor(offset);
        int version = RecordBytes.majorVersion(bytes, at);
        byte kind = Chunk.kindOf(version);
        chunk.kinds[row] = kind;
        chunk.reasons[row] = RecordBytes.reason(bytes, version, at);
        chunk.setOffset(row, offset);
        if (kind == Chunk.LATER_VERSION) {
            chunk.later = true;
        } else {
            runs.follow(written, RecordBytes.usn(bytes, version, at));
        }
        written++;
    }

    /** Appends a row that is not a record. Visible to readers after {@link #publish}. */
    public void append(Marker marker) {
        int row = (int) (written & Chunk.ROWS - 1);
        Chunk chunk = chunkFor(written == 0 ? 0 : lastOffset());
        chunk.kinds[row] = Chunk.MARKER;
        chunk.marked = true;
        chunk.setOffset(row, row == 0 ? chunk.base : chunk.offset(row - 1));
        markers.add(written, marker);
        written++;
    }

    /** Appends a row that is being looked at, of a merged list, under its number there. */
    void append(RecordCursor row) {
        if (row.marker() instanceof Marker marker) {
            append(marker);
        } else {
            appendAt(written, row.bytes(), row.position());
        }
    }

    /** Appends a row of a merged list that left before it could be looked at, or cannot be read. */
    void appendLost() {
        int row = (int) (written & Chunk.ROWS - 1);
        Chunk chunk = chunkFor(written);
        chunk.kinds[row] = Chunk.LATER_VERSION;
        chunk.later = true;
        chunk.setOffset(row, written);
        written++;
    }

    /** Whether a record was appended. For the writer. */
    public boolean hasRecords() {
        return written > markers.count();
    }

    /** Appends rows of the mapped file, in their order. Visible to readers after {@link #publish}. */
    public void append(RowBatch batch) {
        int record = 0;
        for (int marker = 0; marker <= batch.markers(); marker++) {
            record = appendRecords(batch, record, batch.recordsBefore(marker));
            if (marker < batch.markers()) {
                append(batch.marker(marker));
            }
        }
    }

    private int appendRecords(RowBatch batch, int from, int to) {
        batch.runs().copyTo(runs, from, to, written);
        int record = from;
        while (record < to) {
            int row = (int) (written & Chunk.ROWS - 1);
            int count = Math.min(Chunk.ROWS - row, to - record);
            batch.copyTo(chunkFor(batch.offset(record)), row, record, count);
            written += count;
            record += count;
        }
        return record;
    }

    /** Shows readers what was appended. */
    public void publish() {
        END.setRelease(this, written);
        if (toDrop != 0) {
            tryDrop();
        }
    }

    private Chunk chunkFor(long offset) {
        int index = (int) (written >>> Chunk.SHIFT);
        @Nullable Chunk[] all = chunks;
        if (index < all.length && all[index] != null) {
            return all[index];
        }
        Chunk chunk = new Chunk(offset);
        @Nullable Chunk[] next = index < all.length ? all : Arrays.copyOf(all, index + 1 + (index >> 1));
        next[index] = chunk;
        chunks = next;
        return chunk;
    }

    private long lastOffset() {
        long last = written - 1;
        Chunk chunk = chunks[(int) (last >>> Chunk.SHIFT)];
        return chunk == null ? 0 : chunk.offset((int) (last & Chunk.ROWS - 1));
    }

    /**
     * Lets go of the oldest rows until at most that many bytes of records are held; whole chunks leave. Readers that are
     * inside are not waited for: what they may still read is freed at a later {@link #publish}.
     */
    public void retain(long bytes) {
        int last = (int) (written >>> Chunk.SHIFT);
        int index = (int) (first >>> Chunk.SHIFT);
        long newest = written == 0 ? 0 : lastOffset();
        while (index < last && chunks[index] instanceof Chunk chunk && newest - chunk.base > bytes) {
            index++;
        }
        dropBelow((long) index << Chunk.SHIFT);
    }

    /** Lets go of the rows before a number, as {@link #retain} does. */
    void dropBelow(long number) {
        long from = Math.min(number, written);
        if (from > first) {
            first = from;
            toDrop = from & -Chunk.ROWS;
            tryDrop();
        }
    }

    private void tryDrop() {
        long stamp = gate.tryWriteLock();
        if (stamp == 0) {
            return;
        }
        try {
            @Nullable Chunk[] next = chunks.clone();
            int until = (int) (toDrop >>> Chunk.SHIFT);
            if (until < next.length && next[until] instanceof Chunk kept) {
                raw.dropBelow(kept.base);
            }
            Arrays.fill(next, 0, Math.min(until, next.length), null);
            chunks = next;
            markers.dropBelow(toDrop);
            toDrop = 0;
        } finally {
            gate.unlockWrite(stamp);
        }
    }

    // --- reading: any thread

    /**
     * Begins reading. Never waits long: at most while old rows are freed, and never for who waits to close the store. That one
     * may wait for this very thread, which reads already; or for another, which reads here and waits to read another store.
     *
     * @return a stamp for {@link #exit}, or 0 when the store is closed and nothing may be read
     */
    long enter() {
        while (!closed) {
            long stamp = gate.tryReadLock();
            if (stamp != 0 && !closed) {
                return merged == null || merged.enter() ? stamp : outside(stamp);
            }
            if (stamp != 0) {
                gate.unlockRead(stamp);
            } else {
                LockSupport.parkNanos(FREEING_NANOS);
            }
        }
        return 0;
    }

    private long outside(long stamp) {
        gate.unlockRead(stamp);
        return 0;
    }

    /** Ends reading. */
    void exit(long stamp) {
        if (merged != null) {
            merged.exit();
        }
        gate.unlockRead(stamp);
    }

    /** As {@link #exit}, for who entered and keeps no stamp. */
    void exit() {
        gate.tryUnlockRead();
    }

    RecordCursor.Others others() {
        return others;
    }

    /** The number of the oldest row still held. */
    public long firstRecord() {
        return first;
    }

    /** One more than the number of the newest row. */
    public long endRecord() {
        return (long) END.getAcquire(this);
    }

    /**
     * The numbers of the rows at which USNs begin anew, ascending, the first of them 0: from each up to the next they never fall.
     * {@code null} when that happens so often that nobody follows it.
     */
    public long @Nullable [] usnRuns() {
        return runs.starts();
    }

    /** How many bytes of records are held: the whole file, or what was copied. */
    public long rawBytes() {
        return raw.size();
    }

    /**
     * Shows a row. Within {@link #enter}.
     *
     * @return false when the row is no longer held or not there yet; the cursor is then unchanged
     */
    boolean read(long record, RecordCursor cursor) {
        Chunk chunk = chunk(record);
        if (chunk == null) {
            return false;
        }
        return read(chunk, (int) (record & Chunk.ROWS - 1), record, cursor);
    }

    /** Whether a row can be read without waiting; see {@link RowReader#isAtHand}. Within {@link #enter}. */
    boolean isAtHand(long record) {
        Chunk chunk = chunk(record);
        int row = (int) (record & Chunk.ROWS - 1);
        return chunk == null || chunk.kinds[row] == Chunk.MARKER || raw.isAtHand(chunk.offset(row));
    }

    /**
     * Shows a row of a slice. Within the same {@link #enter}.
     *
     * @param row its index in the slice's columns
     * @return false when the row is no longer held; the cursor is then unchanged
     */
    boolean read(Slice slice, int row, RecordCursor cursor) {
        return read(slice.chunk, row, slice.base + row, cursor);
    }

    private boolean read(Chunk chunk, int row, long record, RecordCursor cursor) {
        if (merged != null) {
            return merged.read(record, cursor);
        }
        if (chunk.kinds[row] == Chunk.MARKER) {
            Marker marker = markers.get(record);
            if (marker == null) {
                return false;
            }
            cursor.setDerived(record, marker);
            return true;
        }
        long offset = chunk.offset(row);
        cursor.setRecord(record, offset, raw.buffer(offset), raw.position(offset));
        return true;
    }

    /** Where the bytes of a row are. Within {@link #enter}. */
    ByteBuffer bufferOf(long record) {
        return raw.buffer(offsetOf(record));
    }

    /** The position in {@link #bufferOf}. */
    int positionOf(long record) {
        return raw.position(offsetOf(record));
    }

    private long offsetOf(long record) {
        Chunk chunk = chunk(record);
        if (chunk == null) {
            throw new IndexOutOfBoundsException("a row that is no longer held");
        }
        return chunk.offset((int) (record & Chunk.ROWS - 1));
    }

    private @Nullable Chunk chunk(long record) {
        if (record < first || record >= endRecord()) {
            return null;
        }
        @Nullable Chunk[] all = chunks;
        int index = (int) (record >>> Chunk.SHIFT);
        return index < all.length ? all[index] : null;
    }

    /**
     * The columns of the rows from {@code record} on, up to the end of their chunk. Within {@link #enter}.
     *
     * @return {@code null} when the row is no longer held or not there yet
     */
    @Nullable
    Slice slice(long record) {
        Chunk chunk = chunk(record);
        if (chunk == null) {
            return null;
        }
        int from = (int) (record & Chunk.ROWS - 1);
        int to = (int) Math.min(Chunk.ROWS, from + endRecord() - record);
        return new Slice(chunk, from, to, record - from);
    }

    /**
     * Between which times the records of a slice's chunk lie, markers apart; found out once, when all rows of it are there.
     *
     * @return {@code null} when that cannot be said
     */
    @Nullable
    TimeBounds timeBounds(Slice slice) {
        Chunk chunk = slice.chunk;
        TimeBounds known = chunk.times;
        if (known == null && slice.base + Chunk.ROWS <= endRecord()) {
            known = findTimes(slice, 0, Chunk.ROWS, new long[Chunk.ROWS]);
        }
        return known == null || !known.isKnown() ? null : known;
    }

    /**
     * Reads the times of rows of a slice's chunk: {@link StoreReader#NO_TIME} for a row that has none of its own.
     *
     * @return between which times all of the chunk lies, {@code null} where not all of it was read
     */
    private @Nullable TimeBounds findTimes(Slice slice, int from, int to, long[] times) {
        Chunk chunk = slice.chunk;
        for (int row = from; row < to; row++) {
            times[row] = timeOf(chunk, row);
        }
        if (from > 0 || to < Chunk.ROWS) {
            return null;
        }
        // In a merged list the close record of one of version 4 may stand anywhere behind it.
        TimeBounds bounds = TimeBounds.of(chunk, times, merged == null ? TimeBounds.ROWS_TO_CLOSE : Chunk.ROWS);
        chunk.times = bounds;
        return bounds;
    }

    private long timeOf(Chunk chunk, int row) {
        int version = chunk.kinds[row];
        if (!RecordBytes.hasTimeAndName(version)) {
            return StoreReader.NO_TIME;
        }
        long offset = chunk.offset(row);
        return RecordBytes.time(raw.buffer(offset), version, raw.position(offset));
    }

    /** Reads the own times of rows of a slice. Within the same {@link #enter}. */
    void times(Slice slice, int from, int to, long[] times) {
        findTimes(slice, from, to, times);
    }

    /** Reads the own time of a row of a slice. Within the same {@link #enter}. */
    long time(Slice slice, int row) {
        return timeOf(slice.chunk, row);
    }

    /** Columns of consecutive rows, to read only. The arrays are the columns themselves: a copy would defeat them. */
    public static final class Slice {

        private final Chunk chunk;
        private final int from;
        private final int to;
        private final long base;
        private final boolean marked;
        private final boolean onlyKnown;

        private Slice(Chunk chunk, int from, int to, long base) {
            this.chunk = chunk;
            this.from = from;
            this.to = to;
            this.base = base;
            this.marked = chunk.marked;
            this.onlyKnown = !chunk.later;
        }

        /** The reasons; 0 for markers. */
        public int[] reasons() {
            return chunk.reasons;
        }

        /** 0 for a marker, 2, 3 or 4 for a record of that version, 1 for a record of a version not known. */
        public byte[] kinds() {
            return chunk.kinds;
        }

        /** Whether a row is no record. */
        public boolean isMarker(int row) {
            return chunk.kinds[row] == Chunk.MARKER;
        }

        /** Whether a row is a record that has no time of its own: see {@link RowTime}. */
        public boolean lacksTime(int row) {
            return chunk.kinds[row] == Chunk.WITHOUT_TIME;
        }

        /** The first row's index in the arrays. */
        public int from() {
            return from;
        }

        /** One more than the last row's index. */
        public int to() {
            return to;
        }

        /** The record number of index 0. */
        public long base() {
            return base;
        }

        /** Whether every record is of a version that is known. */
        public boolean onlyKnown() {
            return onlyKnown;
        }

        /** Whether a row may be a marker. */
        public boolean marked() {
            return marked;
        }
    }

    // --- as rows

    @Override
    public long size() {
        return Math.max(0, endRecord() - first);
    }

    @Override
    public long keyAt(long row) {
        return keyOf(first + row);
    }

    @Override
    public long indexOf(long key) {
        if (RecordKey.source(key) != source) {
            return RecordKey.source(key) < source || key < 0 ? -1 : -(size() + 1);
        }
        long from = first;
        long row = RecordKey.record(key) - from;
        if (row < 0) {
            return -1;
        }
        long size = endRecord() - from;
        return row < size ? row : -(size + 1);
    }

    @Override
    public StoreReader reader() {
        return new StoreReader(this);
    }

    @Override
    public long derivedBefore(long key, RowKind kind) {
        long record = RecordKey.source(key) == source ? RecordKey.record(key) : Long.MAX_VALUE;
        long found = markers.before(record, kind);
        return found < 0 ? RecordKey.NONE : keyOf(found);
    }

    /** How many of the rows are no records. */
    public int derivedRows() {
        return markers.count();
    }

    /** The key of the row with a number in this store. */
    public long keyOf(long record) {
        return RecordKey.of(source, record);
    }

    /** The number of the source in the keys of these rows. */
    public int source() {
        return source;
    }

    // --- of several sources

    /** Whether its rows are those of other stores, as one list by time. */
    public boolean isMerged() {
        return merged != null;
    }

    /** The stores whose rows it has; of one that is not merged, itself. */
    public List<RecordStore> parts() {
        return merged == null ? List.of(this) : merged.parts();
    }

    /** The key that a row has in the store of its own source; {@link RecordKey#NONE} when it is not held. */
    public long sourceKey(long key) {
        return merged == null
                ? key
                : RecordKey.source(key) == source ? merged.keyOf(RecordKey.record(key)) : RecordKey.NONE;
    }

    /** The key that a row has here, by that in the store of its own source; {@link RecordKey#NONE} when it is not among these. */
    public long keyHere(long sourceKey) {
        if (merged == null) {
            return sourceKey;
        }
        long number = merged.numberOf(sourceKey);
        return number < 0 || number >= endRecord() ? RecordKey.NONE : keyOf(number);
    }

    /** The number here of the first row that stands at or behind one of a source, by its key there. */
    public long numberFrom(long sourceKey) {
        return merged == null ? RecordKey.record(sourceKey) : Math.min(merged.numberFrom(sourceKey), endRecord());
    }

    @Override
    public boolean isClosed() {
        return closed || merged != null && merged.isClosed();
    }

    /**
     * Hands the bytes of the records on to another store, which shows some of them in another order, each under the offset of a
     * place of its own; this store is closed then. For the writer, before anybody reads it; there are no markers.
     *
     * @param count how many the other store shows
     * @param record gives the number that a row of the other store has here
     * @param places of all the records here, ascending
     */
    public RecordStore handOn(int count, IntUnaryOperator record, long[] places) {
        long[] offsets = new long[places.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = chunkOf(i).offset(i & Chunk.ROWS - 1);
        }
        RecordStore other = new RecordStore(source, new PlacedBytes(raw, places, offsets));
        for (int row = 0; row < count; row++) {
            int number = record.applyAsInt(row);
            other.appendAt(places[number], raw.buffer(offsets[number]), raw.position(offsets[number]));
        }
        other.publish();
        closed = true;
        return other;
    }

    private Chunk chunkOf(int number) {
        return Objects.requireNonNull(chunks[number >>> Chunk.SHIFT]);
    }

    /** Unmaps and frees everything; waits until readers that are inside have left. The writer has ended before. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        long stamp = gate.writeLock();
        try {
            raw.close();
            chunks = new Chunk[0];
        } finally {
            gate.unlockWrite(stamp);
        }
    }
}
