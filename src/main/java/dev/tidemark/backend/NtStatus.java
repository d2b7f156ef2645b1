package dev.tidemark.backend;

import java.util.Locale;
import java.util.Optional;

/**
 * The NTSTATUS values that tell apart what one Win32 number covers. Where several become the same number, the usual one comes
 * first. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55">NTSTATUS
 *     values</a>
 */
public enum NtStatus {
    STATUS_INVALID_DEVICE_REQUEST(0xC000_0010, 1),
    STATUS_NOT_IMPLEMENTED(0xC000_0002, 1),
    STATUS_NO_SUCH_FILE(0xC000_000F, 2),
    STATUS_OBJECT_NAME_NOT_FOUND(0xC000_0034, 2),
    STATUS_OBJECT_PATH_NOT_FOUND(0xC000_003A, 3),
    STATUS_ACCESS_DENIED(0xC000_0022, 5),
    STATUS_DELETE_PENDING(0xC000_0056, 5),
    STATUS_CANNOT_DELETE(0xC000_0121, 5),
    STATUS_INVALID_HANDLE(0xC000_0008, 6),
    STATUS_MEDIA_WRITE_PROTECTED(0xC000_00A2, 19),
    STATUS_VOLUME_DISMOUNTED(0xC000_026E, 21),
    STATUS_DEVICE_NOT_READY(0xC000_00A3, 21),
    STATUS_NO_MEDIA_IN_DEVICE(0xC000_0013, 21),
    STATUS_SHARING_VIOLATION(0xC000_0043, 32),
    STATUS_FILE_LOCK_CONFLICT(0xC000_0054, 33),
    STATUS_END_OF_FILE(0xC000_0011, 38),
    STATUS_NOT_SUPPORTED(0xC000_00BB, 50),
    STATUS_BAD_NETWORK_PATH(0xC000_00BE, 53),
    STATUS_INVALID_PARAMETER(0xC000_000D, 87),
    STATUS_BUFFER_TOO_SMALL(0xC000_0023, 122),
    STATUS_NOT_LOCKED(0xC000_002A, 158),
    STATUS_MARKED_TO_DISALLOW_WRITES(0xC000_048D, 348),
    STATUS_DEVICE_HARDWARE_ERROR(0xC000_0483, 483),
    STATUS_CANCELLED(0xC000_0120, 995),
    STATUS_UNRECOGNIZED_VOLUME(0xC000_014F, 1005),
    STATUS_NO_SUCH_DEVICE(0xC000_000E, 433),
    STATUS_DEVICE_NOT_CONNECTED(0xC000_009D, 1167),
    STATUS_JOURNAL_DELETE_IN_PROGRESS(0xC000_02B7, 1178),
    STATUS_JOURNAL_NOT_ACTIVE(0xC000_02B8, 1179),
    STATUS_JOURNAL_ENTRY_DELETED(0xC000_02CF, 1181),
    STATUS_PRIVILEGE_NOT_HELD(0xC000_0061, 1314),
    STATUS_FILE_CORRUPT_ERROR(0xC000_0102, 1392);

    private final int value;
    private final int win32;

    NtStatus(int value, int win32) {
        this.value = value;
        this.win32 = win32;
    }

    public int value() {
        return value;
    }

    /** The Win32 error that Windows makes of it, most of the time. */
    public int win32() {
        return win32;
    }

    /** The status of that value, if it is one that Tidemark names. */
    public static Optional<NtStatus> of(int value) {
        for (NtStatus status : values()) {
            if (status.value == value) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** The value that a Win32 error usually comes from, 0 when none is named here. */
    public static int usual(int win32) {
        for (NtStatus status : values()) {
            if (status.win32 == win32) {
                return status.value;
            }
        }
        return 0;
    }

    /** Symbol and number, for example {@code STATUS_DELETE_PENDING 0xC0000056}; only the number when it has no name here. */
    public static String describe(int value) {
        String number = String.format(Locale.ROOT, "0x%08X", value);
        return of(value).map(status -> status.name() + " " + number).orElse(number);
    }
}
