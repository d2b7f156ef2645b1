package dev.tidemark.backend;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The Win32 errors a client of volumes and journals meets.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/system-error-codes">System Error Codes</a>
 */
public enum Win32Error {
    ERROR_INVALID_FUNCTION(1),
    ERROR_FILE_NOT_FOUND(2),
    ERROR_PATH_NOT_FOUND(3),
    ERROR_ACCESS_DENIED(5),
    ERROR_INVALID_HANDLE(6),
    ERROR_INVALID_DATA(13),
    ERROR_WRITE_PROTECT(19),
    ERROR_NOT_READY(21),
    ERROR_GEN_FAILURE(31),
    ERROR_SHARING_VIOLATION(32),
    ERROR_LOCK_VIOLATION(33),
    ERROR_HANDLE_EOF(38),
    ERROR_NOT_SUPPORTED(50),
    ERROR_BAD_NETPATH(53),
    ERROR_DEV_NOT_EXIST(55),
    ERROR_FILE_EXISTS(80),
    ERROR_INVALID_PARAMETER(87),
    ERROR_DISK_FULL(112),
    ERROR_SEM_TIMEOUT(121),
    ERROR_INSUFFICIENT_BUFFER(122),
    ERROR_NOT_LOCKED(158),
    ERROR_BUSY(170),
    ERROR_MORE_DATA(234),
    ERROR_MARKED_TO_DISALLOW_WRITES(348),
    ERROR_NO_SUCH_DEVICE(433),
    ERROR_DEVICE_HARDWARE_ERROR(483),
    ERROR_OPERATION_ABORTED(995),
    ERROR_IO_PENDING(997),
    ERROR_UNRECOGNIZED_VOLUME(1005),
    ERROR_FILE_INVALID(1006),
    ERROR_IO_DEVICE(1117),
    ERROR_DEVICE_NOT_CONNECTED(1167),
    ERROR_JOURNAL_DELETE_IN_PROGRESS(1178),
    ERROR_JOURNAL_NOT_ACTIVE(1179),
    ERROR_POTENTIAL_FILE_FOUND(1180),
    ERROR_JOURNAL_ENTRY_DELETED(1181),
    ERROR_CANCELLED(1223),
    ERROR_ACCESS_DISABLED_BY_POLICY(1260),
    ERROR_PRIVILEGE_NOT_HELD(1314),
    ERROR_FILE_CORRUPT(1392),
    ERROR_INVALID_USER_BUFFER(1784),
    ERROR_TRANSACTIONAL_CONFLICT(6800);

    /** No error. */
    public static final int SUCCESS = 0;

    private final int code;

    Win32Error(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public boolean is(int status) {
        return status == code;
    }

    /** The error of that number, if it is one that Tidemark names. */
    public static Optional<Win32Error> of(int code) {
        for (Win32Error error : values()) {
            if (error.code == code) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** An error by number, or by its symbol with or without {@code ERROR_}, in upper or lower case; never 0. */
    public static OptionalInt parse(String text) {
        for (Win32Error error : values()) {
            if (error.name().equalsIgnoreCase(text) || error.name().equalsIgnoreCase("ERROR_" + text)) {
                return OptionalInt.of(error.code);
            }
        }
        try {
            boolean hex = text.regionMatches(true, 0, "0x", 0, 2);
            int code = hex ? Integer.parseUnsignedInt(text.substring(2), 16) : Integer.parseInt(text);
            return hex && code != SUCCESS || code > SUCCESS ? OptionalInt.of(code) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Number and symbol, for example {@code 1179 ERROR_JOURNAL_NOT_ACTIVE}; a number that has no name here is told in hex, as
     * HRESULTs are known by.
     */
    public static String describe(int code) {
        return of(code).map(error -> (code < 0 ? hex(code) : code) + " " + error.name())
                .orElseGet(() -> code < 0 ? hex(code) : code + " (" + hex(code) + ")");
    }

    private static String hex(int code) {
        return String.format(Locale.ROOT, "0x%08X", code);
    }
}
