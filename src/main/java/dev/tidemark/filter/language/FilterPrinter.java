package dev.tidemark.filter.language;

import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.And;
import dev.tidemark.filter.language.Node.Bare;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.Has;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Is;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.filter.language.Node.Or;
import dev.tidemark.text.Escapes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes trees as text that is read as the same tree again. Pure functions. */
public final class FilterPrinter {

    /** Besides letters and digits, what words may have without quotes. */
    private static final String PLAIN = ".*?\\_$#@%+'-^;";

    private FilterPrinter() {}

    /** A whole filter; empty for everything. */
    public static String print(Node tree) {
        return switch (tree) {
            case And all -> joined(all.parts(), " and ");
            case Or any -> joined(any.parts(), " or ");
            default -> part(tree);
        };
    }

    private static String joined(List<Node> parts, String by) {
        return parts.stream().map(FilterPrinter::part).collect(Collectors.joining(by));
    }

    /** As it stands among others. */
    static String part(Node node) {
        return switch (node) {
            case And all -> "(" + print(all) + ")";
            case Or any -> "(" + print(any) + ")";
            case Not not -> "not " + part(not.part());
            case Bare bare -> text(bare.text());
            case Has has -> "has " + has.field().id();
            case Is is -> "is " + is.state().id();
            case Compare compare ->
                compare.field().id() + " " + compare.operator().symbol() + " "
                        + value(compare.field(), compare.value());
            case In in ->
                in.field().id() + " in {"
                        + in.items().stream()
                                .map(item -> item(in.field(), item))
                                .collect(Collectors.joining(", ")) + "}";
        };
    }

    private static String item(RecordField field, Item item) {
        Value last = item.last();
        return value(field, item.value()) + (last == null ? "" : " .. " + value(field, last));
    }

    /** A value as it stands behind an operator of its field. */
    public static String value(RecordField field, Value value) {
        return switch (value) {
            case Value.Text text -> text(text);
            case Value.Flags flags -> FlagValues.text(field, flags.mask());
            case Value.Id id -> NumberValues.idText(id.id());
            case Value.Number number -> number(field.type(), number.number());
            case Value.Time time -> TimeText.of(time);
        };
    }

    private static String number(FieldType type, long number) {
        return switch (type) {
            case SIZE -> NumberValues.sizeText(number);
            case DURATION -> NumberValues.durationText(number);
            default -> Long.toString(number);
        };
    }

    // --- text

    /** Without quotes where nothing in it could be read as anything else. */
    static String text(Value.Text text) {
        boolean escaped = !text.literals().isEmpty() || hasUnseen(text.text());
        if (!escaped && !text.cased() && isPlain(text.text())) {
            return text.text();
        }
        return '"' + content(text, escaped) + '"' + (text.cased() ? "c" : "") + (escaped ? "e" : "");
    }

    private static boolean hasUnseen(String text) {
        return IntStream.range(0, text.length()).anyMatch(i -> isUnseen(text, i));
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.charAt(0) != '-'
                && !text.contains("..")
                && text.chars().allMatch(c -> PLAIN.indexOf(c) >= 0 || isLetter(c))
                && !FilterParser.KEYWORDS.contains(Scanner.lower(text))
                && !Operator.isWord(text);
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c) && !isUnseen(c);
    }

    private static String content(Value.Text text, boolean escaped) {
        StringBuilder content = new StringBuilder();
        String plain = text.text();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            String written = escaped ? escape(c, text.literals().contains(i), isUnseen(plain, i)) : null;
            content.append(written != null ? written : c == '"' ? "\"\"" : String.valueOf(c));
        }
        return content.toString();
    }

    private static @Nullable String escape(char c, boolean literal, boolean unseen) {
        if (c == '\\' || literal) {
            return "\\" + c;
        }
        return unseen ? Escapes.unicode(c) : null;
    }

    /** Whether a reader of the text would not see what stands at a place of it as it is. */
    private static boolean isUnseen(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
            return isUnseenPair(Character.toCodePoint(c, text.charAt(i + 1)));
        }
        if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
            return isUnseenPair(Character.toCodePoint(text.charAt(i - 1), c));
        }
        return isUnseen(c);
    }

    /** A blank other than a space, a control, half a character, and all that names show as escapes. */
    private static boolean isUnseen(int unit) {
        return Escapes.isUnseen((char) unit) || unit != ' ' && Character.isSpaceChar(unit) || isNoCharacter(unit);
    }

    private static boolean isUnseenPair(int codePoint) {
        return Escapes.isUnseenPair(codePoint) || isNoCharacter(codePoint);
    }

    private static boolean isNoCharacter(int code) {
        return switch (Character.getType(code)) {
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
