package dev.tidemark.ui.records;

import dev.tidemark.path.FilePath;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Not thread-safe. One visible row of the table: its fields change as the window moves, the slot stays. */
final class RowSlot {

    /** What the slot shows. */
    enum Content {
        EMPTY,
        RECORD,
        MARKER,
        UNREADABLE
    }

    Content content = Content.EMPTY;
    long row = -1;
    long record = -1;

    /** Counts changes of anything below but the three flags. */
    int version;

    boolean selected;
    boolean lead;
    boolean lit;

    @Nullable
    Marker marker;

    int major;
    int minor;
    int length;
    long offset;
    long usn;
    long time;
    int reasons;
    int source;
    int attributes;
    int securityId;
    long fileHigh;
    long fileLow;
    long parentHigh;
    long parentLow;
    String name = "";
    String extents = "";

    /** Where the file was then; {@code null} as long as that is not known. */
    @Nullable
    FilePath path;

    boolean isRecord() {
        return content == Content.RECORD;
    }

    /** Whether it is a record of a version that has ids, a USN, reasons and a source. */
    boolean isKnown() {
        return isRecord() && RecordBytes.isKnown(major);
    }

    /** Whether it is a record of a version that has a time, attributes, a security id and a name. */
    boolean hasTimeAndName() {
        return isRecord() && RecordBytes.hasTimeAndName(major);
    }

    void clear(Content why, long number) {
        content = why;
        record = number;
        marker = null;
        path = null;
        version++;
    }

    void fill(RecordCursor cursor) {
        record = cursor.record();
        marker = cursor.marker();
        content = cursor.isMarker() ? Content.MARKER : Content.RECORD;
        offset = cursor.offset();
        path = null;
        version++;
        if (!cursor.isMarker()) {
            fillRecord(cursor);
        }
    }

    private void fillRecord(RecordCursor cursor) {
        major = cursor.version();
        minor = RecordBytes.minorVersion(cursor.bytes(), cursor.position());
        length = cursor.length();
        usn = cursor.usn();
        time = cursor.time();
        reasons = cursor.reason();
        source = cursor.sourceInfo();
        attributes = cursor.attributes();
        securityId = cursor.securityId();
        fileHigh = cursor.fileIdHigh();
        fileLow = cursor.fileIdLow();
        parentHigh = cursor.parentIdHigh();
        parentLow = cursor.parentIdLow();
        name = cursor.hasTimeAndName() ? cursor.name() : "";
        extents = major == 4 ? extents(cursor.bytes(), cursor.position()) : "";
    }

    private static String extents(ByteBuffer bytes, int at) {
        StringBuilder text = new StringBuilder();
        int count = RecordBytes.extentCount(bytes, at);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(RecordBytes.extentOffset(bytes, at, i));
            text.append('+').append(RecordBytes.extentLength(bytes, at, i));
        }
        int remaining = RecordBytes.remainingExtents(bytes, at);
        return remaining == 0
                ? text.toString()
                : text.append(" …").append(Integer.toUnsignedString(remaining)).toString();
    }
}
