package dev.tidemark.testing;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.filter.language.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes texts of the filter language from a seed: conditions on every field with every operator, and what is joined of them. */
public final class RandomFilters {

    private static final String[] TEXTS = {
        "a",
        "txt",
        "A.TXT",
        "a.txt",
        "straße",
        "STRASSE.DOC",
        "ÄPFEL",
        "name",
        "\"very long\"",
        "\"\"",
        "x",
        "sys",
        "LOG1",
        "\"a.txt\"c",
        "\"TXT\"c",
        "\"\\ud83d\"e",
        "\"\\udc00lone\"e",
        "docx",
        "tmp",
        "\\",
        "dat",
        "root"
    };
    private static final String[] PATTERNS = {
        "*", "*.txt", "?.*", "*a*", "\"*.TXT\"c", "\"*\\*\"e", "ntuser*", "*long*goes*", "\\*", "\"\"", "*.doc", "?"
    };
    private static final String[] EXPRESSIONS = {
        "a", "^a", "txt$", "[a-z]+[.]t", "\"x|y\"", "\\d", "\"^n.*t$\"c", "\"A\"c", "^$", "\"l(o|i)+n\"", "s{2}"
    };
    private static final String[] DIRECTORIES = {"\\", "\\a.txt", "\"\\x\"", "…\\", "\"\\A.TXT\"c"};
    private static final String[] IDS = {
        "0x0", "0xffff000000000005", "7-65535", "0x7-65535", "0x00000000000000010000000000000002", "1-0", "0x2"
    };
    private static final String[] TIMES = {
        "1601",
        "1601-01-01",
        "1601-01-01T00:05",
        "1601-01-01T00:01:30Z",
        "1601-01-01T00:10:00.5",
        "-1m",
        "-90s",
        "today",
        "yesterday",
        "filetime:0x1dcd6500",
        "1601-01-01T02:00+01:30"
    };

    private final Random random;
    private final FieldRegistry registry;

    public RandomFilters(Random random, FieldRegistry registry) {
        this.random = random;
        this.registry = registry;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** Fields that can be filtered by. */
    public List<RecordField> fields() {
        return registry.fields().stream().filter(RecordField::isFilterable).toList();
    }

    /** A condition on a field. */
    public String condition(RecordField field, Operator operator) {
        if (operator != Operator.IN) {
            return field.id() + " " + operator.symbol() + " " + value(field, operator);
        }
        List<String> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            boolean range = (field.type().isNumber() || field.type().name().equals("FILETIME")) && random.nextBoolean();
            items.add(value(field, operator) + (range ? " .. " + value(field, operator) : ""));
        }
        return field.id() + " in {" + String.join(", ", items) + "}";
    }

    private String value(RecordField field, Operator operator) {
        return switch (field.type()) {
            case TEXT -> text(operator);
            case ENUM -> one(field.values().toArray(String[]::new));
            case FLAGS -> flags(field);
            case ID -> one(IDS);
            case INTEGER -> Long.toString(number(field));
            case SIZE -> one("0", "10", "1k", "4k", "0x10", Integer.toString(random.nextInt(64)));
            case DURATION -> one("5s", "1m", "250ms");
            case FILETIME -> one(TIMES);
        };
    }

    private long number(RecordField field) {
        return switch (field.id()) {
            case "usn", "offset" -> random.nextInt(400_000) - 100;
            case "version", "depth", "version.minor" -> random.nextInt(7);
            case "security" -> random.nextInt(3) == 0 ? random.nextInt() : random.nextLong(1L << 32);
            case "length" -> 56 + random.nextInt(80);
            default -> random.nextInt(60);
        };
    }

    private String text(Operator operator) {
        return switch (operator) {
            case LIKE -> one(PATTERNS);
            case MATCHES -> one(EXPRESSIONS);
            case UNDER -> one(DIRECTORIES);
            default -> one(TEXTS);
        };
    }

    private String flags(RecordField field) {
        String first = field.flags().get(random.nextInt(field.flags().size())).symbol();
        String second = "0x" + Integer.toHexString(random.nextInt() & random.nextInt() & random.nextInt());
        return one(first, second, first + "|" + second, "0", "0xffffffff", first.toLowerCase(Locale.ROOT));
    }

    /** Any condition. */
    public String condition() {
        return switch (random.nextInt(8)) {
            case 0 -> one(TEXTS);
            case 1 -> one(PATTERNS);
            case 2 -> "has " + field().id();
            case 3 ->
                "is " + one(registry.states().stream().map(RecordState::id).toArray(String[]::new));
            default -> {
                RecordField field = field();
                List<Operator> operators = Operator.of(field);
                yield condition(field, operators.get(random.nextInt(operators.size())));
            }
        };
    }

    private RecordField field() {
        return fields().get(random.nextInt(fields().size()));
    }

    /** Conditions, negated and joined. */
    public String filter(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 0, 1 -> condition();
            case 2 -> one("not ", "-", "!") + "(" + filter(depth - 1) + ")";
            case 3 -> "(" + filter(depth - 1) + one(") or (", ")||(") + filter(depth - 1) + ")";
            default -> "(" + filter(depth - 1) + one(") (", ") and (", ") && (") + filter(depth - 1) + ")";
        };
    }
}
