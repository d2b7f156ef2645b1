package dev.tidemark.path;

import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import java.util.Locale;

/**
 * Ends paths that are longer than any that Windows opens: damaged or made-up records can chain a million directories. Such a
 * path says so, and keeps its last names. Pure functions.
 */
final class LongPath {

    /** A longer path is cut. In UTF-16 units. */
    static final int MOST_CHARS = 32_767;

    private static final int KEPT_CHARS = 1024;
    private static final String SAYS_SO =
            "…\\" + Messages.text("path.long", String.format(Locale.ROOT, "%,d", MOST_CHARS));

    private LongPath() {}

    /** Whether a path was cut here. No name can look so: a path begins with a backslash, or in words of the program's own. */
    static boolean isCut(String path) {
        return path.startsWith(SAYS_SO);
    }

    /** What stands for directories above which nobody looks. */
    static Directory top() {
        return new Directory(SAYS_SO, Certainty.PARTIAL);
    }

    /**
     * A path that was cut above, or is too long.
     *
     * @param path as {@link Directory#path}
     */
    static String cut(String path) {
        int from = path.length();
        int begins = isCut(path) ? SAYS_SO.length() : 0;
        for (int at = path.lastIndexOf('\\'); at >= begins; at = path.lastIndexOf('\\', at - 1)) {
            if (path.length() - at > KEPT_CHARS) {
                break;
            }
            boolean beginsName = !isEscape(path, at);
            from = beginsName ? at : from;
        }
        return SAYS_SO + path.substring(from);
    }

    private static boolean isEscape(String path, int at) {
        return Escapes.escapeAt(path, at, false) > 0;
    }
}
