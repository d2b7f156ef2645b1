package dev.tidemark.filter.language;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.filter.language.Node.And;
import dev.tidemark.filter.language.Node.Bare;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.Has;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Is;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.filter.language.Node.Or;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter's text. Not thread-safe; one for each text. Takes any text: what is no filter is told with its place and what was
 * expected there, and the time and room it takes are bounded by the length of the text.
 */
public final class FilterParser {

    /** Longer texts are no filters, in UTF-16 code units. */
    public static final int MOST_LENGTH = 1 << 16;

    /** Parentheses and negations may stand in each other so deep. */
    public static final int MOST_DEPTH = 100;

    static final Set<String> KEYWORDS = Set.of("or", "and", "not", "has", "is");

    private final FieldRegistry registry;
    private final Scanner scanner;
    private final ValueReader values;
    private @Nullable Bare lastWord;

    private FilterParser(String text, FieldRegistry registry, @Nullable LocalDate day) {
        this.registry = registry;
        this.scanner = new Scanner(text);
        this.values = new ValueReader(scanner, day);
    }

    /** Reads a text in which a time of day without a date is an error: on the command line, and wherever texts are kept. */
    public static ParsedFilter parse(String text, FieldRegistry registry) {
        return parse(text, registry, null);
    }

    /**
     * Reads a text.
     *
     * @param day the date of times of day that have none; {@code null} where they are an error
     */
    public static ParsedFilter parse(String text, FieldRegistry registry, @Nullable LocalDate day) {
        FilterParser parser = new FilterParser(text, registry, day);
        try {
            return new ParsedFilter(text, parser.filter(), null, parser.values.completions());
        } catch (FilterSyntaxException e) {
            return new ParsedFilter(text, null, e.error(), List.of());
        }
    }

    private Node filter() {
        if (scanner.text.length() > MOST_LENGTH) {
            throw FilterSyntaxException.at(new Span(MOST_LENGTH, scanner.text.length()), "length", MOST_LENGTH);
        }
        scanner.skipBlanks();
        if (scanner.atEnd()) {
            return Node.EVERYTHING;
        }
        Node tree = or(0);
        if (!scanner.atEnd()) {
            throw FilterSyntaxException.at(scanner.nextWord(), "close");
        }
        return tree;
    }

    // --- joined

    private Node or(int depth) {
        int start = scanner.at;
        List<Node> parts = new ArrayList<>();
        parts.add(and(depth));
        while (scanner.text.startsWith("||", scanner.at) || scanner.isKeyword("or")) {
            scanner.at += 2;
            parts.add(and(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Or(span(start, parts), parts);
    }

    private Node and(int depth) {
        scanner.skipBlanks();
        int start = scanner.at;
        List<Node> parts = new ArrayList<>();
        parts.add(not(depth));
        scanner.skipBlanks();
        while (!endsAnd()) {
            if (scanner.isKeyword("and")) {
                scanner.at += "and".length();
            } else if (isAndSymbol()) {
                scanner.at += 2;
            }
            parts.add(not(depth));
            scanner.skipBlanks();
        }
        return parts.size() == 1 ? parts.getFirst() : new And(span(start, parts), parts);
    }

    private boolean endsAnd() {
        return scanner.atEnd()
                || scanner.next() == ')'
                || scanner.text.startsWith("||", scanner.at)
                || scanner.isKeyword("or");
    }

    /** Names may have it in them: it is the sign where it stands by itself. */
    private boolean isAndSymbol() {
        char behind = scanner.charAt(scanner.at + 2);
        return scanner.text.startsWith("&&", scanner.at) && (Scanner.isBlank(behind) || behind == '(' || behind == '"');
    }

    private static Span span(int start, List<Node> parts) {
        return new Span(start, parts.getLast().span().to());
    }

    private Node not(int depth) {
        scanner.skipBlanks();
        int start = scanner.at;
        int signs = scanner.isKeyword("not") ? "not".length() : isNegated() ? 1 : 0;
        if (signs == 0) {
            return primary(depth);
        }
        checkDepth(depth);
        scanner.at += signs;
        Node part = not(depth + 1);
        return new Not(new Span(start, part.span().to()), part);
    }

    /** A minus or exclamation mark with something directly behind it; by itself it is a word. */
    private boolean isNegated() {
        char c = scanner.next();
        if (c != '-' && c != '!' || Scanner.isOperatorsOnly(word(scanner.at))) {
            return false;
        }
        char behind = scanner.charAt(scanner.at + 1);
        return !Scanner.isBlank(behind) && behind != ')' && !scanner.text.startsWith("||", scanner.at + 1);
    }

    private void checkDepth(int depth) {
        if (depth >= MOST_DEPTH) {
            throw FilterSyntaxException.at(scanner.nextWord(), "depth", MOST_DEPTH);
        }
    }

    // --- one condition

    private Node primary(int depth) {
        if (endsAnd()) {
            throw FilterSyntaxException.at(scanner.atEnd() ? scanner.here() : scanner.nextWord(), "condition");
        }
        if (scanner.next() == '(') {
            return group(depth);
        }
        if (scanner.atQuote()) {
            int start = scanner.at;
            return bare(ValueReader.text(scanner.quoted()), start);
        }
        if (scanner.isKeyword("has")) {
            return has();
        }
        if (scanner.isKeyword("is")) {
            return is();
        }
        if (scanner.isKeyword("and")) {
            throw FilterSyntaxException.at(scanner.nextWord(), "keyword", "and");
        }
        Node comparison = comparison();
        return comparison != null ? comparison : word();
    }

    private Node group(int depth) {
        checkDepth(depth);
        int start = scanner.at;
        scanner.at++;
        lastWord = null;
        Node inside = or(depth + 1);
        if (!scanner.skip(")")) {
            throw FilterSyntaxException.at(new Span(start, start + 1), "unclosed");
        }
        lastWord = null;
        return inside;
    }

    private String word(int from) {
        return scanner.text.substring(from, scanner.wordEnd(from, false));
    }

    private Node word() {
        int start = scanner.at;
        String word = word(start);
        if (Scanner.isOperatorsOnly(word)) {
            throw noField(start, word);
        }
        scanner.at = start + word.length();
        return bare(Value.Text.of(word), start);
    }

    private Node bare(Value.Text text, int start) {
        Bare bare = new Bare(scanner.from(start), text);
        lastWord = bare;
        return bare;
    }

    /** An operator where no field stands before it. */
    private FilterSyntaxException noField(int start, String operator) {
        Bare before = lastWord;
        boolean directly = before != null && scanner.behindBlanks(before.span().to()) == start;
        if (!directly || before == null) {
            return FilterSyntaxException.at(new Span(start, start + operator.length()), "operator", operator);
        }
        return unknown(before.span(), "field", Scanner.shown(before.span().of(scanner.text)));
    }

    /** A name that is no field's; {@code key.near} is for one that is like one. */
    private FilterSyntaxException unknown(Span span, String key, String name) {
        String elsewhere = registry.elsewhere(name).orElse(null);
        if (elsewhere != null) {
            return FilterSyntaxException.said(span, elsewhere);
        }
        return registry.nearest(name)
                .filter(RecordField::isFilterable)
                .map(near -> FilterSyntaxException.at(span, key + ".near", name, near.id()))
                .orElseGet(() -> FilterSyntaxException.at(span, key, name));
    }

    private Node has() {
        int start = scanner.at;
        int from = scanner.behindBlanks(start + "has".length());
        scanner.at = from;
        int end = scanner.nameEnd(from);
        RecordField field = field(scanner.text.substring(from, end));
        if (field == null) {
            Span wrong = end == from ? new Span(start, start + "has".length()) : new Span(from, end);
            throw unknown(wrong, "has", Scanner.shown(wrong.of(scanner.text)));
        }
        checkFilterable(field, new Span(from, end));
        scanner.at = end;
        checkEnd();
        return new Has(scanner.from(start), field);
    }

    private Node is() {
        int start = scanner.at;
        int from = scanner.behindBlanks(start + "is".length());
        int end = scanner.nameEnd(from);
        RecordState state = registry.state(scanner.text.substring(from, end)).orElse(null);
        if (state == null) {
            Span wrong = end == from ? new Span(start, start + "is".length()) : new Span(from, end);
            String elsewhere =
                    registry.elsewhere("is " + wrong.of(scanner.text)).orElse(null);
            if (elsewhere != null) {
                throw FilterSyntaxException.said(wrong, elsewhere);
            }
            String states = registry.states().stream().map(RecordState::id).collect(Collectors.joining(", "));
            throw FilterSyntaxException.at(wrong, "is", Scanner.shown(wrong.of(scanner.text)), states);
        }
        scanner.at = end;
        checkEnd();
        return new Is(scanner.from(start), state);
    }

    /** Behind a name that a keyword takes stands nothing that could belong to it. */
    private void checkEnd() {
        boolean ends = scanner.atEnd() || Scanner.isBlank(scanner.next()) || ")|".indexOf(scanner.next()) >= 0;
        if (!ends) {
            throw FilterSyntaxException.at(scanner.nextWord(), "blank");
        }
    }

    private @Nullable RecordField field(String name) {
        return name.isEmpty() ? null : registry.find(name).orElse(null);
    }

    private void checkFilterable(RecordField field, Span span) {
        if (!field.isFilterable()) {
            throw FilterSyntaxException.at(span, "filterable", field.id());
        }
    }

    // --- comparisons

    /** A field with an operator behind it; {@code null} when no such stands here. */
    private @Nullable Node comparison() {
        int start = scanner.at;
        int end = scanner.nameEnd(start);
        RecordField field = field(scanner.text.substring(start, end));
        int behind = scanner.behindBlanks(end);
        Operator operator = field == null ? null : operatorAt(behind);
        if (field == null || operator == null) {
            return null;
        }
        checkFilterable(field, new Span(start, end));
        int symbol = scanner.text.startsWith("=", behind) && !scanner.text.startsWith("==", behind)
                ? 1
                : operator.symbol().length();
        if (!operator.takes(field)) {
            String takes = Operator.of(field).stream().map(Operator::symbol).collect(Collectors.joining(" "));
            throw FilterSyntaxException.at(
                    new Span(behind, behind + symbol), "takes", field.id(), operator.symbol(), takes);
        }
        scanner.at = behind + symbol;
        lastWord = null;
        return operator == Operator.IN ? in(start, field) : compare(start, field, operator);
    }

    /** One equals sign is as good as two. */
    private @Nullable Operator operatorAt(int from) {
        Operator found = scanner.operatorAt(from);
        return found == null && scanner.text.startsWith("=", from) ? Operator.EQUAL : found;
    }

    private Node compare(int start, RecordField field, Operator operator) {
        scanner.skipBlanks();
        Value value = values.read(field, operator, false);
        return new Compare(scanner.from(start), field, operator, value);
    }

    private Node in(int start, RecordField field) {
        scanner.skipBlanks();
        int open = scanner.at;
        if (!scanner.skip("{")) {
            throw FilterSyntaxException.at(
                    scanner.atEnd() ? scanner.here() : scanner.nextWord(), "set.open", field.id());
        }
        List<Item> items = new ArrayList<>();
        do {
            items.add(item(field));
            scanner.skipBlanks();
        } while (scanner.skip(","));
        if (!scanner.skip("}")) {
            Span wrong = scanner.atEnd() ? new Span(open, open + 1) : scanner.nextWord(true);
            throw FilterSyntaxException.at(wrong, "set.close");
        }
        return new In(scanner.from(start), field, items);
    }

    private Item item(RecordField field) {
        scanner.skipBlanks();
        Value first = values.read(field, Operator.IN, true);
        int behind = scanner.behindBlanks(scanner.at);
        if (!ValueReader.isOrdered(field) || !scanner.text.startsWith("..", behind)) {
            return Item.of(first);
        }
        scanner.at = scanner.behindBlanks(behind + 2);
        return new Item(first, values.read(field, Operator.IN, true));
    }
}
