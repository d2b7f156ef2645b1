package dev.tidemark.trace;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Pure. A control code taken apart, as {@code CTL_CODE} composes it.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/kernel/defining-i-o-control-codes">Defining I/O
 *     Control Codes</a>
 */
public final class CodeParts {

    private static final String[] METHODS = {
        "METHOD_BUFFERED", "METHOD_IN_DIRECT", "METHOD_OUT_DIRECT", "METHOD_NEITHER"
    };
    private static final String[] ACCESSES = {
        "FILE_ANY_ACCESS", "FILE_READ_ACCESS", "FILE_WRITE_ACCESS", "FILE_READ_ACCESS | FILE_WRITE_ACCESS"
    };
    private static final int FILE_SYSTEM = 0x9;
    private static final int VOLUME_SNAPSHOT = 0x53;

    private CodeParts() {}

    /**
     * One part of a code.
     *
     * @param name device type, function, method or access, in words
     * @param bits which bits it takes, for example {@code 31–16}
     * @param value as {@code CTL_CODE} writes it
     */
    public record Part(String name, String bits, String value) {}

    /** The code in hex. */
    public static String hex(int code) {
        return String.format(Locale.ROOT, "0x%08x", code);
    }

    /** The name of the device type; its number when it has none here. */
    public static String device(int code) {
        return switch (ControlCode.deviceType(code)) {
            case FILE_SYSTEM -> "FILE_DEVICE_FILE_SYSTEM";
            // ntddsnap.h: 'S'.
            case VOLUME_SNAPSHOT -> "VOLSNAPCONTROLTYPE";
            default -> String.format(Locale.ROOT, "0x%x", ControlCode.deviceType(code));
        };
    }

    public static String method(int code) {
        return METHODS[ControlCode.method(code)];
    }

    public static String access(int code) {
        return ACCESSES[ControlCode.access(code)];
    }

    /** All four parts, from the highest bits to the lowest. */
    public static List<Part> of(int code) {
        int function = ControlCode.function(code);
        return List.of(
                part("device", "31–16", device(code) + numbered(ControlCode.deviceType(code))),
                part("access", "15–14", access(code) + numbered(ControlCode.access(code))),
                part("function", "13–2", function + numbered(function)),
                part("method", "1–0", method(code) + numbered(ControlCode.method(code))));
    }

    private static Part part(String key, String bits, String value) {
        return new Part(Messages.text("log.code." + key), bits, value);
    }

    private static String numbered(int number) {
        return String.format(Locale.ROOT, " (0x%x)", number);
    }
}
