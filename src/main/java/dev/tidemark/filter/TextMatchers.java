package dev.tidemark.filter;

import com.google.re2j.Pattern;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.RegularExpressions;
import dev.tidemark.filter.language.Value;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Makes what tests text, from an operator and what it compares with. Pure functions. */
final class TextMatchers {

    private TextMatchers() {}

    /** What tests a field's text; of an operator that says what a text is not, what it is. */
    static TextMatcher of(Operator operator, Value.Text value) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> whole(value);
            case CONTAINS, CONTAINS_NOT -> part(value);
            case LIKE -> isSimple(value) ? NameMatcher.pattern(value.text()) : Wildcards.pattern(value);
            case MATCHES -> new Regular(RegularExpressions.compile(value.text(), value.cased()), !value.cased());
            case UNDER -> under(value);
            default -> throw new IllegalArgumentException(operator + " compares no text");
        };
    }

    static TextMatcher any(List<TextMatcher> matchers) {
        TextMatcher[] all = matchers.toArray(TextMatcher[]::new);
        return (bytes, from, length) -> Arrays.stream(all).anyMatch(each -> each.matches(bytes, from, length));
    }

    /** Whether a text fits that is not in a record. */
    static boolean matches(TextMatcher matcher, String text) {
        return matcher.matches(Utf16.of(text), 0, text.length());
    }

    /** Whether case does not count, and every star and question mark stands for others. */
    static boolean isSimple(Value.Text value) {
        return !value.cased() && value.literals().isEmpty();
    }

    static TextMatcher whole(Value.Text value) {
        return value.cased() ? Wildcards.whole(value) : NameMatcher.whole(value.text());
    }

    private static TextMatcher part(Value.Text value) {
        return value.cased() ? Wildcards.part(value) : NameMatcher.part(value.text());
    }

    /** The directory itself, or what begins with it and a backslash; everything with a path is below the root. */
    private static TextMatcher under(Value.Text value) {
        String directory = value.text();
        String start = directory.endsWith("\\") ? directory : directory + '\\';
        TextMatcher itself = whole(value);
        TextMatcher below = value.cased()
                ? Wildcards.start(new Value.Text(start, true, List.of()))
                : NameMatcher.startingWith(start);
        return (bytes, from, length) -> itself.matches(bytes, from, length) || below.matches(bytes, from, length);
    }

    /**
     * A regular expression. Where case does not count, characters are folded as NTFS does it before the pattern is tried.
     *
     * @param folded whether case does not count
     */
    private record Regular(Pattern pattern, boolean folded) implements TextMatcher {

        @Override
        public boolean matches(ByteBuffer bytes, int from, int length) {
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                char c = bytes.getChar(from + 2 * i);
                text[i] = folded ? NameMatcher.fold(c) : c;
            }
            return pattern.matcher(new String(text)).find();
        }
    }
}
