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

    /** What a file-system control code gets on a direct open. Documented: STATUS_INVALID_DEVICE_REQUEST. */
    public static final Win32Error DIRECT_OPEN_ANSWER = Win32Error.ERROR_INVALID_FUNCTION;

    /**
     * Whether a volume's root directory, opened with any access, answers what is asked of the volume: its journal, its NTFS data,
     * whether it is dirty. Known of public programs for the journal; a guess for the others.
     */
    public static final boolean ROOT_ANSWERS_FOR_VOLUME = true;

    /** What a control code of the journal gets from a volume that has none. Documented. */
    public static final Win32Error NO_JOURNAL = Win32Error.ERROR_JOURNAL_NOT_ACTIVE;

    /** What a standard user gets who opens a volume for reading or writing, or sends what only administrators may. Documented. */
    public static final Win32Error WITHOUT_RIGHTS = Win32Error.ERROR_ACCESS_DENIED;

    /** Whether FILE_TRAVERSE opens a volume for a standard user. Known of public programs that read journals without rights. */
    public static final boolean TRAVERSE_NEEDS_NO_RIGHTS = true;

    /** Whether FSCTL_READ_UNPRIVILEGED_USN_JOURNAL leaves the names of records empty. Known of public programs. */
    public static final boolean UNPRIVILEGED_READ_LEAVES_NAMES_OUT = true;

    /** Whether a read with a timeout gives a record only when that has passed, not as soon as it is there. Documented. */
    public static final boolean TIMEOUT_DELAYS_RECORDS = true;

    /** Whether Timeout counts on a handle for overlapped calls. Documented: it is ignored. */
    public static final boolean TIMEOUT_COUNTS_WHEN_OVERLAPPED = false;

    /** Whether records that its mask leaves out end a waiting read. Documented: the wait begins anew. */
    public static final boolean FILTERED_RECORDS_END_A_WAIT = false;

    /** What a cancelled call ends with, a waiting read as a hold. Documented for CancelIoEx. */
    public static final Win32Error CANCELLED = Win32Error.ERROR_OPERATION_ABORTED;

    /** What a close record gets on a volume's handle, and with an output that is too small or not on 4 bytes. Documented. */
    public static final Win32Error NO_CLOSE_RECORD = Win32Error.ERROR_INVALID_PARAMETER;

    /** Whether a close record is written though nothing is pending for the file. Documented. */
    public static final boolean CLOSE_RECORD_ALWAYS = true;

    /** Whether a close record of a file that was flushed keeps being its last one. A guess: lazy writes may log again. */
    public static final boolean FLUSHED_CLOSE_RECORD_IS_FINAL = true;

    /** What a mark with a source gets that wants the volume's handle and comes without. A guess: the handle 0 is none. */
    public static final Win32Error MARK_WITHOUT_VOLUME = Win32Error.ERROR_INVALID_HANDLE;

    /** What a mark gets that names another handle than one of its volume. A guess. */
    public static final Win32Error MARK_WITH_OTHER_HANDLE = Win32Error.ERROR_INVALID_PARAMETER;

    /** What a mark with a source gets without SeManageVolumePrivilege. Documented. */
    public static final Win32Error MARK_WITHOUT_PRIVILEGE = Win32Error.ERROR_PRIVILEGE_NOT_HELD;

    /**
     * Whether PROTECT_CLUSTERS is refused without the handle of the volume. A guess: public programs all pass it, and so does
     * Tidemark, whatever this says.
     */
    public static final boolean PROTECT_CLUSTERS_NEEDS_VOLUME = false;

    /** What the 12 bytes of MARK_HANDLE_INFO32 get from a 64-bit program. Documented: STATUS_BUFFER_TOO_SMALL. */
    public static final Win32Error SHORT_MARK = Win32Error.ERROR_INSUFFICIENT_BUFFER;

    /** What a lock gets while something is open on the volume. Documented. */
    public static final Win32Error LOCK_IN_USE = Win32Error.ERROR_ACCESS_DENIED;

    /** What an open of a volume gets that somebody has locked. Documented. */
    public static final Win32Error LOCKED_BY_OTHERS = Win32Error.ERROR_ACCESS_DENIED;

    /** What an unlock gets from who has no lock. Documented: STATUS_NOT_LOCKED. */
    public static final Win32Error UNLOCK_WITHOUT_LOCK = Win32Error.ERROR_NOT_LOCKED;

    /**
     * Whether the request that flushes and holds writes stays pending, and its writers wait, until it is cancelled, when it comes
     * without an input. A guess: its page describes no input, and does not say who completes it.
     */
    public static final boolean HOLD_STAYS_PENDING = true;

    /** Whether the driver below the file system holds writes on when a hold was cancelled. A guess; a hold is ended as if so. */
    public static final boolean HOLDS_BELOW_AFTER_CANCEL = false;

    /** What OpenFileById gets for an id that no file has: deleted, or with another sequence number. Known of public programs. */
    public static final Win32Error NO_SUCH_ID = Win32Error.ERROR_INVALID_PARAMETER;

    /** Whether NTFS finds a file by its 128-bit id, which is its 64-bit one with zeros. Documented for ExtendedFileIdType. */
    public static final boolean NTFS_TAKES_128_BIT_IDS = true;

    /** Whether OpenFileById takes a handle of the volume for its hint, and not only one of a file. Documented. */
    public static final boolean VOLUME_IS_A_HINT = true;

    /** Whether an open by the id of a link leads to its target, unless it asks for the link itself. Documented for CreateFile. */
    public static final boolean IDS_OF_LINKS_LEAD_ON = true;

    /** Whether the Restart Manager tells which process has a file open. Documented. */
    public static final boolean RESTART_MANAGER_TELLS_HOLDERS = true;

    /**
     * Whether a volume's handle tells who has its files open (FileProcessIdsUsingFileInformation), when it reaches the file system.
     * Documented; a direct open tells who has the device open.
     */
    public static final boolean VOLUME_TELLS_HOLDERS = true;

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

    /**
     * What FSCTL_MARK_HANDLE says to one flag, for a file of an NTFS volume whose storage keeps one copy of it: taken, refused,
     * or for the kernel. Documented for all that are taken.
     */
    public static int answerToMark(HandleInfo flag) {
        return switch (flag) {
            case PROTECT_CLUSTERS,
                    NOT_TXF_SYSTEM_LOG,
                    RETURN_PURGE_FAILURE,
                    DISABLE_FILE_METADATA_OPTIMIZATION,
                    ENABLE_USN_SOURCE_ON_PAGING_IO,
                    SKIP_COHERENCY_SYNC_DISALLOW_WRITES -> Win32Error.SUCCESS;
            case TXF_SYSTEM_LOG -> Win32Error.ERROR_ACCESS_DENIED.code();
            case REALTIME, NOT_REALTIME, READ_COPY, NOT_READ_COPY, SUPPRESS_VOLUME_OPEN_FLUSH ->
                Win32Error.ERROR_INVALID_PARAMETER.code();
        };
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
