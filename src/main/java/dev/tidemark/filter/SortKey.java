package dev.tidemark.filter;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import org.jspecify.annotations.Nullable;

/**
 * What records are sorted by: a field, as numbers that compare as its values do. Immutable and safe from any thread. Text compares
 * without case, as NTFS does: by upper-case UTF-16 code units; flags compare as unsigned numbers.
 */
public abstract sealed class SortKey {

    private final RecordField field;

    private SortKey(RecordField field) {
        this.field = field;
    }

    /** The key of a field, {@code null} when rows cannot be sorted by it. */
    public static @Nullable SortKey of(RecordField field) {
        if (!field.isSortable()) {
            return null;
        }
        return switch (field.reader()) {
            case FieldReader.Numbers numbers -> new OfNumber(field, numbers);
            case FieldReader.Ids ids -> new OfId(field, ids);
            case FieldReader.Utf16 utf16 -> new OfUtf16(field, utf16);
            case FieldReader.Texts texts -> new OfText(field, texts);
        };
    }

    public RecordField field() {
        return field;
    }

    /** Whether the record has this field at all. */
    boolean in(RecordView view) {
        return field.has(view);
    }

    /**
     * The part of the field that decides when all parts before are equal, as a number that compares as the field does.
     *
     * @param part 0 for the first
     */
    abstract long part(RecordView view, int part);

    /** Whether rows with this same part may differ in the next one. */
    abstract boolean goesOn(long value, int part);

    private static final class OfNumber extends SortKey {

        private final FieldReader.Numbers reader;

        OfNumber(RecordField field, FieldReader.Numbers reader) {
            super(field);
            this.reader = reader;
        }

        @Override
        long part(RecordView view, int part) {
            return reader.number(view);
        }

        @Override
        boolean goesOn(long value, int part) {
            return false;
        }
    }

    private static final class OfId extends SortKey {

        private final FieldReader.Ids reader;

        OfId(RecordField field, FieldReader.Ids reader) {
            super(field);
            this.reader = reader;
        }

        @Override
        long part(RecordView view, int part) {
            return (part == 0 ? reader.high() : reader.low()).number(view) ^ Long.MIN_VALUE;
        }

        @Override
        boolean goesOn(long value, int part) {
            return part == 0;
        }
    }

    private static final class OfUtf16 extends SortKey {

        private final FieldReader.Utf16 reader;

        OfUtf16(RecordField field, FieldReader.Utf16 reader) {
            super(field);
            this.reader = reader;
        }

        @Override
        long part(RecordView view, int part) {
            int from = reader.from(view);
            int count = reader.count(view);
            long value = 0;
            for (int i = part * Letters.A_PART; i < (part + 1) * Letters.A_PART; i++) {
                value = Letters.add(value, i < count ? Letters.of(view.bytes().getChar(from + 2 * i)) : 0);
            }
            return value;
        }

        @Override
        boolean goesOn(long value, int part) {
            return Letters.goOn(value);
        }
    }

    private static final class OfText extends SortKey {

        private final FieldReader.Texts reader;

        OfText(RecordField field, FieldReader.Texts reader) {
            super(field);
            this.reader = reader;
        }

        @Override
        long part(RecordView view, int part) {
            String text = reader.text(view);
            long value = 0;
            for (int i = part * Letters.A_PART; i < (part + 1) * Letters.A_PART; i++) {
                value = Letters.add(value, i < text.length() ? Letters.of(text.charAt(i)) : 0);
            }
            return value;
        }

        @Override
        boolean goesOn(long value, int part) {
            return Letters.goOn(value);
        }
    }

    /** Three characters a number, each plus one: 0 stands behind the end of the text. */
    private static final class Letters {

        static final int A_PART = 3;
        private static final int BITS = 21;

        private Letters() {}

        static int of(char c) {
            return NameMatcher.fold(c) + 1;
        }

        static long add(long value, int letter) {
            return value << BITS | letter;
        }

        static boolean goOn(long value) {
            return (value & (1 << BITS) - 1) != 0;
        }
    }
}
