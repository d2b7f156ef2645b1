package dev.tidemark.filter;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for whole paths, in which a star stands for any characters and a question mark for one. Immutable. It goes through a text
 * with all places of the pattern at once at which it can be, one bit each: those behind the directory are where each name goes on.
 */
final class PathWildcards implements PathPattern {

    /** As many places as there are bits, but the one behind the last, and the sign. */
    private static final int MOST = Long.SIZE - 2;

    private static final int ASCII = 0x80;

    private final String pattern;
    private final long stars;
    private final long anyOne;
    private final long[] ascii = new long[ASCII];

    /** The places from which no backslash need follow. */
    private final long inName;

    private PathWildcards(String pattern) {
        this.pattern = pattern;
        long bitsOfStars = 0;
        long bitsOfOne = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            bitsOfStars |= c == '*' ? 1L << i : 0;
            bitsOfOne |= c == '?' ? 1L << i : 0;
            if (c != '*' && c != '?' && c < ASCII) {
                ascii[c] |= 1L << i;
            }
        }
        stars = bitsOfStars;
        anyOne = bitsOfOne;
        inName = -1L << pattern.lastIndexOf('\\') + 1;
    }

    /**
     * A pattern.
     *
     * @param folded in the case in which it is compared
     * @return {@code null} when it is too long
     */
    static @Nullable PathWildcards ofFolded(String folded) {
        String single = folded.replaceAll("\\*+", "*");
        return single.length() > MOST ? null : new PathWildcards(single);
    }

    @Override
    public long of(String directory) {
        long places = withStars(1);
        for (int i = 0; i < directory.length() && places != 0; i++) {
            places = step(places, directory.charAt(i));
        }
        places = step(places, '\\');
        return isEndless(places) ? EVERYTHING : places & inName;
    }

    @Override
    public boolean passes(long directory, ByteBuffer bytes, int from, int length) {
        long places = directory;
        for (int i = 0; i < length && places != 0; i++) {
            places = step(places, bytes.getChar(from + 2 * i));
        }
        return (places & 1L << pattern.length()) != 0;
    }

    /** Whether a star at the end takes whatever comes. */
    private boolean isEndless(long places) {
        int last = pattern.length() - 1;
        return last >= 0 && (places & stars & 1L << last) != 0;
    }

    private long step(long places, char c) {
        char folded = NameMatcher.fold(c);
        long fits = anyOne | (folded < ASCII ? ascii[folded] : beyond(folded));
        return withStars(places & stars | (places & fits) << 1);
    }

    /** A star may stand for nothing. */
    private long withStars(long places) {
        return places | (places & stars) << 1;
    }

    private long beyond(char folded) {
        long fits = 0;
        for (int at = pattern.indexOf(folded); at >= 0; at = pattern.indexOf(folded, at + 1)) {
            fits |= 1L << at;
        }
        return fits;
    }
}
