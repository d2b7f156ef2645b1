package dev.tidemark.filter;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.LongRanges;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** The conditions on single fields: a record that lacks the field fails each. Each immutable and safe from any thread. */
final class FieldTests {

    private FieldTests() {}

    /** All of some; the first that fails ends it. */
    record All(List<RowTest> parts) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).test(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Any of some; the first that passes ends it. */
    record Any(List<RowTest> parts) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).test(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(RowTest part) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return !part.test(row);
        }
    }

    record Has(RecordField field) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return field.has(row.viewFor(field));
        }
    }

    /** A time, of version 4 that of the close record. */
    record HasTime() implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return row.hasTime();
        }
    }

    record Is(RecordState state) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return state.test().test(row.view());
        }
    }

    record InRanges(RecordField field, FieldReader.Numbers reader, LongRanges ranges) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            RecordView view = row.viewFor(field);
            return field.has(view) && ranges.contains(reader.number(view));
        }
    }

    record TimeInRanges(LongRanges ranges) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return row.hasTime() && ranges.contains(row.time());
        }
    }

    /** Flags; of a set, any of all its flags. */
    record HasFlags(RecordField field, FieldReader.Numbers reader, Operator operator, int mask) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            RecordView view = row.viewFor(field);
            return field.has(view) && passes((int) reader.number(view));
        }

        private boolean passes(int flags) {
            return switch (operator) {
                case EQUAL -> flags == mask;
                case NOT_EQUAL -> flags != mask;
                case ANY, IN -> (flags & mask) != 0;
                case ALL -> (flags & mask) == mask;
                case NONE -> (flags & mask) == 0;
                default -> throw new IllegalArgumentException(operator + " compares no flags");
            };
        }
    }

    record IsId(RecordField field, FieldReader.Ids reader, Set<FileId> ids, boolean negated) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            RecordView view = row.viewFor(field);
            return field.has(view) && ids.contains(reader.id(view)) != negated;
        }
    }

    record FitsText(RecordField field, FieldReader.Texts reader, TextMatcher wanted, boolean negated)
            implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            RecordView view = row.viewFor(field);
            return field.has(view) && TextMatchers.matches(wanted, reader.text(view)) != negated;
        }
    }

    /** Text in the record's bytes. */
    record FitsBytes(RecordField field, FieldReader.Utf16 reader, TextMatcher wanted, boolean negated)
            implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            RecordView view = row.view();
            return field.has(view) && wanted.matches(view.bytes(), reader.from(view), reader.count(view)) != negated;
        }
    }

    /** The extension, where it stands in the name; case does not count, and so it need not be made lower. */
    record FitsExtension(TextMatcher wanted, boolean negated) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            RecordView view = row.view();
            if (!RecordBytes.hasTimeAndName(view.version())) {
                return false;
            }
            ByteBuffer bytes = view.bytes();
            int from = view.position() + RecordBytes.nameOffset(bytes, view.position());
            int count = RecordBytes.nameLength(bytes, view.position()) >> 1;
            int dot = count - 1;
            while (dot > 0 && bytes.getChar(from + 2 * dot) != '.') {
                dot--;
            }
            return dot > 0
                    && dot < count - 1
                    && wanted.matches(bytes, from + 2 * (dot + 1), count - dot - 1) != negated;
        }
    }

    record FitsPath(int condition, boolean negated) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return row.hasDirectory() && row.passesPath(condition) != negated;
        }
    }

    record FitsDirectory(int condition, DirectoryTest wanted, boolean negated) implements RowTest {

        @Override
        public boolean test(TestedRow row) {
            return row.hasDirectory() && row.passesDirectory(condition, wanted) != negated;
        }
    }

    /** Text that is the same for every record. */
    static RowTest constant(String text, TextMatcher wanted, boolean negated) {
        return wanted.matches(Utf16.of(text), 0, text.length()) != negated ? RowTest.ALWAYS : RowTest.NEVER;
    }
}
