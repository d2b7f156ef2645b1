package dev.tidemark.usn;

import java.nio.ByteBuffer;

/**
 * Reads the fields of a USN record in place: pure functions of a little-endian buffer and the position of the record in
 * it. Nothing is copied or kept. The caller has checked the record with {@link RecordCheck}; a field that the record's
 * version does not have reads as 0, and {@link #hasTimeAndName} tells the two apart.
 */
public final class RecordBytes {

    /** Every record starts on a multiple of this many bytes. */
    public static final int ALIGNMENT = 8;

    /** Size of the common header, the least a record can be, in bytes. */
    public static final int HEADER_SIZE = RecordLayouts.HEADER.size();

    private static final int MAJOR = RecordLayouts.HEADER.offset("MajorVersion");
    private static final int MINOR = RecordLayouts.HEADER.offset("MinorVersion");
    private static final int REFERENCE = RecordLayouts.V2.offset("FileReferenceNumber");

    private static final int V2_PARENT = RecordLayouts.V2.offset("ParentFileReferenceNumber");
    private static final int V2_USN = RecordLayouts.V2.offset("Usn");
    private static final int V2_TIME = RecordLayouts.V2.offset("TimeStamp");
    private static final int V2_REASON = RecordLayouts.V2.offset("Reason");
    private static final int V2_SOURCE = RecordLayouts.V2.offset("SourceInfo");
    private static final int V2_SECURITY = RecordLayouts.V2.offset("SecurityId");
    private static final int V2_ATTRIBUTES = RecordLayouts.V2.offset("FileAttributes");
    private static final int V2_NAME_LENGTH = RecordLayouts.V2.offset("FileNameLength");
    private static final int V2_NAME_OFFSET = RecordLayouts.V2.offset("FileNameOffset");

    private static final int V3_PARENT = RecordLayouts.V3.offset("ParentFileReferenceNumber");
    private static final int V3_USN = RecordLayouts.V3.offset("Usn");
    private static final int V3_TIME = RecordLayouts.V3.offset("TimeStamp");
    private static final int V3_REASON = RecordLayouts.V3.offset("Reason");
    private static final int V3_SOURCE = RecordLayouts.V3.offset("SourceInfo");
    private static final int V3_SECURITY = RecordLayouts.V3.offset("SecurityId");
    private static final int V3_ATTRIBUTES = RecordLayouts.V3.offset("FileAttributes");
    private static final int V3_NAME_LENGTH = RecordLayouts.V3.offset("FileNameLength");
    private static final int V3_NAME_OFFSET = RecordLayouts.V3.offset("FileNameOffset");

    private static final int V4_REASON = RecordLayouts.V4.offset("Reason");
    private static final int V4_SOURCE = RecordLayouts.V4.offset("SourceInfo");
    private static final int V4_REMAINING = RecordLayouts.V4.offset("RemainingExtents");
    private static final int V4_COUNT = RecordLayouts.V4.offset("NumberOfExtents");
    private static final int V4_EXTENT_SIZE = RecordLayouts.V4.offset("ExtentSize");
    private static final int V4_EXTENTS = RecordLayouts.V4.offset("Extents");
    private static final int EXTENT_LENGTH = RecordLayouts.EXTENT.offset("Length");

    private RecordBytes() {}

    /** RecordLength, in bytes, unsigned 32 bits as an int: negative for 2 GiB and more. */
    public static int length(ByteBuffer bytes, int at) {
        return bytes.getInt(at);
    }

    /** MajorVersion, 0 to 65,535. */
    public static int majorVersion(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at + MAJOR));
    }

    /** MinorVersion, 0 to 65,535. */
    public static int minorVersion(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at + MINOR));
    }

    /** Whether this version has a time stamp, security id, attributes and a name: versions 2 and 3. */
    public static boolean hasTimeAndName(int majorVersion) {
        return majorVersion == 2 || majorVersion == 3;
    }

    /** Whether the layout of this version is known: 2, 3 and 4. */
    public static boolean isKnown(int majorVersion) {
        return majorVersion >= 2 && majorVersion <= 4;
    }

    /** The file's identifier, upper 64 bits: 0 in version 2. */
    public static long fileIdHigh(ByteBuffer bytes, int at) {
        int version = majorVersion(bytes, at);
        return version == 3 || version == 4 ? bytes.getLong(at + REFERENCE + 8) : 0;
    }

    /** The file's identifier, lower 64 bits: the file reference number on NTFS. */
    public static long fileIdLow(ByteBuffer bytes, int at) {
        return isKnown(majorVersion(bytes, at)) ? bytes.getLong(at + REFERENCE) : 0;
    }

    /** The parent directory's identifier, upper 64 bits: 0 in version 2. */
    public static long parentIdHigh(ByteBuffer bytes, int at) {
        int version = majorVersion(bytes, at);
        return version == 3 || version == 4 ? bytes.getLong(at + V3_PARENT + 8) : 0;
    }

    /** The parent directory's identifier, lower 64 bits. */
    public static long parentIdLow(ByteBuffer bytes, int at) {
        return switch (majorVersion(bytes, at)) {
            case 2 -> bytes.getLong(at + V2_PARENT);
            case 3, 4 -> bytes.getLong(at + V3_PARENT);
            default -> 0;
        };
    }

    /** The update sequence number: the record's offset in the journal stream, in bytes. */
    public static long usn(ByteBuffer bytes, int at) {
        return usn(bytes, majorVersion(bytes, at), at);
    }

    /** The update sequence number of a record of that major version. */
    public static long usn(ByteBuffer bytes, int majorVersion, int at) {
        return switch (majorVersion) {
            case 2 -> bytes.getLong(at + V2_USN);
            case 3, 4 -> bytes.getLong(at + V3_USN);
            default -> 0;
        };
    }

    /** The time stamp as FILETIME; 0 in version 4, which has none. */
    public static long time(ByteBuffer bytes, int at) {
        return time(bytes, majorVersion(bytes, at), at);
    }

    /** The time stamp of a record of that major version. */
    public static long time(ByteBuffer bytes, int majorVersion, int at) {
        return switch (majorVersion) {
            case 2 -> bytes.getLong(at + V2_TIME);
            case 3 -> bytes.getLong(at + V3_TIME);
            default -> 0;
        };
    }

    /** The reason flags, see {@link Reason}. */
    public static int reason(ByteBuffer bytes, int at) {
        return reason(bytes, majorVersion(bytes, at), at);
    }

    /** The reason flags of a record of that major version. */
    public static int reason(ByteBuffer bytes, int majorVersion, int at) {
        return switch (majorVersion) {
            case 2 -> bytes.getInt(at + V2_REASON);
            case 3 -> bytes.getInt(at + V3_REASON);
            case 4 -> bytes.getInt(at + V4_REASON);
            default -> 0;
        };
    }

    /** The source information flags, see {@link SourceInfo}. */
    public static int sourceInfo(ByteBuffer bytes, int at) {
        return switch (majorVersion(bytes, at)) {
            case 2 -> bytes.getInt(at + V2_SOURCE);
            case 3 -> bytes.getInt(at + V3_SOURCE);
            case 4 -> bytes.getInt(at + V4_SOURCE);
            default -> 0;
        };
    }

    /** The security id; 0 in version 4, which has none. */
    public static int securityId(ByteBuffer bytes, int at) {
        return switch (majorVersion(bytes, at)) {
            case 2 -> bytes.getInt(at + V2_SECURITY);
            case 3 -> bytes.getInt(at + V3_SECURITY);
            default -> 0;
        };
    }

    /** The file attributes, see {@link FileAttribute}; 0 in version 4, which has none. */
    public static int attributes(ByteBuffer bytes, int at) {
        return switch (majorVersion(bytes, at)) {
            case 2 -> bytes.getInt(at + V2_ATTRIBUTES);
            case 3 -> bytes.getInt(at + V3_ATTRIBUTES);
            default -> 0;
        };
    }

    /** FileNameLength, in bytes, 0 to 65,535; 0 in version 4. */
    public static int nameLength(ByteBuffer bytes, int at) {
        return switch (majorVersion(bytes, at)) {
            case 2 -> Short.toUnsignedInt(bytes.getShort(at + V2_NAME_LENGTH));
            case 3 -> Short.toUnsignedInt(bytes.getShort(at + V3_NAME_LENGTH));
            default -> 0;
        };
    }

    /** FileNameOffset, in bytes from the start of the record; 0 in version 4. */
    public static int nameOffset(ByteBuffer bytes, int at) {
        return switch (majorVersion(bytes, at)) {
            case 2 -> Short.toUnsignedInt(bytes.getShort(at + V2_NAME_OFFSET));
            case 3 -> Short.toUnsignedInt(bytes.getShort(at + V3_NAME_OFFSET));
            default -> 0;
        };
    }

    /** FileNameOffset in the upper, FileNameLength in the lower 16 bits, of a record of version 2 or 3. */
    public static int nameExtent(ByteBuffer bytes, int majorVersion, int at) {
        return bytes.getInt(at + (majorVersion == 2 ? V2_NAME_LENGTH : V3_NAME_LENGTH));
    }

    /** Whether a name ends in a zero, which no name has: its end was lost. */
    public static boolean endsInZeros(ByteBuffer bytes, int at) {
        int length = nameLength(bytes, at);
        return length >= 2 && bytes.getChar(at + nameOffset(bytes, at) + length - 2) == 0;
    }

    /** The file name as UTF-16, lone surrogates and all; empty in version 4. */
    public static String name(ByteBuffer bytes, int at) {
        return Utf16.text(bytes, at + nameOffset(bytes, at), nameLength(bytes, at) / 2);
    }

    /** RemainingExtents of version 4: how many extents follow in later records; 0 marks the last. */
    public static int remainingExtents(ByteBuffer bytes, int at) {
        return bytes.getInt(at + V4_REMAINING);
    }

    /** NumberOfExtents of version 4: how many extents this record holds. */
    public static int extentCount(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at + V4_COUNT));
    }

    /** ExtentSize of version 4: the step from one extent to the next, in bytes. */
    public static int extentSize(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at + V4_EXTENT_SIZE));
    }

    /** Where extent {@code index} of a version 4 record starts, in bytes from the start of the record. */
    public static int extentPosition(ByteBuffer bytes, int at, int index) {
        return V4_EXTENTS + index * extentSize(bytes, at);
    }

    /** Offset in the file of extent {@code index} of a version 4 record, in bytes. */
    public static long extentOffset(ByteBuffer bytes, int at, int index) {
        return bytes.getLong(at + extentPosition(bytes, at, index));
    }

    /** Length of extent {@code index} of a version 4 record, in bytes. */
    public static long extentLength(ByteBuffer bytes, int at, int index) {
        return bytes.getLong(at + extentPosition(bytes, at, index) + EXTENT_LENGTH);
    }
}
