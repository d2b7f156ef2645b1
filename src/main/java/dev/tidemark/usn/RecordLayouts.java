package dev.tidemark.usn;

import static dev.tidemark.usn.Layout.field;

/**
 * The layouts of USN records: the one place their offsets stand.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v2">USN_RECORD_V2</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v3">USN_RECORD_V3</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v4">USN_RECORD_V4</a>
 */
public final class RecordLayouts {

    public static final Layout HEADER = Layout.of(
            "USN_RECORD_COMMON_HEADER",
            8,
            field("RecordLength", 0, 4),
            field("MajorVersion", 4, 2),
            field("MinorVersion", 6, 2));

    public static final Layout V2 = Layout.of(
            "USN_RECORD_V2",
            64,
            field("RecordLength", 0, 4),
            field("MajorVersion", 4, 2),
            field("MinorVersion", 6, 2),
            field("FileReferenceNumber", 8, 8),
            field("ParentFileReferenceNumber", 16, 8),
            field("Usn", 24, 8),
            field("TimeStamp", 32, 8),
            field("Reason", 40, 4),
            field("SourceInfo", 44, 4),
            field("SecurityId", 48, 4),
            field("FileAttributes", 52, 4),
            field("FileNameLength", 56, 2),
            field("FileNameOffset", 58, 2),
            field("FileName", 60, 2));

    public static final Layout V3 = Layout.of(
            "USN_RECORD_V3",
            80,
            field("RecordLength", 0, 4),
            field("MajorVersion", 4, 2),
            field("MinorVersion", 6, 2),
            field("FileReferenceNumber", 8, 16),
            field("ParentFileReferenceNumber", 24, 16),
            field("Usn", 40, 8),
            field("TimeStamp", 48, 8),
            field("Reason", 56, 4),
            field("SourceInfo", 60, 4),
            field("SecurityId", 64, 4),
            field("FileAttributes", 68, 4),
            field("FileNameLength", 72, 2),
            field("FileNameOffset", 74, 2),
            field("FileName", 76, 2));

    public static final Layout V4 = Layout.of(
            "USN_RECORD_V4",
            80,
            field("RecordLength", 0, 4),
            field("MajorVersion", 4, 2),
            field("MinorVersion", 6, 2),
            field("FileReferenceNumber", 8, 16),
            field("ParentFileReferenceNumber", 24, 16),
            field("Usn", 40, 8),
            field("Reason", 48, 4),
            field("SourceInfo", 52, 4),
            field("RemainingExtents", 56, 4),
            field("NumberOfExtents", 60, 2),
            field("ExtentSize", 62, 2),
            field("Extents", 64, 16));

    public static final Layout EXTENT =
            Layout.of("USN_RECORD_EXTENT", 16, field("Offset", 0, 8), field("Length", 8, 8));

    private RecordLayouts() {}

    /** The layout of a record of that major version; the common header for versions not known. */
    public static Layout of(int majorVersion) {
        return switch (majorVersion) {
            case 2 -> V2;
            case 3 -> V3;
            case 4 -> V4;
            default -> HEADER;
        };
    }
}
