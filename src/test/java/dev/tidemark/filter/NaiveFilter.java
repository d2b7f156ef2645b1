package dev.tidemark.filter;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.filter.language.Value;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.DerivedRow;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a filter means, as its page says it: one row after the other, one condition after the other, every text a string. Slow and
 * plain, and with nothing in common with what the program does but the tree and the fields. Not thread-safe.
 */
final class NaiveFilter {

    private static final int ROWS_TO_CLOSE = 256;
    private static final Map<String, Pattern> COMPILED = new HashMap<>();

    private record Row(
            long number, RecordCursor cursor, @Nullable FilePath path) {}

    private final List<Row> rows = new ArrayList<>();
    private final TimeContext times;

    NaiveFilter(RecordStore store, @Nullable PathIndex index, TimeContext times) {
        this.times = times;
        PathReader paths = index == null ? null : index.borrow();
        try (StoreReader reader = store.reader()) {
            for (long row = store.firstRecord(); row < store.endRecord(); row++) {
                long number = row;
                reader.readRecord(row, shown -> {
                    RecordCursor copy = new RecordCursor();
                    copy.copyFrom(shown);
                    rows.add(new Row(number, copy, paths == null ? null : paths.path(shown)));
                });
            }
        }
    }

    /** The numbers of the rows that pass. */
    List<Long> rows(Node tree) {
        return rows.stream().filter(row -> passes(tree, row)).map(Row::number).toList();
    }

    private boolean passes(Node tree, Row row) {
        DerivedRow derived = row.cursor.derived();
        if (derived == null) {
            return test(tree, row);
        }
        if (names(tree, "kind")) {
            return derived(tree, derived);
        }
        List<Node> all = tree instanceof Node.And and ? flat(and) : List.of(tree);
        return all.stream().noneMatch(part -> isRange(part) && known(part, derived) && !derived(part, derived));
    }

    private static List<Node> flat(Node.And and) {
        return and.parts().stream()
                .flatMap(part -> part instanceof Node.And inner ? flat(inner).stream() : List.of(part).stream())
                .toList();
    }

    private static boolean names(Node tree, String field) {
        return tree.toString().contains("field=" + field + ",")
                || tree.toString().contains("field=" + field + "]");
    }

    // --- rows that are no records

    private static boolean isRange(Node part) {
        return part instanceof Node.In in && isPlace(in.field())
                || part instanceof Node.Compare compare
                        && isPlace(compare.field())
                        && compare.operator() != Operator.NOT_EQUAL;
    }

    private static boolean isPlace(RecordField field) {
        return field.id().equals("usn") || field.id().equals("time");
    }

    private static boolean known(Node part, DerivedRow row) {
        RecordField field = part instanceof Node.In in ? in.field() : ((Node.Compare) part).field();
        return has(field, row);
    }

    private static boolean has(RecordField field, DerivedRow row) {
        return switch (field.id()) {
            case "kind" -> true;
            case "usn" -> row.at() >= 0 && !row.kind().id().equals("damage");
            case "time" -> row.time() != 0;
            default -> false;
        };
    }

    private boolean derived(Node node, DerivedRow row) {
        return switch (node) {
            case Node.And all -> all.parts().stream().allMatch(part -> derived(part, row));
            case Node.Or any -> any.parts().stream().anyMatch(part -> derived(part, row));
            case Node.Not not -> !derived(not.part(), row);
            case Node.Has has -> has(has.field(), row);
            case Node.Compare compare ->
                has(compare.field(), row)
                        && (compare.field().id().equals("kind")
                                ? text(
                                        compare.operator(),
                                        (Value.Text) compare.value(),
                                        row.kind().id())
                                : number(compare, compare.field().id().equals("usn") ? row.at() : row.time()));
            case Node.In in ->
                has(in.field(), row)
                        && in.items().stream()
                                .anyMatch(item -> in.field().id().equals("kind")
                                        ? text(
                                                Operator.EQUAL,
                                                (Value.Text) item.value(),
                                                row.kind().id())
                                        : within(item, in.field().id().equals("usn") ? row.at() : row.time()));
            case Node.Bare bare -> false;
            case Node.Is is -> false;
        };
    }

    // --- records

    private boolean test(Node node, Row row) {
        RecordView view = new RecordView().show(row.cursor).withPath(row.path);
        return switch (node) {
            case Node.And all -> all.parts().stream().allMatch(part -> test(part, row));
            case Node.Or any -> any.parts().stream().anyMatch(part -> test(part, row));
            case Node.Not not -> !test(not.part(), row);
            case Node.Is is -> is.state().test().test(view);
            case Node.Has has -> has(has.field(), row, view);
            case Node.Bare bare -> bare(bare.text(), row);
            case Node.Compare compare -> has(compare.field(), row, view) && compare(compare, row, view);
            case Node.In in ->
                has(in.field(), row, view) && in.items().stream().anyMatch(item -> item(in.field(), item, row, view));
        };
    }

    private boolean has(RecordField field, Row row, RecordView view) {
        return field.id().equals("time") ? time(row) != null : field.has(view);
    }

    /** Of version 4, that of the close record of the same file behind it. */
    private @Nullable Long time(Row row) {
        if (row.cursor.hasTimeAndName()) {
            return row.cursor.time();
        }
        int at = rows.indexOf(row);
        int end = Math.min(rows.size(), at + 1 + ROWS_TO_CLOSE);
        for (Row next : row.cursor.version() == 4 ? rows.subList(at + 1, end) : List.<Row>of()) {
            RecordCursor other = next.cursor;
            boolean same = other.hasTimeAndName()
                    && other.fileIdLow() == row.cursor.fileIdLow()
                    && other.fileIdHigh() == row.cursor.fileIdHigh();
            if (other.isMarker() || same) {
                return same && other.reason() < 0 ? other.time() : null;
            }
        }
        return null;
    }

    private boolean bare(Value.Text text, Row row) {
        RecordView view = new RecordView().show(row.cursor).withPath(row.path);
        String wanted = text.text();
        boolean byPath = wanted.contains("\\");
        if (byPath ? view.path() == null : !row.cursor.hasTimeAndName()) {
            return false;
        }
        String actual = byPath && view.path() != null ? view.path().text() : row.cursor.name();
        if (byPath && wanted.startsWith("^\\")) {
            List<Integer> literals = text.literals().stream().map(i -> i - 1).toList();
            Value.Text start = new Value.Text(wanted.substring(1), text.cased(), literals);
            return like(expression(start) + (start.hasWildcard() ? "" : ".*"), start, actual);
        }
        return text.hasWildcard()
                ? like((byPath ? ".*" : "") + expression(text), text, actual)
                : text(Operator.CONTAINS, text, actual);
    }

    private static boolean like(String expression, Value.Text as, String actual) {
        return compiled(expression, Pattern.DOTALL)
                .matcher(units(folded(actual, as)))
                .matches();
    }

    private static Pattern compiled(String expression, int flags) {
        return COMPILED.computeIfAbsent(expression + flags, key -> Pattern.compile(expression, flags));
    }

    /** NTFS knows code units, and no characters of two: to a regular expression they must not look like those. */
    private static String units(String text) {
        StringBuilder units = new StringBuilder();
        text.chars()
                .forEach(c -> units.append(Character.isSurrogate((char) c) ? (char) (c - 0xD800 + 0xE000) : (char) c));
        return units.toString();
    }

    private static String folded(String text, Value.Text as) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append(as.cased() ? (char) c : Character.toUpperCase((char) c)));
        return folded.toString();
    }

    /** Each character quoted by itself. */
    private static String expression(Value.Text pattern) {
        StringBuilder expression = new StringBuilder();
        String folded = units(folded(pattern.text(), pattern));
        for (int i = 0; i < folded.length(); i++) {
            boolean wild = pattern.isWildcard(i);
            char c = folded.charAt(i);
            expression.append(!wild ? String.format("\\x{%x}", (int) c) : c == '*' ? ".*" : ".");
        }
        return expression.toString();
    }

    private boolean compare(Node.Compare compare, Row row, RecordView view) {
        return switch (compare.field().reader()) {
            case FieldReader.Ids ids ->
                ids.id(view).equals(((Value.Id) compare.value()).id()) == (compare.operator() == Operator.EQUAL);
            case FieldReader.Texts texts -> text(compare.operator(), (Value.Text) compare.value(), texts.text(view));
            case FieldReader.Numbers numbers ->
                compare.field().type() == FieldType.FLAGS
                        ? flags(compare.operator(), ((Value.Flags) compare.value()).mask(), (int) numbers.number(view))
                        : number(compare, number(compare.field(), numbers, row, view));
        };
    }

    private long number(RecordField field, FieldReader.Numbers numbers, Row row, RecordView view) {
        Long time = field.id().equals("time") ? time(row) : null;
        return time != null ? time : numbers.number(view);
    }

    private boolean item(RecordField field, Node.Item item, Row row, RecordView view) {
        return switch (field.reader()) {
            case FieldReader.Ids ids -> ids.id(view).equals(((Value.Id) item.value()).id());
            case FieldReader.Texts texts -> text(Operator.EQUAL, (Value.Text) item.value(), texts.text(view));
            case FieldReader.Numbers numbers ->
                field.type() == FieldType.FLAGS
                        ? ((int) numbers.number(view) & ((Value.Flags) item.value()).mask()) != 0
                        : within(item, number(field, numbers, row, view));
        };
    }

    private static boolean flags(Operator operator, int mask, int flags) {
        return switch (operator) {
            case EQUAL -> flags == mask;
            case NOT_EQUAL -> flags != mask;
            case ANY -> (flags & mask) != 0;
            case ALL -> (flags & mask) == mask;
            case NONE -> (flags & mask) == 0;
            default -> throw new AssertionError(operator);
        };
    }

    private LongRanges range(Value value) {
        return value instanceof Value.Number number
                ? LongRanges.of(number.number(), number.number())
                : times.rangeOf((Value.Time) value);
    }

    private boolean within(Node.Item item, long number) {
        long first = range(item.value()).first();
        long last = range(item.last() == null ? item.value() : item.last()).last();
        return number >= first && number <= last;
    }

    private boolean number(Node.Compare compare, long number) {
        long first = range(compare.value()).first();
        long last = range(compare.value()).last();
        return switch (compare.operator()) {
            case EQUAL -> number >= first && number <= last;
            case NOT_EQUAL -> number < first || number > last;
            case LESS -> number < first;
            case AT_MOST -> number <= last;
            case GREATER -> number > last;
            case AT_LEAST -> number >= first;
            default -> throw new AssertionError(compare.operator());
        };
    }

    private static boolean text(Operator operator, Value.Text wanted, String actual) {
        String folded = folded(actual, wanted);
        String value = folded(wanted.text(), wanted);
        return switch (operator) {
            case EQUAL -> folded.equals(value);
            case NOT_EQUAL -> !folded.equals(value);
            case CONTAINS -> folded.contains(value);
            case CONTAINS_NOT -> !folded.contains(value);
            case LIKE -> like(expression(wanted), wanted, actual);
            case MATCHES ->
                compiled(wanted.text(), wanted.cased() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(folded)
                        .find();
            case UNDER -> folded.equals(value) || folded.startsWith(value.endsWith("\\") ? value : value + "\\");
            default -> throw new AssertionError(operator);
        };
    }
}
