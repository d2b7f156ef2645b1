package dev.tidemark.backend;

import dev.tidemark.usn.SourceInfo;
import java.util.List;

/**
 * What Tidemark takes for granted of Windows beyond layouts and codes, in one place: the simulator answers by it, the checks
 * before an act and the words of dialogs read it, and so they cannot differ. Each entry says what it rests on: a page of the
 * reference, what public programs do, or a guess. Immutable.
 */
public final class AssumedWindows {

    /** How long the shadow copy service holds writes before it gives up, in seconds. Documented for CommitSnapshots. */
    public static final int SHADOW_COPY_HOLD_SECONDS = 10;

    /** The longest hold that is offered at one's own risk, in seconds. A choice of ours: nothing documents a bound. */
    public static final int LONGEST_HOLD_SECONDS = 120;

    /**
     * SYNCHRONIZE, FILE_READ_ATTRIBUTES, READ_CONTROL, WRITE_DAC, WRITE_OWNER, ACCESS_SYSTEM_SECURITY: a volume that is opened
     * with no more than these is opened at its storage device, and answers no file-system control code. Documented for
     * IoGetRelatedDeviceObject; the old page of FSCTL_GET_NTFS_VOLUME_DATA says otherwise.
     */
    public static final int DIRECT_OPEN_RIGHTS = 0x011E_0080;

    /** What a handle from before a dismount answers: the one or the other. A guess for which of them, documented as possible. */
    public static final List<Win32Error> AFTER_DISMOUNT =
            List.of(Win32Error.ERROR_NOT_READY, Win32Error.ERROR_UNRECOGNIZED_VOLUME);

    /**
     * Whether a journal that is created after a deletion goes on with the USNs of the one before; else it begins at 0. A guess:
     * pages of the reference tell it differently.
     */
    public static final boolean USNS_GO_ON_AFTER_DELETION = false;

    private static final int WINDOWS_7 = 7600;
    private static final int WINDOWS_8 = 9200;
    private static final int WINDOWS_8_1 = 9600;
    private static final int WINDOWS_10 = 10240;
    private static final int WINDOWS_11 = 22000;

    private AssumedWindows() {}

    /** Whether a file system is documented to keep a change journal: NTFS 3.0 and later, and ReFS. Others say it by a flag. */
    public static boolean keepsJournal(String fileSystem) {
        return fileSystem.equals("NTFS") || has128BitIds(fileSystem);
    }

    /** Whether a file system identifies files by 128 bits, and writes records of version 3. Documented for ReFS. */
    public static boolean has128BitIds(String fileSystem) {
        return fileSystem.equals("ReFS");
    }

    /** Whether the writes of a volume can be held. Documented: on a disk device, by local file systems only. */
    public static boolean canHoldWrites(VolumeFacts volume) {
        return !volume.remote() && isDisk(volume);
    }

    /** Whether a volume lies on a disk device, real or virtual. */
    public static boolean isDisk(VolumeFacts volume) {
        return volume.deviceType() == VolumeFacts.FILE_DEVICE_DISK
                || volume.deviceType() == VolumeFacts.FILE_DEVICE_VIRTUAL_DISK;
    }

    /**
     * Whether FSCTL_MARK_HANDLE wants the handle of the volume, opened with SeManageVolumePrivilege, for some source
     * information. Documented: for all but USN_SOURCE_CLIENT_REPLICATION_MANAGEMENT.
     */
    public static boolean needsVolumeHandle(int sourceInfo) {
        return (sourceInfo & ~SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit()) != 0;
    }

    /** Whether only the kernel may set a flag of FSCTL_MARK_HANDLE. Documented for MARK_HANDLE_TXF_SYSTEM_LOG. */
    public static boolean isForKernel(HandleInfo flag) {
        return flag == HandleInfo.TXF_SYSTEM_LOG;
    }

    /** Whether a flag of FSCTL_MARK_HANDLE is for a handle of the volume, and for no other. Documented. */
    public static boolean isForVolume(HandleInfo flag) {
        return flag == HandleInfo.SUPPRESS_VOLUME_OPEN_FLUSH;
    }

    /** The first build of Windows that knows a flag of FSCTL_MARK_HANDLE; 0 for those older than Windows 7. Documented. */
    public static int since(HandleInfo flag) {
        return switch (flag) {
            case PROTECT_CLUSTERS, TXF_SYSTEM_LOG, NOT_TXF_SYSTEM_LOG -> 0;
            case REALTIME, NOT_REALTIME -> WINDOWS_7;
            case READ_COPY, NOT_READ_COPY -> WINDOWS_8;
            case RETURN_PURGE_FAILURE -> WINDOWS_8_1;
            case DISABLE_FILE_METADATA_OPTIMIZATION,
                    ENABLE_USN_SOURCE_ON_PAGING_IO,
                    SKIP_COHERENCY_SYNC_DISALLOW_WRITES -> WINDOWS_10;
            case SUPPRESS_VOLUME_OPEN_FLUSH -> WINDOWS_11;
        };
    }
}
