package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SortJobTest {

    @TempDir
    Path folder;

    private record Row(long record, Comparable<?> value) {}

    private static Rows sort(Rows base, SortKey key, boolean ascending) {
        AtomicReference<Rows> sorted = new AtomicReference<>();
        SortJob job = SortJob.start(base, key, ascending, Runnable::run, sorted::set);
        assertThat(job.progress()).isEqualTo(1);
        return sorted.get();
    }

    @ParameterizedTest
    @EnumSource
    void everyKeySortsAsANaiveStableSortDoes(SortKey key) throws Exception {
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
        return switch (key) {
            case USN -> known ? row.usn() : null;
            case TIME -> named ? row.time() : null;
            case NAME -> named ? upper(row.name()) : null;
            case REASON -> known ? Integer.toUnsignedLong(row.reason()) : null;
            case FILE_ID -> known ? id(row.fileIdHigh(), row.fileIdLow()) : null;
            case PARENT_ID -> known ? id(row.parentIdHigh(), row.parentIdLow()) : null;
            case SOURCE -> known ? row.sourceInfo() : null;
            case ATTRIBUTES -> named ? row.attributes() : null;
            case SECURITY_ID -> named ? Integer.toUnsignedLong(row.securityId()) : null;
            case VERSION -> row.version();
            case LENGTH -> row.length();
        };
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
            Rows sorted = sort(some, SortKey.NAME, true);
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
            AtomicReference<Rows> sorted = new AtomicReference<>();
            AtomicReference<Runnable> task = new AtomicReference<>();
            SortJob.start(random.store, SortKey.USN, false, task::set, sorted::set)
                    .close();
            task.get().run();
            assertThat(sorted).hasNullValue();
        }
    }

    @Test
    void noRowsAreSortedToNoRows() {
        try (RandomStore random = new RandomStore(folder, 24)) {
            assertThat(sort(random.store, SortKey.NAME, true).size()).isZero();
        }
    }
}
