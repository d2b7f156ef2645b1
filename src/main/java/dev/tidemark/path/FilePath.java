package dev.tidemark.path;

import dev.tidemark.text.Escapes;

/**
 * The path of a file at some time.
 *
 * @param directory the directory's path as {@link Escapes} writes it, beginning with a backslash; empty for the root, and
 *     beginning with {@code …} when some directory is not known
 * @param name the file's own name as it is; empty for the root
 * @param certainty how sure it is
 */
public record FilePath(String directory, String name, Certainty certainty) {

    /** The whole path, for example {@code \docs\a.txt}, with escapes for what cannot be seen. */
    public String text() {
        return directory + '\\' + Escapes.inPath(name);
    }
}
