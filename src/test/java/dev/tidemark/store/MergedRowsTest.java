package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.store.MergeOrder.Coming;
import dev.tidemark.store.MergedRows.Joined;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-out")
class MergedRowsTest {

    private static final long NOON = StoredRows.NOON;
    private static final long SECOND = 1_000_000_000L;
    private static final FileId FILE = FileId.ntfs(9, 1);

    @TempDir
    Path folder;

    private final List<RecordStore> stores = new ArrayList<>();
    private final RecordStore[] live = new RecordStore[2];
    private final Coming[] coming = {Coming.NEW, Coming.NEW};

    @AfterEach
    void close() {
        stores.forEach(RecordStore::close);
    }

    private RecordStore store(int source) {
        RecordStore store = RecordStore.copying(source, new SpillFolder(folder), 1 << 24);
        stores.add(store);
        return store;
    }

    private static void record(RecordStore store, long time, String name) throws IOException {
        put(
                store,
                Records.v3(name)
                        .usn(store.endRecord() * 80)
                        .time(time == 0 ? 0 : NOON + time)
                        .bytes());
    }

    private static void extents(RecordStore store) throws IOException {
        put(store, Records.v4(store.endRecord() * 80, FILE, FileId.ntfs(5, 5), 1, 0));
    }

    private static void put(RecordStore store, ByteBuffer bytes) throws IOException {
        store.append(bytes, 0, bytes.capacity());
        store.publish();
    }

    private static String name(RecordCursor row) {
        return row.isMarker() ? row.kind().name() : row.hasTimeAndName() ? row.name() : "V" + row.version();
    }

    private static List<String> names(Rows rows) {
        return Reading.all(rows, MergedRowsTest::name);
    }

    /** Two live lists, of the sources 0 and 1. */
    private MergedRows live() {
        List<Joined> lists = new ArrayList<>();
        for (int i = 0; i < live.length; i++) {
            int number = i;
            live[i] = store(i);
            lists.add(new Joined(live[i], () -> coming[number]));
        }
        return new MergedRows(lists, row -> EqualRows.NONE, (one, other) -> false);
    }

    private static void grow(MergedRows merged, long seconds) {
        while (merged.grow(seconds * SECOND, 1)) {
            // One by one.
        }
    }

    // --- sources that rest

    @Test
    void rowsOfSeveralSourcesStandByTheirTimesAndEachSourceInItsOrder() throws IOException {
        RecordStore c = store(1);
        RecordStore d = store(2);
        record(c, 10, "c-10");
        record(c, 30, "c-30");
        record(c, 20, "c-20, the clock was set back");
        record(d, 10, "d-10");
        record(d, 25, "d-25");
        record(d, 31, "d-31");

        MergedRows merged = MergedRows.byTime(List.of(c, d));

        assertThat(names(merged))
                .containsExactly("c-10", "d-10", "d-25", "c-30", "c-20, the clock was set back", "d-31");
        for (long row = 0; row < merged.size(); row++) {
            assertThat(merged.indexOf(merged.keyAt(row))).isEqualTo(row);
        }
        assertThat(merged.contains(RecordKey.of(1, 3))).isFalse();
        assertThat(merged.contains(RecordKey.of(3, 0))).isFalse();
    }

    @Test
    void extentsStandBeforeTheirCloseRecordHoweverLateThatIs() throws IOException {
        RecordStore c = store(1);
        RecordStore d = store(2);
        record(c, 10, "c-10");
        extents(c);
        extents(c);
        record(c, 20, "c-20");
        extents(c);
        record(d, 15, "d-15");

        assertThat(names(MergedRows.byTime(List.of(c, d)))).containsExactly("c-10", "d-15", "V4", "V4", "c-20", "V4");
    }

    @Test
    void whatHasNoTimeStaysBehindTheRowBeforeIt() throws IOException {
        RecordStore c = store(1);
        RecordStore d = store(2);
        c.append(new Marker(RowKind.STARTED, 0, 0, NOON + 99, "begins"));
        record(c, 10, "c-10");
        c.append(new Marker(RowKind.GAP, 0, 0, NOON + 99, "missing"));
        record(c, 0, "c, in 1601");
        record(c, 1L << 61, "c, in 8908");
        record(c, 20, "c-20");
        record(d, 5, "d-5");
        record(d, 15, "d-15");

        assertThat(names(MergedRows.byTime(List.of(d, c))))
                .containsExactly("STARTED", "d-5", "c-10", "GAP", "c, in 1601", "c, in 8908", "d-15", "c-20");
    }

    @Test
    void aMergedListGoesOnWhenOneOfItsSourcesIsClosed() throws IOException {
        RecordStore c = store(1);
        RecordStore d = store(2);
        record(c, 1, "c-1");
        record(d, 1, "d-1");
        MergedRows merged = MergedRows.byTime(List.of(c, d));
        c.close();

        assertThat(names(merged)).containsExactly("d-1");
        assertThat(merged.size()).isEqualTo(2);
        assertThat(merged.isClosed()).isFalse();
        d.close();
        assertThat(merged.isClosed()).isTrue();
    }

    @Test
    void twoListsOfOneSourceAreRefused() throws IOException {
        RecordStore c = store(1);
        record(c, 1, "c-1");

        assertThatThrownBy(() -> MergedRows.byTime(List.of(c, c))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordOfTwoCapturesIsTakenOnceAndOfTwoVolumesTwice() throws IOException {
        RecordStore c = store(1);
        RecordStore d = store(2);
        for (RecordStore each : List.of(c, d)) {
            record(each, 10, "same");
            record(each, 10, "twice in one");
            record(each, 10, "twice in one");
        }
        record(d, 20, "d-20");
        List<Joined> lists = List.of(Joined.resting(c), Joined.resting(d));
        MergedRows captures =
                new MergedRows(lists, row -> row.name().hashCode() + 31 * row.time(), (one, other) -> true);
        MergedRows volumes =
                new MergedRows(lists, row -> row.name().hashCode() + 31 * row.time(), (one, other) -> false);
        captures.grow(0, 100);
        volumes.grow(0, 100);

        assertThat(names(captures)).containsExactly("same", "twice in one", "twice in one", "d-20");
        assertThat(captures.doubles()).isEqualTo(3);
        assertThat(captures.contains(RecordKey.of(2, 0))).isFalse();
        assertThat(captures.rowFrom(RecordKey.of(2, 0)))
                .as("before the next of its source")
                .isEqualTo(3);
        assertThat(volumes.size()).isEqualTo(7);
    }

    // --- sources that live

    @Test
    void aRowLetsOthersComeBeforeItForTwoSecondsAndWhatIsLaterStandsWhereItArrives() throws IOException {
        MergedRows merged = live();
        record(live[0], 50, "c-50");
        grow(merged, 10);
        assertThat(names(merged)).isEmpty();
        record(live[1], 40, "d-40, in time");
        grow(merged, 11);
        assertThat(names(merged)).containsExactly("d-40, in time");
        grow(merged, 12);
        record(live[1], 45, "d-45, late");
        record(live[1], 60, "d-60");
        grow(merged, 13);
        assertThat(names(merged)).containsExactly("d-40, in time", "c-50", "d-45, late");
        record(live[0], 55, "c-55");
        grow(merged, 14);
        assertThat(names(merged)).containsExactly("d-40, in time", "c-50", "d-45, late", "c-55");
        grow(merged, 15);
        assertThat(names(merged)).containsExactly("d-40, in time", "c-50", "d-45, late", "c-55", "d-60");
    }

    @Test
    void whatIsStillBeingReadIsWaitedForHoweverLong() throws IOException {
        coming[1] = Coming.OLD;
        MergedRows merged = live();
        record(live[0], 50, "c-50");
        grow(merged, 10);
        grow(merged, 100);
        assertThat(names(merged)).isEmpty();
        record(live[1], 20, "d-20");
        grow(merged, 101);
        assertThat(names(merged)).containsExactly("d-20");
        coming[1] = Coming.NEW;
        grow(merged, 101);
        assertThat(names(merged)).containsExactly("d-20", "c-50");
        assertThat(merged.isAtEnd()).isFalse();
        coming[0] = Coming.NONE;
        coming[1] = Coming.NONE;
        grow(merged, 101);
        assertThat(merged.isAtEnd()).isTrue();
    }

    @Test
    void extentsWaitForTheirCloseRecordNoLongerThanThat() throws IOException {
        MergedRows merged = live();
        record(live[0], 10, "c-10");
        extents(live[0]);
        record(live[1], 15, "d-15");
        grow(merged, 10);
        assertThat(names(merged)).containsExactly("c-10");
        record(live[0], 20, "c-20");
        grow(merged, 11);
        assertThat(names(merged)).containsExactly("c-10", "d-15");
        grow(merged, 13);
        extents(live[0]);
        grow(merged, 14);
        assertThat(names(merged)).containsExactly("c-10", "d-15", "V4", "c-20");
        grow(merged, 16);
        assertThat(names(merged)).containsExactly("c-10", "d-15", "V4", "c-20", "V4");
    }

    @Test
    void rowsThatSourcesDropLeaveAtTheFrontAndNoOtherRowTakesTheirNumber() throws IOException {
        MergedRows merged = live();
        int count = 3 * Chunk.ROWS + 10;
        for (int i = 0; i < count; i++) {
            for (RecordStore each : live) {
                ByteBuffer bytes = Records.v3("n").usn(i * 80L).time(NOON + i).bytes();
                each.append(bytes, 0, bytes.capacity());
            }
        }
        live[0].publish();
        live[1].publish();
        merged.grow(0, 4 * count);
        merged.grow(3 * SECOND, 4 * count);
        assertThat(merged.size()).isEqualTo(2L * count);
        long newest = merged.keyAt(merged.size() - 1);

        live[0].retain(1);
        live[0].publish();
        merged.grow(4 * SECOND, 1);
        assertThat(merged.size()).as("it begins where both are whole").isBetween(2L, 2L * Chunk.ROWS);
        assertThat(names(merged)).as("of those that are left each is there").hasSize((int) merged.size());
        assertThat(merged.contains(RecordKey.of(1, 5))).isFalse();
        live[1].retain(1);
        live[1].publish();
        merged.grow(5 * SECOND, 1);

        assertThat(merged.size()).isBetween(2L, 2L * Chunk.ROWS);
        assertThat(merged.indexOf(newest)).isEqualTo(merged.size() - 1);
        assertThat(merged.contains(RecordKey.of(0, 5))).isFalse();
        assertThat(merged.rowFrom(RecordKey.of(0, 5))).isZero();
    }

    @Test
    void moreListsThanThereIsRoomForAreRefused() {
        Joined one = Joined.resting(store(0));
        List<Joined> many = Collections.nCopies(MergedRows.MOST_LISTS + 1, one);

        assertThatThrownBy(() -> new MergedRows(many, row -> 0, (a, b) -> false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
