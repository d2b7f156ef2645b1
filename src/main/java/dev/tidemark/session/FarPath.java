package dev.tidemark.session;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which paths lead to another computer or to a device, judged by their text alone: to look whether something is there may already tell
 * that computer who asks, or disturb that device. Pure functions.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming Files, Paths, and Namespaces</a>
 */
final class FarPath {

    /** Names that are devices in every folder of Windows, whatever stands behind a dot, a blank or a colon. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:[ .:].*)?");

    private static final Pattern SPECIAL_FOLDER = Pattern.compile("/+(?:dev|proc|sys|run|net)(?:/.*)?");

    private FarPath() {}

    /** Whether a path is such a one, on Windows or elsewhere. */
    static boolean test(String path) {
        String text = path.strip().toLowerCase(Locale.ROOT);
        String slashes = text.replace('\\', '/');
        if (slashes.startsWith("//")
                || SPECIAL_FOLDER.matcher(slashes.replaceAll("/\\.?(?=/)", "")).matches()) {
            return true;
        }
        for (String part : slashes.split("/")) {
            if (DEVICE.matcher(part).matches() || part.equals("..")) {
                return true;
            }
        }
        return text.contains("://");
    }
}
