package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.filter.PriorReasonSearch;
import dev.tidemark.history.RenameHalves;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.MergedPathIndex;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.MergeOrder.Coming;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sources have the same file ids, as two volumes do. */
@Tag("shows-out")
class MergedStoreTest {

    private static final int MERGED = 7;
    private static final long SECOND = StoredRows.SECOND;
    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId DIRECTORY = FileId.ntfs(40, 1);
    private static final FileId FILE = FileId.ntfs(41, 1);

    @TempDir
    Path folder;

    private StoredRows c;
    private StoredRows d;
    private MergedStore merged;

    @BeforeEach
    void open() {
        c = new StoredRows(folder, 1);
        d = new StoredRows(folder, 2);
        merged = new MergedStore(
                MERGED,
                List.of(
                        new MergedStore.Part(c.store(), () -> Coming.NONE),
                        new MergedStore.Part(d.store(), () -> Coming.NONE)),
                row -> EqualRows.NONE,
                (one, other) -> false);
    }

    @AfterEach
    void close() {
        merged.close();
        c.close();
        d.close();
    }

    private static Records record(String name, int reasons) {
        return Records.v2(name).file(FILE).parent(DIRECTORY).reason(reasons);
    }

    private static void put(StoredRows rows, int seconds, String name, int reasons) {
        rows.add(record(name, reasons), StoredRows.NOON + seconds * SECOND);
    }

    private RecordStore grown() {
        while (merged.grow(0, 3)) {
            // The rest.
        }
        return merged.store();
    }

    private static List<String> names(Rows rows) {
        return Reading.all(rows, row -> row.isMarker() ? row.kind().name() : row.hasTimeAndName() ? row.name() : "V4");
    }

    @Test
    void rowsOfSeveralStoresAreReadFilteredByColumnsAndNumberedAsThoseOfOne() {
        put(c, 1, "c-1", StoredRows.CREATE);
        put(c, 3, "c-3", StoredRows.CLOSE);
        d.add(RowKind.GAP, 5);
        put(d, 2, "d-2", StoredRows.EXTEND);
        RecordStore store = grown();

        assertThat(names(store)).containsExactly("GAP", "c-1", "d-2", "c-3");
        assertThat(store.isMerged()).isTrue();
        assertThat(store.parts()).containsExactly(c.store(), d.store());
        assertThat(store.derivedRows()).isOne();
        assertThat(store.derivedBefore(store.keyOf(3), RowKind.GAP)).isEqualTo(store.keyOf(0));
        List<Long> own = new ArrayList<>();
        for (long number = 0; number < store.endRecord(); number++) {
            long key = store.keyOf(number);
            own.add(store.sourceKey(key));
            assertThat(store.keyHere(store.sourceKey(key))).isEqualTo(key);
        }
        assertThat(own).containsExactly(RecordKey.of(2, 0), RecordKey.of(1, 0), RecordKey.of(2, 1), RecordKey.of(1, 1));
        assertThat(Reading.all(store, RecordCursor::sourceKey)).isEqualTo(own);
        assertThat(Reading.all(store, RecordCursor::key))
                .containsExactlyElementsOf(
                        LongStream.range(0, 4).map(store::keyOf).boxed().toList());
        try (StoreReader reader = store.reader()) {
            RecordStore.Slice slice = Objects.requireNonNull(reader.slice(0));
            assertThat(slice.isMarker(0)).isTrue();
            assertThat(slice.reasons()[1]).isEqualTo(StoredRows.CREATE);
            assertThat(slice.reasons()[2]).isEqualTo(StoredRows.EXTEND);
            assertThat(reader.time(slice, 3)).isEqualTo(StoredRows.NOON + 3 * SECOND);
        }
        assertThat(store.keyHere(RecordKey.of(1, 2))).isEqualTo(RecordKey.NONE);
        assertThat(store.sourceKey(store.keyOf(9))).isEqualTo(RecordKey.NONE);
    }

    @Test
    void aStoreOfOneSourceIsItsOwnPart() {
        put(c, 1, "c-1", StoredRows.CREATE);

        assertThat(c.store().isMerged()).isFalse();
        assertThat(c.store().parts()).containsExactly(c.store());
        assertThat(c.store().sourceKey(5)).isEqualTo(5);
        assertThat(c.store().keyHere(5)).isEqualTo(5);
        assertThat(Reading.all(c.store(), row -> row.inSource() == row)).containsExactly(true);
    }

    @Test
    void whatIsLookedForBesideARowIsLookedForInItsOwnSource() {
        put(c, 1, "c, old", StoredRows.OLD);
        put(d, 2, "d, old", StoredRows.OLD);
        put(d, 3, "d, set", StoredRows.EXTEND);
        put(c, 4, "c, new", StoredRows.NEW);
        put(c, 5, "c, set", StoredRows.NEW | StoredRows.EXTEND);
        RecordStore store = grown();
        assertThat(names(store)).containsExactly("c, old", "d, old", "d, set", "c, new", "c, set");

        RecordCursor half = new RecordCursor();
        assertThat(Reading.all(store, row -> RenameHalves.other(row, half).isPresent() ? half.name() : ""))
                .containsExactly("c, new", "", "", "c, old", "");
        assertThat(PriorReasonSearch.find(store, new long[] {1, 3, 4}, () -> false))
                .as("of d the row before is not held, of c it is its own")
                .containsExactly(PriorReasonSearch.UNKNOWN, StoredRows.OLD, StoredRows.NEW);
    }

    @Test
    void extentsHaveTheTimeOfTheCloseRecordOfTheirOwnSource() {
        c.addExtents(FILE, DIRECTORY, StoredRows.EXTEND | StoredRows.CLOSE, 0, 4096);
        put(c, 10, "c-10", StoredRows.EXTEND | StoredRows.CLOSE);
        put(d, 10, "d-10", StoredRows.EXTEND | StoredRows.CLOSE);
        d.addExtents(FILE, DIRECTORY, StoredRows.EXTEND | StoredRows.CLOSE, 0, 4096);
        put(d, 20, "d-20", StoredRows.EXTEND | StoredRows.CLOSE);
        put(c, 15, "c-15", StoredRows.EXTEND | StoredRows.CLOSE);
        RecordStore store = grown();

        RowTime time = new RowTime();
        assertThat(names(store)).containsExactly("V4", "c-10", "d-10", "c-15", "V4", "d-20");
        assertThat(Reading.all(store, row -> time.find(row) ? (time.time() - StoredRows.NOON) / SECOND : -1))
                .containsExactly(10L, 10L, 10L, 15L, 20L, 20L);
    }

    @Test
    void eachRowHasThePathThatItsOwnSourceKnows() {
        for (StoredRows each : List.of(c, d)) {
            String name = each == c ? "of-c" : "of-d";
            each.add(
                    Records.v2(name)
                            .file(DIRECTORY)
                            .parent(ROOT)
                            .reason(StoredRows.CREATE)
                            .set("FileAttributes", 0x10),
                    StoredRows.NOON);
        }
        put(c, 1, "file", StoredRows.CREATE);
        put(d, 2, "file", StoredRows.CREATE);
        RecordStore store = grown();
        PathIndex ofC = PathIndex.over(c.store());
        PathIndex ofD = PathIndex.over(d.store());
        MergedPathIndex paths = new MergedPathIndex(store, List.of(ofC, ofD));

        ofC.build();
        assertThat(paths.built())
                .as("the second row is of d, which was not taken in")
                .isEqualTo(1);
        ofD.build();
        assertThat(paths.built()).isEqualTo(4);
        PathReader reader = paths.borrow();
        assertThat(Reading.all(store, row -> text(reader.path(row))))
                .containsExactly("\\of-c", "\\of-d", "\\of-c\\file", "\\of-d\\file");
        assertThat(Reading.all(store, row -> reader.directory(row).path())).containsExactly("", "", "\\of-c", "\\of-d");
        paths.giveBack(reader);
    }

    private static String text(FilePath path) {
        return Objects.requireNonNull(path).text();
    }

    @Test
    void itEndsWithOneOfItsPartsAndEndsNoneItself() {
        put(c, 1, "c-1", StoredRows.CREATE);
        put(d, 2, "d-2", StoredRows.CREATE);
        RecordStore store = grown();
        try (StoreReader reader = store.reader()) {
            assertThat(reader.readRecord(0, row -> {})).isEqualTo(Outcome.READ);
        }
        c.close();

        assertThat(store.isClosed()).isTrue();
        assertThat(names(store)).isEmpty();
        merged.close();
        assertThat(names(d.store())).containsExactly("d-2");
    }

    @Test
    void rowsLeaveAtTheFrontAsTheyLeaveTheSources() {
        int count = 2 * Chunk.ROWS + 10;
        for (int i = 0; i < count; i++) {
            put(c, i, "c", StoredRows.CREATE);
            put(d, i, "d", StoredRows.CREATE);
        }
        RecordStore store = grown();
        long last = store.keyOf(store.endRecord() - 1);
        c.store().retain(1);
        c.store().publish();
        merged.grow(0, 1);
        assertThat(store.firstRecord()).as("it begins where both are whole").isBetween((long) count, 2L * count - 20);
        assertThat(Reading.all(store, row -> 0)).hasSize((int) store.size());
        d.store().retain(1);
        d.store().publish();
        merged.grow(0, 1);

        assertThat(store.firstRecord()).isBetween((long) count, 2L * count - 20);
        assertThat(store.indexOf(last)).isEqualTo(store.size() - 1);
        assertThat(Reading.all(store, row -> 0)).hasSize((int) store.size());
    }
}
