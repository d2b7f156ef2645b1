package dev.tidemark.filter.language;

import dev.tidemark.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Goes through a filter's text: blanks, words, quoted text, keywords, operators. Not thread-safe; one for each text. */
final class Scanner {

    /**
     * A quoted text.
     *
     * @param text without quotes and escapes
     * @param cased whether it asks for case
     * @param literals where a star or question mark was escaped
     */
    record Quoted(String text, boolean cased, List<Integer> literals) {}

    private static final char QUOTE = '"';
    private static final String OPERATORS = "=<>~!";
    private static final int MOST_SHOWN = 40;
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    final String text;
    int at;

    Scanner(String text) {
        this.text = text;
    }

    // --- where it is

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean atEnd(int index) {
        return index >= text.length();
    }

    /** The next character; a blank at the end. */
    char next() {
        return charAt(at);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    void skipBlanks() {
        at = behindBlanks(at);
    }

    int behindBlanks(int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    boolean skip(String symbol) {
        boolean there = text.startsWith(symbol, at);
        at += there ? symbol.length() : 0;
        return there;
    }

    Span from(int start) {
        return new Span(start, at);
    }

    /** Where something is missing. */
    Span here() {
        return new Span(at, at);
    }

    /** What stands next, up to a blank, for words about it. */
    Span nextWord() {
        return nextWord(false);
    }

    Span nextWord(boolean inSet) {
        int end = Math.max(Math.min(at + 1, text.length()), wordEnd(at, inSet));
        return new Span(at, end);
    }

    // --- words

    /** Where a word ends: at a blank, at {@code ||}, at a parenthesis that closes none of its own, in a set at a comma or brace. */
    int wordEnd(int from, boolean inSet) {
        int open = 0;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean closes = c == ')' && open == 0;
            if (isBlank(c) || closes || inSet && (c == ',' || c == '}') || c == '|' && charAt(i + 1) == '|') {
                return i;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return i;
    }

    /** Where the letters, digits, dots and underscores end that a field's name is made of. */
    int nameEnd(int from) {
        int i = from;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || "._".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** Whether a keyword stands next, in any case, by itself. */
    boolean isKeyword(String keyword) {
        if (!text.regionMatches(true, at, keyword, 0, keyword.length())) {
            return false;
        }
        char behind = charAt(at + keyword.length());
        return isBlank(behind) || behind == ')' || behind == '(' || behind == QUOTE;
    }

    /** The longest operator that stands at a place; {@code null} when there is none. */
    @Nullable
    Operator operatorAt(int from) {
        Operator longest = null;
        for (Operator operator : Operator.values()) {
            String symbol = operator.symbol();
            boolean there = text.regionMatches(true, from, symbol, 0, symbol.length())
                    && (!operator.isWord() || endsWord(from + symbol.length()));
            if (there && (longest == null || symbol.length() > longest.symbol().length())) {
                longest = operator;
            }
        }
        return longest;
    }

    private boolean endsWord(int index) {
        char c = charAt(index);
        return isBlank(c) || c == QUOTE || c == '{' || c == ')';
    }

    /** Whether a word is made of the characters of operators alone, and not just an exclamation mark. */
    static boolean isOperatorsOnly(String word) {
        return !word.equals("!") && !word.isEmpty() && word.chars().allMatch(c -> OPERATORS.indexOf(c) >= 0);
    }

    /** A stretch of the text as it is shown in words: short, and on one line. */
    static String shown(String part) {
        String line = OneLine.of(part);
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    // --- quoted text

    boolean atQuote() {
        return next() == QUOTE && !atEnd();
    }

    /** Reads the quoted text that stands next. */
    Quoted quoted() {
        int start = at;
        int end = closing(start + 1);
        int letters = end + 1;
        while (letters < text.length() && Character.isLetterOrDigit(text.charAt(letters))) {
            letters++;
        }
        String suffix = text.substring(end + 1, letters);
        boolean cased = suffix.contains("c");
        boolean escaped = suffix.contains("e");
        if (suffix.length() != (cased ? 1 : 0) + (escaped ? 1 : 0)) {
            throw FilterSyntaxException.at(new Span(end + 1, letters), "quote.letter", shown(suffix));
        }
        at = letters;
        if (!atEnd() && !isBlank(next()) && ")|,}".indexOf(next()) < 0) {
            throw FilterSyntaxException.at(nextWord(), "quote.behind");
        }
        return escaped ? unescaped(start + 1, end, cased) : new Quoted(content(start + 1, end), cased, List.of());
    }

    private int closing(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == QUOTE) {
                if (charAt(i + 1) != QUOTE || atEnd(i + 1)) {
                    return i;
                }
                i++;
            }
        }
        throw FilterSyntaxException.at(new Span(from - 1, text.length()), "quote.open");
    }

    private String content(int from, int to) {
        return text.substring(from, to).replace("\"\"", "\"");
    }

    private Quoted unescaped(int from, int to, boolean cased) {
        StringBuilder plain = new StringBuilder();
        List<Integer> literals = new ArrayList<>();
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == QUOTE) {
                plain.append(QUOTE);
                i += 2;
            } else if (c != '\\') {
                plain.append(c);
                i++;
            } else if (charAt(i + 1) == 'u') {
                plain.append(unit(i, to));
                i += 2 + HEX_DIGITS;
            } else {
                if (i + 1 >= to || "\\*?".indexOf(charAt(i + 1)) < 0) {
                    throw FilterSyntaxException.at(new Span(i, Math.min(i + 2, to)), "quote.escape");
                }
                if (charAt(i + 1) != '\\') {
                    literals.add(plain.length());
                }
                plain.append(charAt(i + 1));
                i += 2;
            }
        }
        return new Quoted(plain.toString(), cased, literals);
    }

    private char unit(int from, int to) {
        int end = from + 2 + HEX_DIGITS;
        int unit = 0;
        for (int i = from + 2; i < end; i++) {
            int digit = i < to ? Character.digit(text.charAt(i), HEX) : -1;
            if (digit < 0 || text.charAt(i) > 'f') {
                throw FilterSyntaxException.at(new Span(from, Math.min(end, to)), "quote.escape");
            }
            unit = unit * HEX + digit;
        }
        return (char) unit;
    }
}
