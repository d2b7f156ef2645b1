package dev.tidemark.testing;

import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.RecordLayouts;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes USN records for tests, field by field. */
public final class Records {

    private final Layout layout;
    private final byte[] name;
    private final ByteBuffer bytes;

    private Records(Layout layout, int version, String name) {
        this.layout = layout;
        this.name = Utf16.of(name).array();
        int nameAt = layout.offset("FileName");
        int length = nameAt + this.name.length + 7 & -8;
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, length).putShort(4, (short) version);
        bytes.putShort(layout.offset("FileNameLength"), (short) this.name.length);
        bytes.putShort(layout.offset("FileNameOffset"), (short) nameAt);
        bytes.put(nameAt, this.name);
    }

    public static Records v2(String name) {
        return new Records(RecordLayouts.V2, 2, name);
    }

    /** A version 2 record of a file in a directory. */
    public static Records v2(FileId file, FileId parent, String name, int reasons) {
        return v2(name).file(file).parent(parent).reason(reasons);
    }

    public static Records v3(String name) {
        return new Records(RecordLayouts.V3, 3, name);
    }

    /** A version 4 record; {@code extents} are pairs of offset and length. */
    public static ByteBuffer v4(long usn, FileId file, FileId parent, int reason, int remaining, long... extents) {
        Layout layout = RecordLayouts.V4;
        int length = layout.offset("Extents") + extents.length * 8;
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, length).putShort(4, (short) 4);
        put(bytes, layout.offset("FileReferenceNumber"), file);
        put(bytes, layout.offset("ParentFileReferenceNumber"), parent);
        bytes.putLong(layout.offset("Usn"), usn).putInt(layout.offset("Reason"), reason);
        bytes.putInt(layout.offset("RemainingExtents"), remaining);
        bytes.putShort(layout.offset("NumberOfExtents"), (short) (extents.length / 2));
        bytes.putShort(layout.offset("ExtentSize"), (short) RecordLayouts.EXTENT.size());
        for (int i = 0; i < extents.length; i++) {
            bytes.putLong(layout.offset("Extents") + 8 * i, extents[i]);
        }
        return bytes;
    }

    private static void put(ByteBuffer bytes, int at, FileId id) {
        bytes.putLong(at, id.low()).putLong(at + 8, id.high());
    }

    public Records usn(long usn) {
        bytes.putLong(layout.offset("Usn"), usn);
        return this;
    }

    public Records time(long filetime) {
        bytes.putLong(layout.offset("TimeStamp"), filetime);
        return this;
    }

    public Records reason(int mask) {
        bytes.putInt(layout.offset("Reason"), mask);
        return this;
    }

    public Records file(FileId id) {
        return id("FileReferenceNumber", id);
    }

    public Records parent(FileId id) {
        return id("ParentFileReferenceNumber", id);
    }

    private Records id(String field, FileId id) {
        int at = layout.offset(field);
        bytes.putLong(at, id.low());
        if (layout.get(field).size() == 16) {
            bytes.putLong(at + 8, id.high());
        }
        return this;
    }

    public Records set(String field, int value) {
        int at = layout.offset(field);
        if (layout.get(field).size() == 2) {
            bytes.putShort(at, (short) value);
        } else {
            bytes.putInt(at, value);
        }
        return this;
    }

    /** The record, in a little-endian buffer of its length. */
    public ByteBuffer bytes() {
        return bytes;
    }

    public byte[] array() {
        return bytes.array();
    }
}
