package dev.tidemark.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call was sent to, as another program would open it.
 *
 * @param volume the device of its volume, for example {@code \\.\D:}
 * @param path of the file; {@code null} for the volume itself, or when it was opened by its id
 * @param fileId in hex, 16 or 32 digits; {@code null} unless it was opened by its id
 */
record CallTarget(
        String volume, @Nullable String path, @Nullable String fileId) {

    private static final Pattern TARGET = Pattern.compile(
            "(?<volume>[A-Za-z]:|\\\\\\\\\\?\\\\Volume\\{[^}]*})(?<rest>.*)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern BY_ID = Pattern.compile("\\\\? ([0-9a-f]{16}|[0-9a-f]{32})");

    static CallTarget of(DeviceCall operation) {
        Matcher target = TARGET.matcher(operation.target());
        if (!target.matches()) {
            return new CallTarget(operation.target(), null, null);
        }
        String volume = target.group("volume");
        String device = volume.startsWith("\\\\") ? volume : "\\\\.\\" + volume;
        String rest = target.group("rest");
        Matcher byId = BY_ID.matcher(rest);
        if (byId.matches()) {
            return new CallTarget(device, null, byId.group(1));
        }
        // A volume's own name may end in a backslash; a path begins with one more.
        boolean file = rest.length() > 1 || rest.equals("\\") && !volume.startsWith("\\\\");
        return new CallTarget(device, file ? volume + rest.replaceFirst("^\\\\{2}", "\\\\") : null, null);
    }

    boolean isVolume() {
        return path == null && fileId == null;
    }

    /** The volume as {@code fsutil} takes it. */
    String volumeName() {
        return volume.startsWith("\\\\.\\") ? volume.substring("\\\\.\\".length()) : volume;
    }
}
