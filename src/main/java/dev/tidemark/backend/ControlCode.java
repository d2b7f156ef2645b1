package dev.tidemark.backend;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The control codes Tidemark sends, and how Windows composes them.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/kernel/defining-i-o-control-codes">Defining I/O
 *     Control Codes</a>
 */
public enum ControlCode {
    FSCTL_LOCK_VOLUME(0x0009_0018),
    FSCTL_UNLOCK_VOLUME(0x0009_001C),
    FSCTL_DISMOUNT_VOLUME(0x0009_0020),
    FSCTL_IS_VOLUME_MOUNTED(0x0009_0028),
    FSCTL_GET_NTFS_VOLUME_DATA(0x0009_0064),
    FSCTL_IS_VOLUME_DIRTY(0x0009_0078),
    FSCTL_ENUM_USN_DATA(0x0009_00B3),
    FSCTL_READ_USN_JOURNAL(0x0009_00BB),
    FSCTL_CREATE_USN_JOURNAL(0x0009_00E7),
    FSCTL_READ_FILE_USN_DATA(0x0009_00EB),
    FSCTL_WRITE_USN_CLOSE_RECORD(0x0009_00EF),
    FSCTL_QUERY_USN_JOURNAL(0x0009_00F4),
    FSCTL_DELETE_USN_JOURNAL(0x0009_00F8),
    FSCTL_MARK_HANDLE(0x0009_00FC),
    FSCTL_QUERY_PERSISTENT_VOLUME_STATE(0x0009_023C),
    FSCTL_USN_TRACK_MODIFIED_RANGES(0x0009_02F4),
    FSCTL_READ_UNPRIVILEGED_USN_JOURNAL(0x0009_03AB),
    IOCTL_STORAGE_QUERY_PROPERTY(0x002D_1400),
    IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS(0x0053_0018),
    IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES(0x0053_C000),
    IOCTL_VOLSNAP_RELEASE_WRITES(0x0053_C004);

    private final int value;

    ControlCode(int value) {
        this.value = value;
    }

    /** The 32-bit code. */
    public int value() {
        return value;
    }

    /** The code of that value, if it is one that Tidemark knows. */
    public static Optional<ControlCode> of(int value) {
        for (ControlCode code : values()) {
            if (code.value == value) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** A code by name, in upper or lower case, or by number: {@code 0x000900F4}, {@code 590068}. */
    public static OptionalInt parse(String text) {
        for (ControlCode code : values()) {
            if (code.name().equalsIgnoreCase(text)) {
                return OptionalInt.of(code.value);
            }
        }
        try {
            boolean hex = text.regionMatches(true, 0, "0x", 0, 2);
            return OptionalInt.of(Integer.parseUnsignedInt(hex ? text.substring(2) : text, hex ? 16 : 10));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Its name, or the number in hex when it is not one that Tidemark knows. */
    public static String describe(int code) {
        return of(code).map(ControlCode::name).orElseGet(() -> String.format("0x%08X", code));
    }

    /** Device type, bits 16 to 31: 0x9 is FILE_DEVICE_FILE_SYSTEM, 0x53 is volume snapshot. */
    public static int deviceType(int code) {
        return code >>> 16;
    }

    /** Required access, bits 14 and 15: 0 any, 1 read, 2 write. */
    public static int access(int code) {
        return code >>> 14 & 0x3;
    }

    /** Function, bits 2 to 13. */
    public static int function(int code) {
        return code >>> 2 & 0xFFF;
    }

    /** Method, bits 0 and 1: 0 buffered, 1 in direct, 2 out direct, 3 neither. */
    public static int method(int code) {
        return code & 0x3;
    }
}
