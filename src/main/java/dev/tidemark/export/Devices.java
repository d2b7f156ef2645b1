package dev.tidemark.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what is written to as it comes, and has nothing to lose and no place beside it: a terminal, a pipe, {@code NUL}. Pure
 * functions; they read the disk.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming Files, Paths, and Namespaces</a>
 */
public final class Devices {

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Pattern NAMES =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?");

    private Devices() {}

    /** Whether a path leads to a device or a pipe. */
    public static boolean test(Path path) {
        return WINDOWS ? isNamedSo(path.toString()) : isOther(path);
    }

    /** As Windows names them, in every folder. */
    static boolean isNamedSo(String path) {
        String lower = path.toLowerCase(Locale.ROOT).replace('/', '\\');
        String name = lower.substring(lower.lastIndexOf('\\') + 1).strip();
        boolean device = lower.startsWith("\\\\.\\") || lower.matches("\\\\\\\\[^\\\\]+\\\\pipe\\\\.*");
        return device || NAMES.matcher(name).matches();
    }

    private static boolean isOther(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false;
        }
    }
}
