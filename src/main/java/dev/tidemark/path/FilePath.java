package dev.tidemark.path;

/**
 * The path of a file at some time.
 *
 * @param directory the directory's path, beginning with a backslash; empty for the root, and beginning with {@code …} when
 *     some directory is not known
 * @param name the file's own name; empty for the root
 * @param certainty how sure it is
 */
public record FilePath(String directory, String name, Certainty certainty) {

    /** The whole path, for example {@code \docs\a.txt}. */
    public String text() {
        return directory + '\\' + name;
    }
}
