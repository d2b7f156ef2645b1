package dev.tidemark.filter.language;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import org.jspecify.annotations.Nullable;

/**
 * What can stand at a place of a filter's text, also where that is no filter yet. Immutable.
 *
 * @param kind what is wanted there
 * @param span what would be put there instead of: the beginning of a word, often of none
 * @param prefix how what is wanted begins
 * @param field what is compared; {@code null} but for operators and values
 * @param operator what it is compared by; {@code null} but for values
 */
public record CompletionPlace(
        Kind kind,
        Span span,
        String prefix,
        @Nullable RecordField field,
        @Nullable Operator operator) {

    /** What is wanted at a place. */
    public enum Kind {
        /** A condition: the name of a field, {@code is}, {@code has}, or any word. */
        CONDITION,
        /** The name of a field, behind {@code has}. */
        FIELD,
        /** The name of a state, behind {@code is}. */
        STATE,
        OPERATOR,
        VALUE,
        /** The inside of a quoted text that nothing compares. */
        NOTHING
    }

    /** What can stand where the caret is; what is behind it does not matter. Takes time that grows with the text before. */
    public static CompletionPlace at(String text, int caret, FieldRegistry registry) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        return new Walk(before, registry).place();
    }

    /** Goes through the text from its start. */
    private static final class Walk {

        private final Scanner scanner;
        private final FieldRegistry registry;
        private final int length;

        Walk(String before, FieldRegistry registry) {
            this.scanner = new Scanner(before);
            this.registry = registry;
            this.length = before.length();
        }

        CompletionPlace place() {
            while (true) {
                scanner.skipBlanks();
                if (scanner.atEnd()) {
                    return at(Kind.CONDITION, length, null, null);
                }
                CompletionPlace found = step();
                if (found != null) {
                    return found;
                }
            }
        }

        private CompletionPlace at(Kind kind, int from, @Nullable RecordField field, @Nullable Operator operator) {
            return new CompletionPlace(kind, new Span(from, length), scanner.text.substring(from), field, operator);
        }

        private @Nullable CompletionPlace step() {
            char c = scanner.next();
            boolean sign =
                    c == '(' || c == ')' || (c == '-' || c == '!') && !Scanner.isBlank(scanner.charAt(scanner.at + 1));
            if (sign) {
                scanner.at++;
                return null;
            }
            if (scanner.skip("||")) {
                return null;
            }
            if (scanner.atQuote()) {
                return quoted() ? null : at(Kind.NOTHING, length, null, null);
            }
            if (isBehind("has")) {
                return name("has", Kind.FIELD);
            }
            if (isBehind("is")) {
                return name("is", Kind.STATE);
            }
            return comparison();
        }

        /** Whether a keyword stands there with a blank behind it. */
        private boolean isBehind(String keyword) {
            return scanner.isKeyword(keyword) && scanner.at + keyword.length() < length;
        }

        private boolean quoted() {
            int start = scanner.at;
            try {
                scanner.quoted();
                return true;
            } catch (FilterSyntaxException e) {
                scanner.at = start;
                return false;
            }
        }

        private @Nullable CompletionPlace name(String keyword, Kind kind) {
            int start = scanner.behindBlanks(scanner.at + keyword.length());
            int end = scanner.nameEnd(start);
            if (end == length) {
                return at(kind, start, null, null);
            }
            scanner.at = Math.max(end, start + 1);
            return null;
        }

        private @Nullable CompletionPlace comparison() {
            int start = scanner.at;
            int end = scanner.nameEnd(start);
            int behind = scanner.behindBlanks(end);
            RecordField field = end == start
                    ? null
                    : registry.find(scanner.text.substring(start, end))
                            .filter(RecordField::isFilterable)
                            .orElse(null);
            if (field == null) {
                return word(start);
            }
            Operator operator = scanner.operatorAt(behind);
            if (operator == null && scanner.charAt(behind) == '=' && behind < length) {
                operator = Operator.EQUAL;
            }
            if (operator == null) {
                boolean begun = behind > end && scanner.wordEnd(behind, false) == length;
                return begun && begins(scanner.text.substring(behind))
                        ? at(Kind.OPERATOR, behind, field, null)
                        : word(start);
            }
            int from = behind
                    + (scanner.text.startsWith(operator.symbol(), behind) || operator.isWord()
                            ? operator.symbol().length()
                            : 1);
            if (operator.isWord() && from == length) {
                return at(Kind.OPERATOR, behind, field, null);
            }
            return operator == Operator.IN ? set(from, field) : value(from, field, operator, false);
        }

        private static boolean begins(String prefix) {
            for (Operator operator : Operator.values()) {
                if (operator.symbol().startsWith(Scanner.lower(prefix))) {
                    return true;
                }
            }
            return false;
        }

        private @Nullable CompletionPlace word(int start) {
            int end = scanner.wordEnd(start, false);
            if (end == length) {
                return at(Kind.CONDITION, start, null, null);
            }
            scanner.at = Math.max(end, start + 1);
            return null;
        }

        private @Nullable CompletionPlace set(int from, RecordField field) {
            scanner.at = scanner.behindBlanks(from);
            if (!scanner.skip("{")) {
                return scanner.atEnd() ? at(Kind.NOTHING, length, null, null) : null;
            }
            while (true) {
                CompletionPlace found = value(scanner.at, field, Operator.IN, true);
                if (found != null) {
                    return found;
                }
                scanner.skipBlanks();
                if (scanner.skip("}")) {
                    return null;
                }
                if (!scanner.skip(",") && !scanner.skip("..")) {
                    return scanner.atEnd() ? at(Kind.NOTHING, length, null, null) : null;
                }
            }
        }

        /** Where the value ends before the place, goes on behind it. */
        private @Nullable CompletionPlace value(int from, RecordField field, Operator operator, boolean inSet) {
            int start = scanner.behindBlanks(from);
            scanner.at = start;
            if (scanner.atQuote()) {
                boolean closed = quoted() && scanner.at < length;
                return closed ? null : inQuotes(start, field, operator);
            }
            int end = scanner.wordEnd(start, inSet);
            if (end < length) {
                scanner.at = end;
                return null;
            }
            int bar = scanner.text.lastIndexOf('|');
            return at(Kind.VALUE, bar >= start && !field.flags().isEmpty() ? bar + 1 : start, field, operator);
        }

        private CompletionPlace inQuotes(int start, RecordField field, Operator operator) {
            String typed = scanner.text.substring(start + 1);
            String prefix = typed.endsWith("\"") ? typed.substring(0, typed.length() - 1) : typed;
            return new CompletionPlace(Kind.VALUE, new Span(start, length), prefix, field, operator);
        }
    }
}
