package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import java.util.List;
import java.util.Locale;

/** Reads text that a field is compared with, and checks what its operator asks of it. Pure functions. */
final class TextValues {

    private TextValues() {}

    /**
     * The value of a field of text.
     *
     * @param span where it stands, for words about what is wrong
     */
    static Value.Text of(Operator operator, Value.Text text, Span span) {
        return switch (operator) {
            case LIKE -> text;
            case MATCHES -> {
                RegularExpressions.check(text.text(), text.cased(), span);
                yield text.plain();
            }
            case UNDER -> directory(text, span);
            default -> text.plain();
        };
    }

    /** A directory, without the backslash behind it. */
    private static Value.Text directory(Value.Text text, Span span) {
        String path = text.text();
        if (path.isEmpty() || path.charAt(0) != '\\' && path.charAt(0) != '…') {
            throw FilterSyntaxException.at(span, "under");
        }
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '\\') {
            end--;
        }
        return new Value.Text(path.substring(0, end), text.cased(), List.of());
    }

    /** The value of a field that has few: one of its words. */
    static Value.Text word(RecordField field, Value.Text text, Span span) {
        String word = text.text().toLowerCase(Locale.ROOT);
        if (!field.values().isEmpty() && !field.values().contains(word)) {
            throw FilterSyntaxException.at(
                    span, "wrong.enum", Scanner.shown(text.text()), field.id(), String.join(", ", field.values()));
        }
        return Value.Text.of(word);
    }
}
