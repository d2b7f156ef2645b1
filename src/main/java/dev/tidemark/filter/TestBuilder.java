package dev.tidemark.filter;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Ranges;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.filter.language.Value;
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a tree ready to be tried on records, the cheapest conditions first. Not thread-safe; used once. */
final class TestBuilder {

    private final TimeContext times;
    private final List<NameMatcher> paths = new ArrayList<>();
    private int directories;

    TestBuilder(TimeContext times) {
        this.times = times;
    }

    /** What whole paths are looked through for, by the number of the condition. */
    List<NameMatcher> paths() {
        return paths;
    }

    /** How many conditions on directories there are. */
    int directories() {
        return directories;
    }

    RowTest of(Node node) {
        return switch (node) {
            case Node.And all -> all(all.parts());
            case Node.Or any -> new FieldTests.Any(each(any.parts()));
            case Node.Not not -> new FieldTests.Not(of(not.part()));
            case Node.Bare bare -> of(Meaning.of(bare));
            case Node.Has has ->
                has.field().equals(Fields.TIME) ? new FieldTests.HasTime() : new FieldTests.Has(has.field());
            case Node.Is is -> new FieldTests.Is(is.state());
            case Node.Compare compare -> of(compare);
            case Node.In in -> of(in);
        };
    }

    RowTest all(List<Node> parts) {
        List<RowTest> tests = each(parts);
        return tests.isEmpty() ? RowTest.ALWAYS : tests.size() == 1 ? tests.getFirst() : new FieldTests.All(tests);
    }

    private List<RowTest> each(List<Node> parts) {
        return Cost.sorted(parts).stream().map(this::of).toList();
    }

    private RowTest of(Node.Compare compare) {
        RecordField field = compare.field();
        Operator operator = compare.operator();
        return switch (compare.value()) {
            case Value.Flags flags ->
                new FieldTests.HasFlags(field, (FieldReader.Numbers) field.reader(), operator, flags.mask());
            case Value.Id id -> ids(field, Set.of(id.id()), operator == Operator.NOT_EQUAL);
            case Value.Number number -> ranges(field, Ranges.of(compare, times));
            case Value.Time time -> ranges(field, Ranges.of(compare, times));
            case Value.Text text -> text(field, operator, text);
        };
    }

    private RowTest of(Node.In in) {
        RecordField field = in.field();
        return switch (field.type()) {
            case FLAGS ->
                new FieldTests.HasFlags(field, (FieldReader.Numbers) field.reader(), Operator.IN, mask(in.items()));
            case ID -> ids(field, idsOf(in.items()), false);
            case INTEGER, SIZE, DURATION, FILETIME -> ranges(field, Ranges.of(in, times));
            case ENUM, TEXT -> {
                List<TextMatcher> matchers = new ArrayList<>();
                for (Item item : in.items()) {
                    if (item.value() instanceof Value.Text text) {
                        matchers.add(TextMatchers.whole(text));
                    }
                }
                boolean cased =
                        in.items().stream().anyMatch(item -> item.value() instanceof Value.Text text && text.cased());
                yield text(field, TextMatchers.any(matchers), cased, false);
            }
        };
    }

    /** All flags of a set. */
    static int mask(List<Item> items) {
        int mask = 0;
        for (Item item : items) {
            mask |= item.value() instanceof Value.Flags flags ? flags.mask() : 0;
        }
        return mask;
    }

    private static Set<FileId> idsOf(List<Item> items) {
        Set<FileId> ids = new HashSet<>();
        for (Item item : items) {
            if (item.value() instanceof Value.Id id) {
                ids.add(id.id());
            }
        }
        return ids;
    }

    private static RowTest ids(RecordField field, Set<FileId> ids, boolean negated) {
        return new FieldTests.IsId(field, (FieldReader.Ids) field.reader(), ids, negated);
    }

    private static RowTest ranges(RecordField field, LongRanges ranges) {
        return field.equals(Fields.TIME)
                ? new FieldTests.TimeInRanges(ranges)
                : new FieldTests.InRanges(field, (FieldReader.Numbers) field.reader(), ranges);
    }

    // --- text

    private RowTest text(RecordField field, Operator operator, Value.Text text) {
        boolean negated = operator == Operator.NOT_EQUAL || operator == Operator.CONTAINS_NOT;
        TextMatcher wanted = TextMatchers.of(operator, text);
        if (field.equals(Fields.PATH) && wanted instanceof NameMatcher name && !name.matchesEverything()) {
            paths.add(name);
            return new FieldTests.FitsPath(paths.size() - 1, negated);
        }
        return text(field, wanted, text.cased(), negated);
    }

    private RowTest text(RecordField field, TextMatcher wanted, boolean cased, boolean negated) {
        if (field.equals(Fields.DIRECTORY)) {
            return new FieldTests.FitsDirectory(directories++, new DirectoryTest(wanted), negated);
        }
        if (field.equals(Fields.KIND) && field.type() == FieldType.ENUM) {
            return FieldTests.constant(RowKind.RECORD.id(), wanted, negated);
        }
        if (field.equals(Fields.EXTENSION) && !cased) {
            return new FieldTests.FitsExtension(wanted, negated);
        }
        return switch (field.reader()) {
            case FieldReader.Utf16 utf16 -> new FieldTests.FitsBytes(field, utf16, wanted, negated);
            case FieldReader.Texts texts -> new FieldTests.FitsText(field, texts, wanted, negated);
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }
}
