package dev.tidemark.usn;

import java.nio.ByteBuffer;

/** Writes USN records, field by field, as {@link RecordLayouts} has them. Pure functions over little-endian buffers. */
public final class RecordEncoder {

    private static final Layout V2 = RecordLayouts.V2;
    private static final Layout V3 = RecordLayouts.V3;
    private static final Layout V4 = RecordLayouts.V4;
    private static final int V2_NAME = V2.offset("FileName");
    private static final int V3_NAME = V3.offset("FileName");
    private static final int V4_EXTENTS = V4.offset("Extents");

    private static final int V2_FILE = V2.offset("FileReferenceNumber");
    private static final int V2_PARENT = V2.offset("ParentFileReferenceNumber");
    private static final int V2_REST = V2.offset("Usn");
    private static final int V3_FILE = V3.offset("FileReferenceNumber");
    private static final int V3_PARENT = V3.offset("ParentFileReferenceNumber");
    private static final int V3_REST = V3.offset("Usn");
    private static final int TIME = V3.offset("TimeStamp") - V3_REST;
    private static final int REASON = V3.offset("Reason") - V3_REST;
    private static final int SOURCE = V3.offset("SourceInfo") - V3_REST;
    private static final int SECURITY = V3.offset("SecurityId") - V3_REST;
    private static final int ATTRIBUTES = V3.offset("FileAttributes") - V3_REST;
    private static final int NAME_LENGTH = V3.offset("FileNameLength") - V3_REST;
    private static final int NAME_OFFSET = V3.offset("FileNameOffset") - V3_REST;

    private RecordEncoder() {}

    /**
     * What a version 2 or 3 record says.
     *
     * @param time FILETIME
     */
    public record Fields(
            FileId file,
            FileId parent,
            long usn,
            long time,
            int reason,
            int sourceInfo,
            int securityId,
            int attributes,
            String name) {}

    /** The length of a version 2 or 3 record with a name, in bytes. */
    public static int length(int majorVersion, int nameChars) {
        int name = majorVersion == 2 ? V2_NAME : V3_NAME;
        return align(name + 2 * nameChars);
    }

    /**
     * Writes a version 2 or 3 record.
     *
     * @return its length
     */
    public static int write(ByteBuffer bytes, int at, int majorVersion, Fields fields) {
        int length = header(
                bytes, at, majorVersion, length(majorVersion, fields.name().length()));
        boolean v2 = majorVersion == 2;
        putId(bytes, at + (v2 ? V2_FILE : V3_FILE), fields.file(), v2);
        putId(bytes, at + (v2 ? V2_PARENT : V3_PARENT), fields.parent(), v2);
        int rest = at + (v2 ? V2_REST : V3_REST);
        bytes.putLong(rest, fields.usn()).putLong(rest + TIME, fields.time());
        bytes.putInt(rest + REASON, fields.reason()).putInt(rest + SOURCE, fields.sourceInfo());
        bytes.putInt(rest + SECURITY, fields.securityId()).putInt(rest + ATTRIBUTES, fields.attributes());
        int nameAt = v2 ? V2_NAME : V3_NAME;
        String name = fields.name();
        bytes.putShort(rest + NAME_LENGTH, (short) (2 * name.length())).putShort(rest + NAME_OFFSET, (short) nameAt);
        Utf16.put(bytes, at + nameAt, name);
        return length;
    }

    /**
     * Writes, as version 3, what is a version 2 record in the journal: the same USN, wider ids, 16 bytes longer.
     *
     * @return its length
     */
    public static int asVersion3(ByteBuffer from, int fromAt, ByteBuffer to, int toAt) {
        int name = RecordBytes.nameLength(from, fromAt);
        int length = header(to, toAt, 3, align(V3_NAME + name));
        to.putLong(toAt + V3_FILE, from.getLong(fromAt + V2_FILE)).putLong(toAt + V3_FILE + 8, 0);
        to.putLong(toAt + V3_PARENT, from.getLong(fromAt + V2_PARENT)).putLong(toAt + V3_PARENT + 8, 0);
        to.put(toAt + V3_REST, from, fromAt + V2_REST, NAME_OFFSET);
        to.putShort(toAt + V3_REST + NAME_OFFSET, (short) V3_NAME);
        to.put(toAt + V3_NAME, from, fromAt + RecordBytes.nameOffset(from, fromAt), name);
        return length;
    }

    /** Takes the name out of a version 2 or 3 record, which keeps its length. */
    public static void clearName(ByteBuffer bytes, int at) {
        int length = RecordBytes.nameLength(bytes, at);
        int name = at + RecordBytes.nameOffset(bytes, at);
        for (int i = 0; i < length; i++) {
            bytes.put(name + i, (byte) 0);
        }
        int version = RecordBytes.majorVersion(bytes, at);
        if (RecordBytes.hasTimeAndName(version)) {
            bytes.putShort(at + (version == 2 ? V2_REST : V3_REST) + NAME_LENGTH, (short) 0);
        }
    }

    /** The length of a version 4 record with that many extents, in bytes. */
    public static int length4(int extents) {
        return V4_EXTENTS + extents * RecordLayouts.EXTENT.size();
    }

    /**
     * Writes a version 4 record.
     *
     * @param remaining how many extents follow in later records
     * @param extents pairs of offset and length
     * @return its length
     */
    public static int write4(
            ByteBuffer bytes,
            int at,
            FileId file,
            FileId parent,
            long usn,
            int reason,
            int sourceInfo,
            int remaining,
            long... extents) {
        int length = header(bytes, at, 4, length4(extents.length / 2));
        putId(bytes, at + V4.offset("FileReferenceNumber"), file, false);
        putId(bytes, at + V4.offset("ParentFileReferenceNumber"), parent, false);
        bytes.putLong(at + V4.offset("Usn"), usn);
        bytes.putInt(at + V4.offset("Reason"), reason).putInt(at + V4.offset("SourceInfo"), sourceInfo);
        bytes.putInt(at + V4.offset("RemainingExtents"), remaining);
        bytes.putShort(at + V4.offset("NumberOfExtents"), (short) (extents.length / 2));
        bytes.putShort(at + V4.offset("ExtentSize"), (short) RecordLayouts.EXTENT.size());
        for (int i = 0; i < extents.length; i++) {
            bytes.putLong(at + V4_EXTENTS + 8 * i, extents[i]);
        }
        return length;
    }

    private static int header(ByteBuffer bytes, int at, int version, int length) {
        // The bytes between the end of the name and the next multiple of 8 are zero.
        bytes.putLong(at + length - 8, 0);
        bytes.putInt(at, length).putShort(at + 4, (short) version).putShort(at + 6, (short) 0);
        return length;
    }

    private static void putId(ByteBuffer bytes, int at, FileId id, boolean narrow) {
        bytes.putLong(at, id.low());
        if (!narrow) {
            bytes.putLong(at + 8, id.high());
        }
    }

    private static int align(int length) {
        return length + RecordBytes.ALIGNMENT - 1 & -RecordBytes.ALIGNMENT;
    }
}
