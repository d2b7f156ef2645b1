package dev.tidemark.store;

import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Not thread-safe; one per reader, used again for every row. Shows one row of a store: a record's fields, read in place,
 * or a marker. Set by {@link RecordStore#read}; valid between {@link RecordStore#enter} and {@link RecordStore#exit}.
 */
public final class RecordCursor {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(RecordBytes.HEADER_SIZE);

    private ByteBuffer bytes = NOTHING;
    private int at;
    private long record = -1;
    private long offset;
    private int version;
    private @Nullable Marker marker;

    void setRecord(long number, long recordOffset, ByteBuffer buffer, int position) {
        record = number;
        offset = recordOffset;
        bytes = buffer;
        at = position;
        version = RecordBytes.majorVersion(buffer, position);
        marker = null;
    }

    void setMarker(long number, Marker shown) {
        record = number;
        offset = shown.at();
        bytes = NOTHING;
        at = 0;
        version = 0;
        marker = shown;
    }

    /** The record's number in the store. */
    public long record() {
        return record;
    }

    /** The marker, or {@code null} when this row is a record. */
    public @Nullable Marker marker() {
        return marker;
    }

    public boolean isMarker() {
        return marker != null;
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
        return marker != null ? marker.time() : RecordBytes.time(bytes, at);
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
