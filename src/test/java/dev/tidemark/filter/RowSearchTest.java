package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.Rows;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSearchTest {

    @TempDir
    Path folder;

    private static long naive(Rows rows, ToLongFunction<RecordCursor> field, boolean named, long wanted) {
        RecordCursor cursor = new RecordCursor();
        for (long row = 0; row < rows.size(); row++) {
            Reading.readKey(rows, rows.keyAt(row), cursor);
            boolean there = named ? cursor.hasTimeAndName() : cursor.isKnown();
            if (there && field.applyAsLong(cursor) >= wanted) {
                return row;
            }
        }
        return rows.size();
    }

    @Test
    void theFirstRowAtOrAfterAUsnOrTimeIsFoundAmongMarkersAndRowsWithoutTime() throws Exception {
        try (RandomStore random = new RandomStore(folder, 31).add(3000);
                FilteredRows some =
                        new FilteredRows(random.store, FilterSpec.ALL.withOnlyClosed(true), Runnable::run)) {
            some.await();
            Random numbers = new Random(32);
            for (int i = 0; i < 500; i++) {
                Rows rows = i % 2 == 0 ? random.store : some;
                long usn = numbers.nextInt(3000 * 170);
                assertThat(RowSearch.byUsn(rows, usn)).isEqualTo(naive(rows, RecordCursor::usn, false, usn));
                long time = usn / 64 * 10_000_000;
                assertThat(RowSearch.byTime(rows, time)).isEqualTo(naive(rows, RecordCursor::time, true, time));
            }
            assertThat(RowSearch.byUsn(some, Long.MIN_VALUE)).isEqualTo(naive(some, RecordCursor::usn, false, 0));
            assertThat(RowSearch.byTime(some, Long.MAX_VALUE)).isEqualTo(some.size());
        }
    }

    private RecordStore store() {
        return RecordStore.copying(new SpillFolder(folder), 1 << 24);
    }

    private static void add(RecordStore store, long from, int count, long time) throws IOException {
        for (int i = 0; i < count; i++) {
            ByteBuffer bytes =
                    Records.v2("n").usn(from + i * 80L).time(time + i).bytes();
            store.append(bytes, 0, bytes.capacity());
        }
        store.publish();
    }

    @Test
    void aUsnIsLookedForInTheNewestJournalThatSpansIt() throws Exception {
        try (RecordStore store = store()) {
            store.append(new Marker(RowKind.JOURNAL, 0, 0, 0, "first"));
            add(store, 800_000, 1000, 0);
            store.append(new Marker(RowKind.JOURNAL, 0, 0, 0, "second"));
            add(store, 8000, 1000, 1000);
            assertThat(RowSearch.byUsn(store, 8080)).isEqualTo(1003);
            assertThat(RowSearch.byUsn(store, 800_080)).isEqualTo(2);
            assertThat(RowSearch.byUsn(store, 0)).isEqualTo(1002);
            assertThat(RowSearch.byUsn(store, 200_000)).isEqualTo(store.size());
        }
    }

    @Test
    void oneAbsurdValueMisleadsNothing() throws Exception {
        try (RecordStore store = store()) {
            add(store, 0, 512, 5000);
            add(store, 1L << 60, 1, Long.MIN_VALUE);
            add(store, 513 * 80, 487, 5513);
            assertThat(RowSearch.byUsn(store, 80 * 700)).isEqualTo(700);
            assertThat(RowSearch.byUsn(store, 80 * 300)).isEqualTo(300);
            assertThat(RowSearch.byTime(store, 5900)).isEqualTo(900);
            assertThat(RowSearch.byTime(store, 5100)).isEqualTo(100);
        }
    }

    @Test
    void equalTimesGiveTheFirst() throws Exception {
        try (RecordStore store = store()) {
            for (int i = 0; i < 100; i++) {
                add(store, i * 80L, 1, 7);
            }
            assertThat(RowSearch.byTime(store, 7)).isZero();
            assertThat(RowSearch.byTime(store, 8)).isEqualTo(100);
        }
    }

    @Test
    void anEmptyStoreHasNoRow() {
        try (RecordStore store = store()) {
            assertThat(RowSearch.byUsn(store, 0)).isZero();
            assertThat(RowSearch.byTime(store, 0)).isZero();
        }
    }
}
