package dev.tidemark.filter;

import dev.tidemark.path.Directory;
import java.util.function.ToLongFunction;

/**
 * Tests the path of a directory. Immutable.
 *
 * @param wanted what it must fit; the root is a backslash
 */
record DirectoryTest(TextMatcher wanted) implements ToLongFunction<Directory> {

    boolean test(String path) {
        return TextMatchers.matches(wanted, path.isEmpty() ? "\\" : path);
    }

    @Override
    public long applyAsLong(Directory directory) {
        return test(directory.path()) ? 1 : 0;
    }
}
