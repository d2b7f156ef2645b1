package dev.tidemark.summary;

import dev.tidemark.text.Escapes;

/**
 * Takes the paths of directories apart, as {@link dev.tidemark.path.FilePath#directory} has them: names behind backslashes, of which
 * one that begins an escape is part of a name. Pure functions.
 */
public final class Folders {

    private static final char BACKSLASH = '\\';

    private Folders() {}

    /** The first directories of a path; all of them for a depth of 0. */
    static String cut(String path, int depth) {
        if (depth == 0) {
            return path;
        }
        int names = 0;
        for (int at = 0; at < path.length(); at++) {
            if (begins(path, at) && ++names > depth) {
                return path.substring(0, at);
            }
        }
        return path;
    }

    /** The directory that a directory is in; empty for one in the root. */
    static String parent(String path) {
        for (int at = path.length() - 1; at > 0; at--) {
            if (begins(path, at)) {
                return path.substring(0, at);
            }
        }
        return "";
    }

    private static boolean begins(String path, int at) {
        return path.charAt(at) == BACKSLASH && Escapes.escapeAt(path, at, false) == 0;
    }
}
