package dev.tidemark.filter;

import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in whole paths, taken apart at the last backslash: what a directory gives is found out once, and of each of its
 * files only the name is looked at. Immutable. Only for names that stand in paths as they are, without a backslash.
 */
sealed interface PathPattern permits PathPattern.Part, PathPattern.Whole, PathWildcards {

    /** No file in the directory passes, whatever its name. */
    long NOTHING = 0;

    /** Every file in the directory passes, also by a name that does not stand in the path as it is. */
    long EVERYTHING = -1;

    /** What a directory gives; only to hand on. */
    long of(String directory);

    /**
     * Whether a name passes.
     *
     * @param directory what the directory gave, neither nothing nor everything
     * @param from where the name starts
     * @param length how many UTF-16 code units it has
     */
    boolean passes(long directory, ByteBuffer bytes, int from, int length);

    /** Takes apart what is looked for; {@code null} when only whole paths can be tried. */
    static @Nullable PathPattern of(NameMatcher wanted) {
        String text = wanted.folded();
        int last = text.lastIndexOf('\\');
        if (wanted.isPart()) {
            return last < 0
                    ? new Part(wanted, null, wanted)
                    : new Part(wanted, text.substring(0, last), NameMatcher.startingWith(text.substring(last + 1)));
        }
        if (wanted.isWhole()) {
            return last < 0
                    ? new Whole(null, wanted)
                    : new Whole(text.substring(0, last), NameMatcher.whole(text.substring(last + 1)));
        }
        return wanted.isPattern() ? PathWildcards.ofFolded(text) : null;
    }

    /** Whether the end of a text is another, without case. */
    private static boolean ends(String text, String folded) {
        int from = text.length() - folded.length();
        for (int i = 0; i < folded.length(); i++) {
            if (from < 0 || NameMatcher.fold(text.charAt(from + i)) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A part of the path.
     *
     * @param end what the directory must end with; {@code null} when it is all in the name
     * @param name what the name must fit then
     */
    record Part(NameMatcher wanted, @Nullable String end, NameMatcher name) implements PathPattern {

        private static final long IN_NAME = 1;

        @Override
        public long of(String directory) {
            if (wanted.matches(Utf16.of(directory + '\\'), 0, directory.length() + 1)) {
                return EVERYTHING;
            }
            return end == null || ends(directory, end) ? IN_NAME : NOTHING;
        }

        @Override
        public boolean passes(long directory, ByteBuffer bytes, int from, int length) {
            return name.matches(bytes, from, length);
        }
    }

    /**
     * The whole path.
     *
     * @param directory the directory's path; {@code null} for none that there is
     */
    record Whole(@Nullable String directory, NameMatcher name) implements PathPattern {

        private static final long IN_NAME = 1;

        @Override
        public long of(String path) {
            return directory != null && directory.length() == path.length() && ends(path, directory)
                    ? IN_NAME
                    : NOTHING;
        }

        @Override
        public boolean passes(long of, ByteBuffer bytes, int from, int length) {
            return name.matches(bytes, from, length);
        }
    }
}
