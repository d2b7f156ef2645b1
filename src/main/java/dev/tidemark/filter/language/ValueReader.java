package dev.tidemark.filter.language;

import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.ParsedFilter.Completion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the value that stands behind an operator, as its field's type. Not thread-safe; one for each text. */
final class ValueReader {

    private static final String RANGE = "..";

    private final Scanner scanner;
    private final @Nullable LocalDate day;
    private final List<Completion> completions = new ArrayList<>();

    /**
     * @param day the date of times of day that have none; {@code null} where they are an error
     */
    ValueReader(Scanner scanner, @Nullable LocalDate day) {
        this.scanner = scanner;
        this.day = day;
    }

    /** What was said in short. */
    List<Completion> completions() {
        return completions;
    }

    /** Whether values of a field come one behind the other, so that two make a range. */
    static boolean isOrdered(RecordField field) {
        return field.type().isNumber() || field.type() == FieldType.FILETIME;
    }

    static Value.Text text(Scanner.Quoted quoted) {
        return new Value.Text(quoted.text(), quoted.cased(), quoted.literals());
    }

    /**
     * Reads the value that stands next.
     *
     * @param inSet whether it stands between braces
     */
    Value read(RecordField field, Operator operator, boolean inSet) {
        int start = scanner.at;
        if (scanner.atQuote()) {
            Value.Text text = text(scanner.quoted());
            return value(field, operator, text, scanner.from(start));
        }
        int end = end(field, inSet);
        String word = scanner.text.substring(start, end);
        boolean keyword = FilterParser.KEYWORDS.contains(Scanner.lower(word)) || word.equals("&&");
        if (word.isEmpty() || keyword || Scanner.isOperatorsOnly(word)) {
            Span wrong = word.isEmpty() ? scanner.here() : new Span(start, end);
            throw FilterSyntaxException.at(wrong, "value." + kind(field), field.id());
        }
        scanner.at = end;
        return value(field, operator, Value.Text.of(word), new Span(start, end));
    }

    private static String kind(RecordField field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    private int end(RecordField field, boolean inSet) {
        int end = wordEnd(scanner.at, field, inSet);
        return switch (field.type()) {
            case FLAGS -> flagsEnd(end, inSet);
            case FILETIME -> timeEnd(end, field, inSet);
            default -> end;
        };
    }

    /** In a set a number and a time end before the two dots of a range. */
    private int wordEnd(int from, RecordField field, boolean inSet) {
        int end = scanner.wordEnd(from, inSet);
        int range = inSet && isOrdered(field) ? scanner.text.indexOf(RANGE, from) : -1;
        return range < 0 || range > end ? end : range;
    }

    /** Flags go on where a bar stands between them, with blanks around it or without. */
    private int flagsEnd(int wordEnd, boolean inSet) {
        int end = wordEnd;
        while (true) {
            int next = scanner.behindBlanks(end);
            boolean bar = scanner.charAt(next) == '|' && scanner.charAt(next + 1) != '|';
            boolean open = end > scanner.at && scanner.charAt(end - 1) == '|' && next < scanner.text.length();
            if (!bar && !open) {
                return end;
            }
            int from = scanner.behindBlanks(bar ? next + 1 : next);
            int more = scanner.wordEnd(from, inSet);
            if (more == from) {
                return bar ? from : end;
            }
            end = more;
        }
    }

    /** A time of day may stand one blank behind its date. */
    private int timeEnd(int wordEnd, RecordField field, boolean inSet) {
        String date = scanner.text.substring(scanner.at, wordEnd);
        boolean blank = wordEnd < scanner.text.length() && scanner.text.charAt(wordEnd) == ' ';
        if (!blank || !TimeText.isDate(date)) {
            return wordEnd;
        }
        int end = wordEnd(wordEnd + 1, field, inSet);
        return TimeText.isTimeOfDay(scanner.text.substring(wordEnd + 1, end)) ? end : wordEnd;
    }

    // --- by type

    private Value value(RecordField field, Operator operator, Value.Text text, Span span) {
        if (text.cased() && field.type() != FieldType.TEXT) {
            throw FilterSyntaxException.at(span, "cased", field.id());
        }
        Value value = switch (field.type()) {
            case TEXT -> TextValues.of(operator, text, span);
            case ENUM -> TextValues.word(field, text, span);
            case FLAGS -> FlagValues.of(field, text.text(), span);
            case ID -> NumberValues.id(text.text());
            case INTEGER -> NumberValues.integer(text.text());
            case SIZE -> NumberValues.size(text.text());
            case DURATION -> NumberValues.duration(text.text());
            case FILETIME -> time(text.text(), span);
        };
        if (value == null) {
            throw FilterSyntaxException.at(span, "wrong." + kind(field), Scanner.shown(text.text()), field.id());
        }
        return value;
    }

    private Value.@Nullable Time time(String text, Span span) {
        if (!TimeText.isTimeOfDay(text)) {
            return TimeText.parse(text);
        }
        if (day == null) {
            throw FilterSyntaxException.at(span, "day", Scanner.shown(text));
        }
        String full = day + "T" + text;
        Value.Time time = TimeText.parse(full);
        if (time != null) {
            completions.add(new Completion(span, full));
        }
        return time;
    }
}
