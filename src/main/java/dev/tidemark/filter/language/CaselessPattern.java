package dev.tidemark.filter.language;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a regular expression anew so that it ignores case as NTFS does, tried on text whose code units are in upper case: what is a
 * letter there becomes the upper one, and sets take in the upper case of what they hold. RE2/J's own way to ignore case never ends on
 * some characters of newer Unicode versions. Takes what is no pattern too, and leaves it one that is none. Not thread-safe; used once.
 */
final class CaselessPattern {

    private static final Pattern GROUP = Pattern.compile("\\(\\?(?:P<\\w*>|[a-zA-Z-]*[:)])");
    private static final Pattern HEX = Pattern.compile("\\\\x(?:\\{([0-9a-fA-F]{1,6})}|([0-9a-fA-F]{2}))");
    private static final Pattern PROPERTY = Pattern.compile("\\\\[pP](?:\\{\\^?\\w*}|.)");
    private static final Pattern CASED_PROPERTY = Pattern.compile("\\\\p\\{L[lut]}");
    private static final Pattern CASED_SET = Pattern.compile("\\[:(?:lower|upper):]");
    private static final Pattern SET = Pattern.compile("\\[:\\^?\\w*:]");

    /** What stands for one character behind a backslash. */
    private static final String SINGLE = "afnrtv";

    private static final String SINGLE_MEANS = "\u0007\f\n\r\t\u000b";
    private static final int RADIX = 16;
    private static final int NONE = -1;

    private final String pattern;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private CaselessPattern(String pattern) {
        this.pattern = pattern;
    }

    static String of(String pattern) {
        CaselessPattern caseless = new CaselessPattern(pattern);
        while (caseless.at < pattern.length()) {
            caseless.step();
        }
        return caseless.out.toString();
    }

    /** Upper case as NTFS compares names: one UTF-16 code unit to one, independent of the language. */
    private static char fold(char c) {
        return Character.toUpperCase(c);
    }

    private void step() {
        char c = pattern.charAt(at);
        if (c == '\\') {
            escape();
        } else if (c == '[') {
            set();
        } else if (!copied(GROUP)) {
            out.append(fold(c));
            at++;
        }
    }

    /** Copies what fits at this place. */
    private boolean copied(Pattern wanted) {
        return replaced(wanted, null);
    }

    private boolean replaced(Pattern wanted, @Nullable String by) {
        Matcher matcher = wanted.matcher(pattern).region(at, pattern.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        out.append(by == null ? matcher.group() : by);
        at = matcher.end();
        return true;
    }

    private void escape() {
        int code = single();
        if (code != NONE) {
            append(folded(code));
        } else if (pattern.startsWith("\\Q", at)) {
            quoted();
        } else if (!replaced(CASED_PROPERTY, "(?:\\p{Lu}|\\p{Ll}|\\p{Lt})") && !copied(PROPERTY)) {
            int end = Math.min(at + 2, pattern.length());
            out.append(pattern, at, end);
            at = end;
        }
    }

    private static int folded(int code) {
        return code <= Character.MAX_VALUE ? fold((char) code) : code;
    }

    private void append(int code) {
        out.append("\\x{").append(Integer.toHexString(code)).append('}');
    }

    private void quoted() {
        int close = pattern.indexOf("\\E", at);
        int end = close < 0 ? pattern.length() : close;
        out.append("\\Q");
        pattern.substring(at + 2, end).chars().forEach(c -> out.append(fold((char) c)));
        out.append(close < 0 ? "" : "\\E");
        at = close < 0 ? end : end + 2;
    }

    /** The character that an escape stands for; {@link #NONE}, and nothing is read, where it is another. */
    private int single() {
        Matcher hex = HEX.matcher(pattern).region(at, pattern.length());
        if (hex.lookingAt()) {
            at = hex.end();
            return Integer.parseInt(hex.group(1) == null ? hex.group(2) : hex.group(1), RADIX);
        }
        int known = at + 1 < pattern.length() ? SINGLE.indexOf(pattern.charAt(at + 1)) : NONE;
        at += known < 0 ? 0 : 2;
        return known < 0 ? NONE : SINGLE_MEANS.charAt(known);
    }

    // --- sets

    private void set() {
        out.append('[');
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        BitSet upper = new BitSet();
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            member(upper);
        }
        for (int from = upper.nextSetBit(0); from >= 0; from = upper.nextSetBit(upper.nextClearBit(from))) {
            range(from, upper.nextClearBit(from) - 1);
        }
        if (at < pattern.length()) {
            out.append(']');
            at++;
        }
    }

    private void member(BitSet upper) {
        if (replaced(CASED_SET, "[:alpha:]")
                || copied(SET)
                || replaced(CASED_PROPERTY, "\\p{Lu}\\p{Ll}\\p{Lt}")
                || copied(PROPERTY)) {
            return;
        }
        int low = character();
        if (low == NONE) {
            int end = Math.min(at + 2, pattern.length());
            out.append(pattern, at, end);
            at = end;
            return;
        }
        boolean isRange = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
        if (!isRange) {
            add(low, low, upper);
            return;
        }
        at++;
        int high = character();
        if (high == NONE || high < low) {
            // No range at all: what stands there is told.
            append(low);
            out.append('-');
            if (high != NONE) {
                append(high);
            }
            return;
        }
        add(low, high, upper);
    }

    /** The character that stands next in a set; {@link #NONE}, and nothing is read, where it is an escape for more. */
    private int character() {
        char c = pattern.charAt(at);
        if (c != '\\') {
            int code = pattern.codePointAt(at);
            at += Character.charCount(code);
            return code;
        }
        int code = single();
        boolean itself =
                code == NONE && at + 1 < pattern.length() && !Character.isLetterOrDigit(pattern.charAt(at + 1));
        if (!itself) {
            return code;
        }
        int quoted = pattern.codePointAt(at + 1);
        at += 1 + Character.charCount(quoted);
        return quoted;
    }

    private void add(int low, int high, BitSet upper) {
        range(low, high);
        for (int c = low; c <= Math.min(high, Character.MAX_VALUE); c++) {
            char folded = fold((char) c);
            if (folded < low || folded > high) {
                upper.set(folded);
            }
        }
    }

    private void range(int low, int high) {
        append(low);
        if (high > low) {
            out.append('-');
            append(high);
        }
    }
}
