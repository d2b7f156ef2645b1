package dev.tidemark.store;

import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Shows one row: a record's fields, read where the record lies, or what a derived row was made of. Not thread-safe; one per
 * reader, used again for every row: valid only inside the {@link RowVisitor} that it was handed to. {@link #copyFrom} makes
 * one that holds a copy, for as long as is wanted.
 */
public final class RecordCursor {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(RecordBytes.HEADER_SIZE);

    /** Most records are shorter. */
    private static final int USUAL_LENGTH = 256;

    private ByteBuffer bytes = NOTHING;
    private int at;
    private long record = -1;
    private long offset;
    private int version;
    private @Nullable DerivedRow derived;
    private Others others;
    private int source;
    private long sourceKey = RecordKey.NONE;
    private @Nullable RecordCursor own;
    private byte @Nullable [] copied;

    /** The rows that lie beside the one shown. */
    interface Others {

        /**
         * Shows a row.
         *
         * @return false when it is not held; the cursor is then unchanged
         */
        boolean show(long number, RecordCursor into);
    }

    /** A cursor that shows nothing until it is given a row. */
    public RecordCursor() {
        this(0, (number, into) -> false);
    }

    /**
     * @param source the number of the source in the keys of its rows
     * @param others of the same source
     */
    RecordCursor(int source, Others others) {
        this.source = source;
        this.others = others;
    }

    void setRecord(long number, long recordOffset, ByteBuffer buffer, int position) {
        record = number;
        offset = recordOffset;
        bytes = buffer;
        at = position;
        version = RecordBytes.majorVersion(buffer, position);
        derived = null;
        sourceKey = RecordKey.of(source, number);
    }

    void setDerived(long number, DerivedRow shown) {
        record = number;
        offset = shown.at();
        bytes = NOTHING;
        at = 0;
        version = 0;
        derived = shown;
        sourceKey = RecordKey.of(source, number);
    }

    /**
     * The cursor that shows the same row in the store of its own source, to be shown by {@link #setOwn} then.
     *
     * @param of the number of that source
     * @param beside the rows of it
     */
    RecordCursor own(int of, Others beside) {
        RecordCursor shown = own;
        if (shown == null) {
            shown = new RecordCursor();
            own = shown;
        }
        shown.source = of;
        shown.others = beside;
        return shown;
    }

    /** Shows, under a number of a merged list, the row that {@link #own} shows now. */
    void setOwn(long number, RecordCursor shown) {
        record = number;
        offset = shown.offset;
        bytes = shown.bytes;
        at = shown.at;
        version = shown.version;
        derived = shown.derived;
        sourceKey = shown.sourceKey;
    }

    /**
     * Shows a copy of what another cursor shows, which stays valid as long as is wanted.
     *
     * @param row shows a row now
     */
    public void copyFrom(RecordCursor row) {
        record = row.record;
        source = row.source;
        sourceKey = row.sourceKey;
        offset = row.offset;
        version = row.version;
        derived = row.derived;
        at = 0;
        bytes = derived == null ? copyOf(row) : NOTHING;
    }

    /** The copy takes the room of the one before where it fits. */
    private ByteBuffer copyOf(RecordCursor row) {
        int length = row.length();
        byte[] room = copied;
        if (room == null || room.length < length) {
            room = new byte[Math.max(length, USUAL_LENGTH)];
            copied = room;
        }
        row.bytes.get(row.at, room, 0, length);
        return ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Looks at another row of the same store. Only where this row is being looked at, in a {@link RowVisitor}.
     *
     * @return false when it is not held; the other cursor is then unchanged
     */
    public boolean other(long number, RecordCursor into) {
        int before = into.source;
        into.source = source;
        boolean shown = others.show(number, into);
        if (!shown) {
            into.source = before;
        }
        return shown;
    }

    /**
     * The same row in the store of its own source, for who looks at rows beside it: in a merged list those of other sources stand
     * between them. Valid as long as this one.
     */
    public RecordCursor inSource() {
        RecordCursor shown = own;
        return shown == null || sourceKey == key() ? this : shown;
    }

    /**
     * The row's key in the store of its own source, which is that of {@link #key} but for a row of a merged list; also of a copy.
     * {@link RecordKey#NONE} while no row is shown.
     */
    public long sourceKey() {
        return sourceKey;
    }

    /** The record's number in the store. */
    public long record() {
        return record;
    }

    /** The row's key; {@link RecordKey#NONE} while no row is shown. */
    public long key() {
        return record < 0 ? RecordKey.NONE : RecordKey.of(source, record);
    }

    /** What this row was made of, or {@code null} when it is a record. */
    public @Nullable DerivedRow derived() {
        return derived;
    }

    /** The marker, or {@code null} when this row is none. */
    public @Nullable Marker marker() {
        return derived instanceof Marker marker ? marker : null;
    }

    /** What the row is. */
    public RowKind kind() {
        return derived == null ? RowKind.RECORD : derived.kind();
    }

    /** Whether the row is a record, and not derived. */
    public boolean isRecord() {
        return derived == null;
    }

    public boolean isMarker() {
        return derived != null;
    }

    /** Where the record starts in the store's raw bytes; in a file, its offset there. */
    public long offset() {
        return offset;
    }

    /** The buffer that holds the record at {@link #position}. */
    public ByteBuffer bytes() {
        return bytes;
    }

    public int position() {
        return at;
    }

    /** RecordLength in bytes; 0 for a marker. */
    public int length() {
        return RecordBytes.length(bytes, at);
    }

    /** A copy of the record's bytes. */
    public byte[] copy() {
        byte[] copy = new byte[length()];
        bytes.get(at, copy);
        return copy;
    }

    /** MajorVersion; 0 for a marker. */
    public int version() {
        return version;
    }

    /** Whether the record has a time, attributes, a security id and a name: versions 2 and 3. */
    public boolean hasTimeAndName() {
        return RecordBytes.hasTimeAndName(version);
    }

    /** Whether the record has ids, a USN, reasons and a source: versions 2, 3 and 4. */
    public boolean isKnown() {
        return RecordBytes.isKnown(version);
    }

    public long usn() {
        return RecordBytes.usn(bytes, at);
    }

    /** FILETIME; a marker's own time. */
    public long time() {
        return derived != null ? derived.time() : RecordBytes.time(bytes, at);
    }

    public int reason() {
        return RecordBytes.reason(bytes, at);
    }

    public int sourceInfo() {
        return RecordBytes.sourceInfo(bytes, at);
    }

    public int securityId() {
        return RecordBytes.securityId(bytes, at);
    }

    public int attributes() {
        return RecordBytes.attributes(bytes, at);
    }

    public long fileIdHigh() {
        return RecordBytes.fileIdHigh(bytes, at);
    }

    public long fileIdLow() {
        return RecordBytes.fileIdLow(bytes, at);
    }

    public long parentIdHigh() {
        return RecordBytes.parentIdHigh(bytes, at);
    }

    public long parentIdLow() {
        return RecordBytes.parentIdLow(bytes, at);
    }

    public String name() {
        return RecordBytes.name(bytes, at);
    }
}
