package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A range of USNs or times is looked for only where it can be, and finds what a look at every row finds. */
@Tag("shows-ask")
class NarrowedScanTest {

    private static final int BLOCK = RowSet.BLOCK;
    private static final int BLOCKS = 6;
    private static final long STEP = 64;

    @TempDir
    Path folder;

    private RecordStore store;

    @BeforeEach
    void open() {
        store = RecordStore.copying(new SpillFolder(folder), 1 << 26);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void add(Records record) throws IOException {
        add(record.bytes());
    }

    private void add(ByteBuffer bytes) throws IOException {
        store.append(bytes, 0, bytes.capacity());
    }

    /** Records whose USNs rise from a first, and whose times rise with them. */
    private void fill(long firstUsn, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            long usn = firstUsn + i * STEP;
            add(Records.v2("n").usn(usn).time(usn));
        }
        store.publish();
    }

    private static CompiledFilter filter(String text) {
        return CompiledFilter.of(
                Objects.requireNonNull(
                        FilterParser.parse(text, FieldRegistry.standard()).tree()),
                TimeContext.utc(Instant.EPOCH));
    }

    private List<Long> found(String text) throws InterruptedException {
        try (FilteredRows rows = new FilteredRows(store, filter(text), Runnable::run, null)) {
            rows.await();
            return LongStream.range(0, rows.size()).map(rows::keyAt).boxed().toList();
        }
    }

    private RowStretches stretches(String text) {
        return filter(text).over(null).where(store, 0, store.endRecord());
    }

    @Test
    void aRangeOfUsnsIsTwoSearches() throws Exception {
        fill(1_000, BLOCKS * BLOCK);
        long first = 1_000 + (BLOCK + 5) * STEP;
        long last = first + 10 * STEP;
        RowStretches where = stretches("usn >= " + first + " usn <= " + last);
        assertThat(where.first(0, store.endRecord())).isEqualTo(BLOCK + 5);
        assertThat(where.end(0, store.endRecord())).isEqualTo(BLOCK + 16);
        assertThat(found("usn in {" + first + " .. " + last + "}")).hasSize(11);
        assertThat(found("usn < 0")).isEmpty();
        assertThat(found("usn > 5 usn < 3")).isEmpty();
        assertThat(found("usn >= 0")).hasSize(BLOCKS * BLOCK);
    }

    @Test
    void whereUsnsBeginAnewEachRunIsSearched() throws Exception {
        fill(1_000_000, BLOCK + 3);
        fill(500, 2 * BLOCK);
        fill(1_000_000, BLOCK);
        assertThat(Objects.requireNonNull(store.usnRuns())).containsExactly(0, BLOCK + 3, 3L * BLOCK + 3);
        assertThat(found("usn == 1000000")).containsExactly(0L, 3L * BLOCK + 3);
        assertThat(found("usn == 564")).containsExactly(BLOCK + 4L);
        assertThat(found("usn < 1000")).hasSize(8);
    }

    @Test
    void whatHasNoOrderIsLookedThrough() throws Exception {
        for (int i = 0; i < 3 * BLOCK; i++) {
            add(Records.v2("n").usn(i * 7_919L % 100_003));
        }
        store.publish();
        assertThat(store.usnRuns()).isNull();
        List<Long> expected = LongStream.range(0, 3 * BLOCK)
                .filter(i -> i * 7_919L % 100_003 < 500)
                .boxed()
                .toList();
        assertThat(found("usn < 500")).isEqualTo(expected);
    }

    @Test
    void rowsThatAreNoRecordsAreFoundWhereverTheyStand() throws Exception {
        fill(1_000, 2 * BLOCK);
        store.append(new Marker(7, 1, 0, new MarkerDetail.Said(RowKind.DAMAGE, "an offset is no USN")));
        fill(10_000_000, 2 * BLOCK);
        store.append(new Marker(5, 1, 0, new MarkerDetail.Trimmed(1, 5, 6)));
        store.publish();
        assertThat(found("usn == 1000")).containsExactly(0L, 2L * BLOCK);
        assertThat(found("usn in {5, 1000}")).containsExactly(0L, 2L * BLOCK, 4L * BLOCK + 1);
    }

    @Test
    void blocksWhoseTimesLieOutsideAreSkipped() throws Exception {
        fill(0, BLOCKS * BLOCK);
        long from = 3 * BLOCK * STEP;
        String text = "time >= filetime:" + from + " time < filetime:" + (from + 4 * STEP);
        List<Long> expected =
                LongStream.range(3L * BLOCK, 3L * BLOCK + 4).boxed().toList();
        assertThat(found(text)).isEqualTo(expected);
        try (StoreReader reader = store.reader()) {
            var bounds = Objects.requireNonNull(reader.timeBounds(Objects.requireNonNull(reader.slice(BLOCK))));
            assertThat(bounds.earliest()).isEqualTo(BLOCK * STEP);
            assertThat(bounds.latest()).isEqualTo((2 * BLOCK - 1) * STEP);
            SliceFilter slices = filter(text).over(null);
            var slice = Objects.requireNonNull(reader.slice(0));
            assertThat(slices.passing(reader, slice, 0, BLOCK, new char[BLOCK])).isZero();
        }
        assertThat(found(text)).isEqualTo(expected);
    }

    @Test
    void aClockThatIsSetBackHidesNothing() throws Exception {
        for (int i = 0; i < 2 * BLOCK; i++) {
            add(Records.v2("n").usn(i).time(i == BLOCK / 2 ? 5 : 1_000_000 + i));
        }
        store.publish();
        assertThat(found("time == filetime:5")).containsExactly(BLOCK / 2L);
    }

    @Test
    void aRecordOfVersionFourHasTheTimeOfItsCloseRecordAlsoInTheNextBlock() throws Exception {
        FileId file = FileId.ntfs(30, 7);
        fill(0, BLOCK - 1);
        add(Records.v4(BLOCK * STEP, file, FileId.NTFS_ROOT, Reason.CLOSE.bit(), 0, 0, 0x1000));
        add(Records.v2("other").usn((BLOCK + 1) * STEP).time(8));
        add(Records.v2("n").file(file).usn((BLOCK + 2) * STEP).time(77).reason(Reason.CLOSE.bit()));
        fill((BLOCK + 3) * STEP, BLOCK);
        assertThat(found("time == filetime:77")).containsExactly(BLOCK - 1L, BLOCK + 1L);
        assertThat(found("has time version == 4")).hasSize(1);
        assertThat(found("not has time")).isEmpty();
    }

    @Test
    void aRecordOfVersionFourWithoutACloseRecordHasNoTime() throws Exception {
        FileId file = FileId.ntfs(30, 7);
        add(Records.v4(8, file, FileId.NTFS_ROOT, 1, 0, 0, 0x1000));
        add(Records.v2("n").file(file).usn(16).time(77).reason(1));
        store.publish();
        assertThat(found("not has time")).containsExactly(0L);
        assertThat(found("time != filetime:1")).containsExactly(1L);
    }

    @Test
    void aFilterGrowsWithItsStore() throws Exception {
        fill(0, BLOCK);
        try (FilteredRows rows = new FilteredRows(store, filter("usn >= 1000"), Runnable::run, null)) {
            rows.await();
            long before = rows.size();
            fill(BLOCK * STEP, 2 * BLOCK);
            rows.await();
            assertThat(rows.size()).isEqualTo(before + 2 * BLOCK);
        }
    }
}
