package dev.tidemark.expect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tidemark.text.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path as an expectation names it, from the root: {@code *} stands for any characters of one name, {@code ?} for one, {@code **} for
 * any that may cross folders, and <code>{1}</code> for at least one that are the same wherever the file names it. Case does not count.
 * Names are as {@link Escapes#inPath} writes them. Immutable; what is written twice, <code>{{</code>, stands for itself.
 */
public final class PathPattern {

    /** How many placeholders one may have. */
    static final int MOST_HOLES = 8;

    private static final char SEPARATOR = '/';
    private static final Pattern HOLE = Pattern.compile("\\{[A-Za-z0-9_]{1,16}\\}");

    private final String text;
    private final List<Part> parts;
    private final String prefix;
    private final Pattern compiled;
    private final List<String> holes;

    /** What a pattern is made of. */
    private sealed interface Part {

        /** Characters that stand for themselves. */
        record Literal(String text) implements Part {}

        /** A regular expression. */
        record Any(String expression) implements Part {}

        /** What is the same everywhere. */
        record Hole(String name) implements Part {}
    }

    private PathPattern(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
        this.holes = parts.stream()
                .filter(Part.Hole.class::isInstance)
                .map(part -> ((Part.Hole) part).name())
                .toList();
        this.prefix = parts.getFirst() instanceof Part.Literal first ? first.text() : "";
        this.compiled = compile(parts);
    }

    /** Reads one. */
    static PathPattern parse(String text) {
        return new PathPattern(text, parts(inner(text)));
    }

    private static List<Part> parts(String inner) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < inner.length()) {
            char c = inner.charAt(at);
            String hole = c == '{' ? holeAt(inner, at) : null;
            if (inner.startsWith("{{", at)) {
                literal.append('{');
                at += 2;
            } else if (hole != null) {
                flush(literal, parts);
                parts.add(new Part.Hole(hole));
                at += hole.length() + 2;
            } else if (c == '*' || c == '?') {
                flush(literal, parts);
                boolean deep = inner.startsWith("**", at);
                parts.add(new Part.Any(deep ? ".*" : c == '*' ? "[^/]*" : "[^/]"));
                at += deep ? 2 : 1;
            } else {
                literal.append(c);
                at++;
            }
        }
        flush(literal, parts);
        return parts.isEmpty() ? List.of(new Part.Literal("")) : List.copyOf(parts);
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static @Nullable String holeAt(String text, int at) {
        Matcher matcher = HOLE.matcher(text);
        return matcher.find(at) && matcher.start() == at ? text.substring(at + 1, matcher.end() - 1) : null;
    }

    private static Pattern compile(List<Part> parts) {
        StringBuilder expression = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> expression.append(Pattern.quote(literal.text()));
                case Part.Any any -> expression.append(any.expression());
                case Part.Hole hole -> expression.append("([^/]+)");
            }
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** With a separator that is no part of an escape. */
    private static String inner(String written) {
        StringBuilder inner = new StringBuilder(written);
        for (int at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', at + 1)) {
            if (Escapes.escapeAt(written, at, false) == 0) {
                inner.setCharAt(at, SEPARATOR);
            }
        }
        return inner.toString();
    }

    /** A pattern that stands for a path alone. What would be a wildcard stands for any character there. */
    static String literally(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            boolean doubled = c == '{' && (path.startsWith("{", at + 1) || holeAt(path, at) != null);
            text.append(c == '*' ? "?" : doubled ? "{{" : String.valueOf(c));
        }
        return text.toString();
    }

    /** The names of its placeholders, in their order. */
    List<String> holes() {
        return holes;
    }

    /** Whether a path fits it; each placeholder stands for one text. */
    boolean fits(String path) {
        String inner = inner(path);
        if (!inner.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return false;
        }
        Matcher matcher = compiled.matcher(inner);
        return matcher.matches() && agree(matcher);
    }

    private boolean agree(Matcher matcher) {
        for (int i = 1; i < holes.size(); i++) {
            int first = holes.indexOf(holes.get(i));
            if (!matcher.group(first + 1).equalsIgnoreCase(matcher.group(i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** What a placeholder stands for in a path; empty where the path does not fit, or there is no such placeholder. */
    Optional<String> value(String hole, String path) {
        int index = holes.indexOf(hole);
        Matcher matcher = compiled.matcher(inner(path));
        return index >= 0 && matcher.matches() && agree(matcher)
                ? Optional.of(matcher.group(index + 1))
                : Optional.empty();
    }

    /** The same with texts in the place of placeholders. */
    PathPattern with(Map<String, String> values) {
        if (holes.stream().noneMatch(values::containsKey)) {
            return this;
        }
        List<Part> bound = parts.stream()
                .map(part -> part instanceof Part.Hole hole && values.containsKey(hole.name())
                        ? new Part.Literal(values.get(hole.name()))
                        : part)
                .toList();
        return new PathPattern(text, bound);
    }

    /** Whether a path lies in the folder that this names, or below. */
    boolean isAbove(String path) {
        if (prefix.equals("/") && parts.size() == 1) {
            return path.length() > 1 && path.charAt(0) == '\\';
        }
        String inner = inner(path);
        int names = (int) inner(text).chars().filter(c -> c == SEPARATOR).count();
        int end = 0;
        for (int i = 0; i <= names && end >= 0; i++) {
            end = inner.indexOf(SEPARATOR, i == 0 ? 0 : end + 1);
        }
        return end > 0 && fits(path.substring(0, end));
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
