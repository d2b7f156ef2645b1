package dev.tidemark.filter.language;

import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares a field with a value. Immutable. */
public enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    CONTAINS("~"),
    CONTAINS_NOT("!~"),
    LIKE("like"),
    MATCHES("matches"),
    UNDER("under"),
    ANY("any"),
    ALL("all"),
    NONE("none"),
    /** Takes a set, and stands in {@link Node.In} alone. */
    IN("in");

    private static final Set<Operator> EQUALITY = EnumSet.of(EQUAL, NOT_EQUAL, IN);
    private static final Set<Operator> ORDER = EnumSet.of(EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, IN);
    private static final Set<Operator> TEXT = EnumSet.of(EQUAL, NOT_EQUAL, CONTAINS, CONTAINS_NOT, LIKE, MATCHES, IN);
    private static final Set<Operator> FLAGS = EnumSet.of(EQUAL, NOT_EQUAL, ANY, ALL, NONE, IN);

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written, words in lower case. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is a word, and so needs a blank behind it. */
    boolean isWord() {
        return Character.isLetter(symbol.charAt(0));
    }

    /** The operators that a field takes, in their order. */
    public static List<Operator> of(RecordField field) {
        return Arrays.stream(values()).filter(operator -> operator.takes(field)).toList();
    }

    /** Whether it compares a field. */
    public boolean takes(RecordField field) {
        return set(field.type()).contains(this) || this == UNDER && isDirectory(field);
    }

    /** Whether directories are below its values. */
    private static boolean isDirectory(RecordField field) {
        return field.type() == FieldType.TEXT && field.needsPath();
    }

    private static Set<Operator> set(FieldType type) {
        return switch (type) {
            case INTEGER, SIZE, DURATION, FILETIME -> ORDER;
            case ID, ENUM -> EQUALITY;
            case FLAGS -> FLAGS;
            case TEXT -> TEXT;
        };
    }

    /** Whether a word is one of the operators that are words, in any case. */
    static boolean isWord(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).anyMatch(operator -> operator.isWord() && operator.symbol.equals(lower));
    }
}
