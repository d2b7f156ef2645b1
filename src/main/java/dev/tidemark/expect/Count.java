package dev.tidemark.expect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many there are to be: {@code 3}, {@code 2-5}, or {@code 1+} for that many and more. Immutable.
 *
 * @param least 0 or more
 * @param most not below that
 */
record Count(int least, int most) {

    static final Count ONE = new Count(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6})|(\\+))?");

    /** Reads one; empty for what is none. */
    static Optional<Count> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int least = Integer.parseInt(matcher.group(1));
        int most = matcher.group(2) != null
                ? Integer.parseInt(matcher.group(2))
                : matcher.group(3) != null ? Integer.MAX_VALUE : least;
        return most < least ? Optional.empty() : Optional.of(new Count(least, most));
    }

    boolean has(long number) {
        return number >= least && (number <= most || most == Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return least == most ? "" + least : most == Integer.MAX_VALUE ? least + "+" : least + "-" + most;
    }
}
