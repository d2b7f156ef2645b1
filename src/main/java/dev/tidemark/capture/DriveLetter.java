package dev.tidemark.capture;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from where a collector put a file which volume it is of: {@code host/C/$Extend/$J}, {@code $J_C}, {@code C%3A/…}. Pure
 * functions.
 */
public final class DriveLetter {

    private static final Pattern FOLDER = Pattern.compile("([A-Za-z])(?:[:_]|%3[aA]|_drive)?");
    private static final Pattern SUFFIX =
            Pattern.compile("(?:.*[$._ -])?(?:(?i)j|usnjrnl)_([A-Za-z])(?:\\.[A-Za-z]{1,4})?");

    private DriveLetter() {}

    /** The letter with its colon; empty where nothing tells. */
    public static String of(Path file) {
        Matcher suffix = SUFFIX.matcher(name(file));
        if (suffix.matches()) {
            return letter(suffix);
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        while (folder != null && (name(folder).startsWith("$") || name(folder).startsWith("%24"))) {
            folder = folder.getParent();
        }
        Matcher drive = FOLDER.matcher(folder == null ? "" : name(folder));
        return drive.matches() ? letter(drive) : "";
    }

    private static String letter(Matcher found) {
        return found.group(1).toUpperCase(Locale.ROOT) + ":";
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }
}
