package dev.tidemark.filter;

import dev.tidemark.filter.language.Value;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Tests whole texts with {@code *} (any characters) and {@code ?} (one) where some of those stand for themselves, or where case
 * counts: what {@link NameMatcher} does not do. Immutable.
 */
final class Wildcards implements TextMatcher {

    private static final int ANY = -1;
    private static final int ONE = -2;

    /** Characters, or {@link #ANY} or {@link #ONE}. */
    private final int[] wanted;

    private final boolean cased;

    private Wildcards(IntStream wanted, boolean cased) {
        this.cased = cased;
        this.wanted =
                wanted.map(c -> c < 0 || cased ? c : NameMatcher.fold((char) c)).toArray();
    }

    static Wildcards pattern(Value.Text value) {
        String text = value.text();
        IntStream wanted = IntStream.range(0, text.length())
                .map(i -> !value.isWildcard(i) ? text.charAt(i) : text.charAt(i) == '*' ? ANY : ONE);
        return new Wildcards(wanted, value.cased());
    }

    /** Every character stands for itself. */
    static Wildcards whole(Value.Text value) {
        return new Wildcards(value.text().chars(), value.cased());
    }

    /** As {@link #whole}, with anything behind it. */
    static Wildcards start(Value.Text value) {
        return new Wildcards(IntStream.concat(value.text().chars(), IntStream.of(ANY)), value.cased());
    }

    /** As {@link #whole}, with anything around it. */
    static Wildcards part(Value.Text value) {
        IntStream behind = IntStream.concat(value.text().chars(), IntStream.of(ANY));
        return new Wildcards(IntStream.concat(IntStream.of(ANY), behind), value.cased());
    }

    /** On a mismatch the last star takes one character more; earlier stars never need another look. */
    @Override
    public boolean matches(ByteBuffer bytes, int from, int length) {
        int at = 0;
        int in = 0;
        int star = -1;
        int starAt = 0;
        while (at < length) {
            if (in < wanted.length && wanted[in] == ANY) {
                star = in++;
                starAt = at;
            } else if (in < wanted.length && fits(wanted[in], bytes.getChar(from + 2 * at))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (in < wanted.length && wanted[in] == ANY) {
            in++;
        }
        return in == wanted.length;
    }

    private boolean fits(int want, char c) {
        return want == ONE || want == (cased ? c : NameMatcher.fold(c));
    }
}
