package dev.tidemark.filter;

import dev.tidemark.path.Directory;
import dev.tidemark.path.PathIndex;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What directories give to a search in whole paths, remembered for many: a part of a path that is found in the directory
 * need not be looked for in each of its files, and one that is not can only begin near its end. Safe from any thread.
 */
final class PathParts {

    private static final int MOST_KNOWN = 1 << 14;

    /** Longer paths are not remembered: they may be of made-up directories, each as long as a path can be. */
    private static final int MOST_CHARS = 2048;

    private final PathIndex index;
    private final NameMatcher wanted;
    private final ConcurrentHashMap<String, Part> known = new ConcurrentHashMap<>();

    /**
     * A directory's part of the paths in it.
     *
     * @param found whether every path in it fits
     * @param end its last characters, as UTF-16LE: as many as can count, with the backslash behind it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(boolean found, byte[] end) {}

    PathParts(PathIndex index, NameMatcher wanted) {
        this.index = index;
        this.wanted = wanted;
    }

    PathIndex index() {
        return index;
    }

    NameMatcher wanted() {
        return wanted;
    }

    Part of(Directory directory) {
        Part part = known.get(directory.path());
        return part != null ? part : make(directory.path());
    }

    private Part make(String path) {
        int length = path.length() + 1;
        ByteBuffer text = Utf16.of(path + '\\');
        int reach = Math.min(length, wanted.reach());
        byte[] end = new byte[2 * reach];
        text.get(2 * (length - reach), end);
        Part part = new Part(wanted.isPart() && wanted.matches(text, 0, length), end);
        if (length <= MOST_CHARS) {
            remember(path, part);
        }
        return part;
    }

    private void remember(String path, Part part) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(path, part);
    }
}
