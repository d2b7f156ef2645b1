package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SortJobTest {

    @TempDir
    Path folder;

    private record Row(long record, Comparable<?> value) {}

    private static Rows sort(Rows base, SortKey key, boolean ascending) {
        SortJob job = new SortJob(base, key, ascending);
        Rows sorted = Objects.requireNonNull(job.run());
        assertThat(job.progress()).isEqualTo(1);
        return sorted;
    }

    private static SortKey key(RecordField field) {
        return Objects.requireNonNull(SortKey.of(field));
    }

    static Stream<RecordField> sortable() {
        return FieldRegistry.standard().fields().stream().filter(RecordField::isSortable);
    }

    @ParameterizedTest
    @MethodSource("sortable")
    void everyFieldSortsAsANaiveStableSortDoes(RecordField field) throws Exception {
        SortKey key = key(field);
        try (RandomStore random = new RandomStore(folder, 21).add(30_000);
                FilteredRows some =
                        new FilteredRows(random.store, FilterSpec.ALL.withReasons(-1, 0, 0x8000_0100), Runnable::run)) {
            some.await();
            for (Rows base : List.of(random.store, some)) {
                assertThat(RandomStore.records(sort(base, key, true))).isEqualTo(naive(base, key, true));
                assertThat(RandomStore.records(sort(base, key, false))).isEqualTo(naive(base, key, false));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Long> naive(Rows base, SortKey key, boolean ascending) {
        RecordCursor cursor = new RecordCursor();
        List<Row> present = new ArrayList<>();
        List<Long> absent = new ArrayList<>();
        for (long record : RandomStore.records(base)) {
            Reading.readKey(base, record, cursor);
            Comparable<?> value = value(cursor, key);
            if (value == null) {
                absent.add(record);
            } else {
                present.add(new Row(record, value));
            }
        }
        Comparator<Row> order = Comparator.comparing(row -> (Comparable) row.value);
        present.sort(ascending ? order : order.reversed());
        List<Long> records = new ArrayList<>(present.stream().map(Row::record).toList());
        records.addAll(absent);
        return records;
    }

    private static Comparable<?> value(RecordCursor row, SortKey key) {
        if (row.isMarker()) {
            return null;
        }
        boolean named = row.hasTimeAndName();
        boolean known = row.isKnown();
        ByteBuffer bytes = row.bytes();
        int at = row.position();
        boolean extents = row.version() == 4;
        return switch (key.field().id()) {
            case "usn" -> known ? row.usn() : null;
            case "time" -> named ? row.time() : null;
            case "name" -> named ? upper(row.name()) : null;
            case "ext" -> named && row.name().lastIndexOf('.') > 0 ? extension(row.name()) : null;
            case "reason" -> known ? Integer.toUnsignedLong(row.reason()) : null;
            case "file" -> known ? id(row.fileIdHigh(), row.fileIdLow()) : null;
            case "parent" -> known ? id(row.parentIdHigh(), row.parentIdLow()) : null;
            case "file.entry" ->
                known && row.fileIdHigh() == 0 ? FileId.of64(row.fileIdLow()).recordNumber() : null;
            case "file.seq" ->
                known && row.fileIdHigh() == 0 ? FileId.of64(row.fileIdLow()).sequence() : null;
            case "parent.entry" ->
                known && row.parentIdHigh() == 0
                        ? FileId.of64(row.parentIdLow()).recordNumber()
                        : null;
            case "parent.seq" ->
                known && row.parentIdHigh() == 0
                        ? FileId.of64(row.parentIdLow()).sequence()
                        : null;
            case "sourceinfo" -> known ? Integer.toUnsignedLong(row.sourceInfo()) : null;
            case "attr" -> named ? Integer.toUnsignedLong(row.attributes()) : null;
            case "security" -> named ? Integer.toUnsignedLong(row.securityId()) : null;
            case "version" -> row.version();
            case "version.minor" -> RecordBytes.minorVersion(bytes, at);
            case "length" -> row.length();
            case "name.length" -> named ? RecordBytes.nameLength(bytes, at) : null;
            case "name.offset" -> named ? RecordBytes.nameOffset(bytes, at) : null;
            case "extents.count" -> extents ? RecordBytes.extentCount(bytes, at) : null;
            case "extents.size" -> extents ? RecordBytes.extentSize(bytes, at) : null;
            case "extents.remaining" ->
                extents ? Integer.toUnsignedLong(RecordBytes.remainingExtents(bytes, at)) : null;
            case "extents.bytes" -> extents ? extentBytes(bytes, at) : null;
            default -> throw new AssertionError(key.field());
        };
    }

    private static String extension(String name) {
        return upper(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static long extentBytes(ByteBuffer bytes, int at) {
        return IntStream.range(0, RecordBytes.extentCount(bytes, at))
                .mapToLong(i -> RecordBytes.extentLength(bytes, at, i))
                .sum();
    }

    private static String upper(String name) {
        StringBuilder upper = new StringBuilder();
        name.chars().forEach(c -> upper.append(Character.toUpperCase((char) c)));
        return upper.toString();
    }

    private static String id(long high, long low) {
        return FileId.hex(high, 0).length() == 16 && high == 0
                ? "0".repeat(16) + FileId.hex(0, low)
                : FileId.hex(high, low);
    }

    @Test
    void aRecordIsFoundAtItsSortedRow() throws Exception {
        try (RandomStore random = new RandomStore(folder, 22).add(5000);
                FilteredRows some =
                        new FilteredRows(random.store, FilterSpec.ALL.withOnlyClosed(true), Runnable::run)) {
            some.await();
            Rows sorted = sort(some, key(Fields.NAME), true);
            assertThat(sorted.size()).isEqualTo(some.size()).isLessThan(random.store.size());
            for (long record = 0; record < random.store.endRecord(); record++) {
                long row = sorted.indexOf(record);
                assertThat(row >= 0).isEqualTo(some.indexOf(record) >= 0);
                assertThat(row < 0 || sorted.keyAt(row) == record).isTrue();
            }
        }
    }

    @Test
    void aClosedJobGivesNothing() {
        try (RandomStore random = new RandomStore(folder, 23).add(100)) {
            SortJob job = new SortJob(random.store, key(Fields.USN), false);
            job.close();
            assertThat(job.run()).isNull();
        }
    }

    @Test
    void noRowsAreSortedToNoRows() {
        try (RandomStore random = new RandomStore(folder, 24)) {
            assertThat(sort(random.store, key(Fields.NAME), true).size()).isZero();
        }
    }
}
