package dev.tidemark.filter.language;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions that run in time in line with what they are tried on (RE2), and how much of them is taken. Pure functions.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class RegularExpressions {

    /** Longer patterns are refused, in UTF-16 code units. */
    public static final int MOST_LENGTH = 1_000;

    /** Patterns whose repeats expand beyond so many instructions are refused before they are compiled. */
    public static final int MOST_INSTRUCTIONS = 5_000;

    /** The library's own way to ignore case, which may never end: see {@link CaselessPattern}. */
    private static final java.util.regex.Pattern IGNORES_CASE =
            java.util.regex.Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\(\\?[a-zA-Z]*i");

    private RegularExpressions() {}

    /**
     * A pattern ready to be tried, which {@link #check} let pass.
     *
     * @param cased whether case counts; where it does not, the pattern is tried on text in upper case
     */
    public static Pattern compile(String pattern, boolean cased) {
        return Pattern.compile(cased ? pattern : CaselessPattern.of(pattern));
    }

    /**
     * Lets a pattern pass that can be compiled within the limits.
     *
     * @param span where it stands, for words about what is wrong
     */
    static void check(String pattern, boolean cased, Span span) {
        if (pattern.length() > MOST_LENGTH) {
            throw FilterSyntaxException.at(span, "pattern.long", MOST_LENGTH);
        }
        if (PatternSize.of(pattern) > MOST_INSTRUCTIONS) {
            throw FilterSyntaxException.at(span, "pattern.large", MOST_INSTRUCTIONS);
        }
        if (IGNORES_CASE.matcher(pattern).find()) {
            throw FilterSyntaxException.at(span, "pattern.case");
        }
        try {
            compile(pattern, cased);
        } catch (PatternSyntaxException e) {
            throw FilterSyntaxException.at(span, "pattern.wrong", Scanner.shown(e.getDescription()));
        } catch (RuntimeException | StackOverflowError e) {
            // What its parser does not foresee is no pattern either.
            throw FilterSyntaxException.at(span, "pattern.wrong", Scanner.shown(pattern));
        }
    }
}
