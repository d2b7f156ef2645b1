package dev.tidemark.backend;

import static dev.tidemark.usn.Layout.field;

import dev.tidemark.usn.Layout;

/**
 * The layouts of what control codes take and give, as {@code winioctl.h} of 64-bit Windows has them: the one place their
 * offsets stand. Both backends and {@code volume} use them.
 */
public final class Layouts {

    public static final Layout READ_USN_JOURNAL_DATA_V0 = Layout.of(
            "READ_USN_JOURNAL_DATA_V0",
            40,
            field("StartUsn", 0, 8),
            field("ReasonMask", 8, 4),
            field("ReturnOnlyOnClose", 12, 4),
            field("Timeout", 16, 8),
            field("BytesToWaitFor", 24, 8),
            field("UsnJournalID", 32, 8));

    /** Begins with all of {@link #READ_USN_JOURNAL_DATA_V0}. */
    public static final Layout READ_USN_JOURNAL_DATA_V1 =
            Layout.of("READ_USN_JOURNAL_DATA_V1", 48, field("MinMajorVersion", 40, 2), field("MaxMajorVersion", 42, 2));

    public static final Layout USN_JOURNAL_DATA_V0 = Layout.of(
            "USN_JOURNAL_DATA_V0",
            56,
            field("UsnJournalID", 0, 8),
            field("FirstUsn", 8, 8),
            field("NextUsn", 16, 8),
            field("LowestValidUsn", 24, 8),
            field("MaxUsn", 32, 8),
            field("MaximumSize", 40, 8),
            field("AllocationDelta", 48, 8));

    /** Begins with all of {@link #USN_JOURNAL_DATA_V0}. */
    public static final Layout USN_JOURNAL_DATA_V1 = Layout.of(
            "USN_JOURNAL_DATA_V1",
            64,
            field("MinSupportedMajorVersion", 56, 2),
            field("MaxSupportedMajorVersion", 58, 2));

    /** Begins with all of {@link #USN_JOURNAL_DATA_V1}. */
    public static final Layout USN_JOURNAL_DATA_V2 = Layout.of(
            "USN_JOURNAL_DATA_V2",
            80,
            field("Flags", 60, 4),
            field("RangeTrackChunkSize", 64, 8),
            field("RangeTrackFileSizeThreshold", 72, 8));

    public static final Layout CREATE_USN_JOURNAL_DATA =
            Layout.of("CREATE_USN_JOURNAL_DATA", 16, field("MaximumSize", 0, 8), field("AllocationDelta", 8, 8));

    public static final Layout DELETE_USN_JOURNAL_DATA =
            Layout.of("DELETE_USN_JOURNAL_DATA", 16, field("UsnJournalID", 0, 8), field("DeleteFlags", 8, 4));

    public static final Layout MFT_ENUM_DATA_V0 = Layout.of(
            "MFT_ENUM_DATA_V0",
            24,
            field("StartFileReferenceNumber", 0, 8),
            field("LowUsn", 8, 8),
            field("HighUsn", 16, 8));

    /** Begins with all of {@link #MFT_ENUM_DATA_V0}. */
    public static final Layout MFT_ENUM_DATA_V1 =
            Layout.of("MFT_ENUM_DATA_V1", 32, field("MinMajorVersion", 24, 2), field("MaxMajorVersion", 26, 2));

    public static final Layout READ_FILE_USN_DATA =
            Layout.of("READ_FILE_USN_DATA", 4, field("MinMajorVersion", 0, 2), field("MaxMajorVersion", 2, 2));

    public static final Layout USN_TRACK_MODIFIED_RANGES = Layout.of(
            "USN_TRACK_MODIFIED_RANGES",
            24,
            field("Flags", 0, 4),
            field("ChunkSize", 8, 8),
            field("FileSizeThreshold", 16, 8));

    public static final Layout USN_RANGE_TRACK_OUTPUT = Layout.of("USN_RANGE_TRACK_OUTPUT", 8, field("Usn", 0, 8));

    public static final Layout MARK_HANDLE_INFO = Layout.of(
            "MARK_HANDLE_INFO",
            24,
            field("UsnSourceInfo", 0, 4),
            field("VolumeHandle", 8, 8),
            field("HandleInfo", 16, 4));

    public static final Layout MARK_HANDLE_INFO32 = Layout.of(
            "MARK_HANDLE_INFO32",
            12,
            field("UsnSourceInfo", 0, 4),
            field("VolumeHandle", 4, 4),
            field("HandleInfo", 8, 4));

    public static final Layout NTFS_VOLUME_DATA_BUFFER = Layout.of(
            "NTFS_VOLUME_DATA_BUFFER",
            96,
            field("VolumeSerialNumber", 0, 8),
            field("NumberSectors", 8, 8),
            field("TotalClusters", 16, 8),
            field("FreeClusters", 24, 8),
            field("TotalReserved", 32, 8),
            field("BytesPerSector", 40, 4),
            field("BytesPerCluster", 44, 4),
            field("BytesPerFileRecordSegment", 48, 4),
            field("ClustersPerFileRecordSegment", 52, 4),
            field("MftValidDataLength", 56, 8),
            field("MftStartLcn", 64, 8),
            field("Mft2StartLcn", 72, 8),
            field("MftZoneStart", 80, 8),
            field("MftZoneEnd", 88, 8));

    /** Follows {@link #NTFS_VOLUME_DATA_BUFFER} in the answer to FSCTL_GET_NTFS_VOLUME_DATA when there is room. */
    public static final Layout NTFS_EXTENDED_VOLUME_DATA = Layout.of(
            "NTFS_EXTENDED_VOLUME_DATA",
            8,
            field("ByteCount", 0, 4),
            field("MajorVersion", 4, 2),
            field("MinorVersion", 6, 2));

    /** Of FSCTL_QUERY_PERSISTENT_VOLUME_STATE, in and out: what is asked for, and what of it is set. */
    public static final Layout FILE_FS_PERSISTENT_VOLUME_INFORMATION = Layout.of(
            "FILE_FS_PERSISTENT_VOLUME_INFORMATION",
            16,
            field("VolumeFlags", 0, 4),
            field("FlagMask", 4, 4),
            field("Version", 8, 4),
            field("Reserved", 12, 4));

    /** Before the names of IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS: UTF-16, each ended by a zero, until an empty one. */
    public static final Layout VOLSNAP_NAMES =
            Layout.of("VOLSNAP_NAMES", 8, field("MultiSzLength", 0, 4), field("Names", 4, 2));

    private Layouts() {}
}
