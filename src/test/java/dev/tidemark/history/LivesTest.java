package dev.tidemark.history;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.MarkerDetail.Asking;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-story")
class LivesTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId A = FileId.ntfs(40, 1);
    private static final FileId B = FileId.ntfs(41, 1);

    @TempDir
    Path folder;

    private StoredRows rows;

    @BeforeEach
    void open() {
        rows = new StoredRows(folder);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private Lives lives() {
        Lives lives = new Lives(rows.store());
        lives.updateTo(rows.store().endRecord(), () -> false);
        return lives;
    }

    private List<LifeFacts> facts() {
        List<LifeFacts> all = new ArrayList<>();
        Lives lives = lives();
        try (LifeReader reader = new LifeReader(rows.store(), null)) {
            for (int life = 0; life < lives.end(); life++) {
                reader.read(lives.life(life), (facts, last, path) -> all.add(facts));
            }
        }
        return all;
    }

    private LifeFacts only() {
        assertThat(facts()).hasSize(1);
        return facts().getFirst();
    }

    @Test
    void aLifeUnitesAllRecordsUpToTheCloseRecord() {
        long first = rows.usn();
        rows.add(A, ROOT, "a.txt", CREATE)
                .add(B, ROOT, "b.txt", EXTEND)
                .add(A, ROOT, "a.txt", CREATE | EXTEND)
                .add(A, ROOT, "a.txt", CREATE | EXTEND | CLOSE)
                .add(A, ROOT, "a.txt", EXTEND);

        LifeFacts life = facts().getFirst();

        assertThat(facts()).hasSize(3);
        assertThat(life.usn()).isEqualTo(first);
        assertThat(life.start()).isEqualTo(StoredRows.NOON);
        assertThat(life.duration()).isEqualTo(3 * StoredRows.SECOND);
        assertThat(life.records()).isEqualTo(3);
        assertThat(life.reasons()).isEqualTo(CREATE | EXTEND | CLOSE);
        assertThat(life.begin()).isEqualTo(Begin.CREATED);
        assertThat(life.end()).isEqualTo(End.CLOSED);
        assertThat(life.name()).isEqualTo("a.txt");
        assertThat(life.rename()).isNull();
        assertThat(life.extents()).isNull();
        assertThat(facts().get(1).end()).isEqualTo(End.OPEN);
        assertThat(facts().get(2).begin()).isEqualTo(Begin.OPENED);
    }

    @Test
    void aRenameJoinsItsHalvesWithTheNameBeforeAndBehind() {
        rows.add(A, ROOT, "a.txt", EXTEND)
                .add(A, ROOT, "a.txt", EXTEND | OLD)
                .add(A, DOCS, "b.txt", EXTEND | NEW)
                .add(A, DOCS, "b.txt", EXTEND | NEW | CLOSE);

        LifeFacts life = only();

        assertThat(life.rename()).isEqualTo(new LifeFacts.Rename("a.txt", "b.txt", true, null));
        assertThat(life.name()).isEqualTo("b.txt");
        assertThat(lives().pairs()).isOne();
        assertThat(lives().orphans()).isZero();
    }

    @Test
    void severalRenamesOfALifeGiveItsFirstAndItsLastName() {
        rows.add(A, ROOT, "a", OLD)
                .add(A, ROOT, "b", NEW)
                .add(A, ROOT, "b", OLD)
                .add(A, ROOT, "c", NEW)
                .add(A, ROOT, "c", NEW | CLOSE);

        assertThat(only().rename()).isEqualTo(new LifeFacts.Rename("a", "c", false, null));
        assertThat(lives().pairs()).isEqualTo(2);
    }

    @Test
    void halvesOfARenameWithoutTheOtherAreCounted() {
        rows.add(A, ROOT, "a", NEW)
                .add(A, ROOT, "a", NEW | CLOSE)
                .add(B, ROOT, "b", OLD)
                .add(B, ROOT, "b", OLD | CLOSE);

        Lives lives = lives();

        assertThat(lives.orphans()).isGreaterThanOrEqualTo(2);
        assertThat(lives.pairs()).isZero();
        assertThat(lives.life(0).lacksHalf()).isTrue();
        assertThat(lives.life(0).begin()).isEqualTo(Begin.CUT);
        assertThat(lives.life(1).lacksHalf()).isTrue();
        assertThat(facts()).allMatch(life -> life.rename() == null);
    }

    @Test
    void whatIsCreatedAndDeletedWithinALifeIsTemporary() {
        rows.add(A, ROOT, "a.tmp", CREATE)
                .add(A, ROOT, "a.tmp", CREATE | DELETE | CLOSE)
                .add(B, ROOT, "b.tmp", DELETE | CLOSE);

        assertThat(facts()).extracting(LifeFacts::isTemporary).containsExactly(true, false);
        assertThat(facts()).extracting(LifeFacts::end).containsExactly(End.DELETED, End.DELETED);
    }

    @Test
    void anotherFileInTheSameEntryHasLivesOfItsOwn() {
        rows.add(A, ROOT, "a", EXTEND).add(FileId.ntfs(40, 2), ROOT, "b", CREATE);

        assertThat(facts()).extracting(LifeFacts::name).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"GAP", "JOURNAL", "GONE", "DAMAGE", "LOCK"})
    void whereRecordsMayBeMissingWhatIsOpenIsLost(RowKind kind) {
        rows.add(A, ROOT, "a", EXTEND).add(kind, 0).add(A, ROOT, "a", EXTEND | CLOSE);

        assertThat(facts()).extracting(LifeFacts::end).containsExactly(End.LOST, End.CLOSED);
        assertThat(facts()).extracting(LifeFacts::begin).containsExactly(Begin.OPENED, Begin.CUT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"STARTED", "ACT"})
    void aRowThatHidesNothingEndsNoLife(RowKind kind) {
        rows.add(A, ROOT, "a", EXTEND).add(kind, 0).add(A, ROOT, "a", EXTEND | CLOSE);

        assertThat(only().end()).isEqualTo(End.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500})
    void aPauseEndsLivesOnlyWhereReadingWentOnElsewhere(long missed) {
        rows.add(A, ROOT, "a", EXTEND)
                .add(RowKind.STOPPED, 5000)
                .add(RowKind.STARTED, 5000 + missed)
                .add(A, ROOT, "a", EXTEND | CLOSE);

        assertThat(facts()).hasSize(missed == 0 ? 1 : 2);
    }

    @Test
    void whereOtherReasonsAreAskedForLivesAreLost() {
        Asking all = new Asking(-1, false);
        rows.add(A, ROOT, "a", EXTEND)
                .add(new Marker(0, 0, 0, new MarkerDetail.MaskChanged(all, all)))
                .add(A, ROOT, "a", EXTEND | CREATE)
                .add(new Marker(0, 0, 0, new MarkerDetail.MaskChanged(all, new Asking(1, false))));

        assertThat(only().end()).isEqualTo(End.LOST);
    }

    @Test
    void aRecordOfVersion4JoinsItsRangesAndEndsNothing() {
        rows.addExtents(A, ROOT, EXTEND | CLOSE, 0, 0x1000, 0x4000, 0x200)
                .addExtents(A, ROOT, EXTEND | CLOSE, 0x8000, 1)
                .add(A, ROOT, "a.txt", EXTEND | CLOSE);

        LifeFacts life = only();

        assertThat(life.extents()).isEqualTo(new LifeFacts.RangeFacts(3, 0x1201, "0:1000 4000:200 8000:1"));
        assertThat(life.start()).isEqualTo(StoredRows.NOON);
        assertThat(life.duration()).isZero();
        assertThat(life.begin()).isEqualTo(Begin.OPENED);
        assertThat(life.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void whereTheCloseRecordBehindVersion4IsMissingTheNextRecordBeginsALife() {
        rows.addExtents(A, ROOT, EXTEND | CLOSE, 0, 1).add(A, ROOT, "a.txt", Reason.BASIC_INFO_CHANGE.bit());

        assertThat(facts()).extracting(LifeFacts::end).containsExactly(End.LOST, End.OPEN);
    }

    @Test
    void aRecordWithReasonsOfSeveralOperationsWasNotTheFirst() {
        rows.add(A, ROOT, "a", CREATE | EXTEND)
                .add(B, ROOT, "b", EXTEND | CLOSE)
                .add(DOCS, ROOT, "docs", Reason.INDEXABLE_CHANGE.bit() | Reason.BASIC_INFO_CHANGE.bit())
                .add(FileId.ntfs(50, 1), ROOT, "c", CREATE | Reason.DESIRED_STORAGE_CLASS_CHANGE.bit())
                .add(FileId.ntfs(51, 1), ROOT, "d", DELETE | CLOSE)
                .add(FileId.ntfs(52, 1), ROOT, "e", CREATE | EXTEND | Reason.TRANSACTED_CHANGE.bit() | CLOSE);

        assertThat(facts())
                .extracting(LifeFacts::begin)
                .containsExactly(Begin.CUT, Begin.CUT, Begin.OPENED, Begin.CREATED, Begin.OPENED, Begin.CREATED);
    }

    @Test
    void aLifeUnfoldsToItsRecords() {
        rows.add(A, ROOT, "a", CREATE).add(B, ROOT, "b", CREATE).add(A, ROOT, "a", CREATE | CLOSE);
        List<Long> unfolded = new ArrayList<>();
        try (LifeReader reader = new LifeReader(rows.store(), null)) {
            reader.records(lives().life(0), row -> unfolded.add(row.record()));
        }
        assertThat(unfolded).containsExactly(0L, 2L);
    }

    @Test
    void moreOpenFilesThanAreFollowedAreLetGoAndSaid() {
        rows.add(A, ROOT, "a", CREATE)
                .add(B, ROOT, "b", CREATE)
                .add(DOCS, ROOT, "c", CREATE)
                .add(A, ROOT, "a", CREATE | CLOSE);
        Lives lives = new Lives(rows.store(), 2);
        lives.updateTo(rows.store().endRecord(), () -> false);

        assertThat(lives.overflows()).isOne();
        assertThat(lives.end()).isEqualTo(4);
        assertThat(lives.life(0).end()).isEqualTo(End.LOST);
        assertThat(lives.life(1).end()).isEqualTo(End.LOST);
        assertThat(lives.life(3).begin()).isEqualTo(Begin.CUT);
    }

    @Test
    void openFilesAreFoundWhateverWasTakenOutBefore() {
        OpenFiles open = new OpenFiles();
        for (int i = 0; i < 1000; i++) {
            open.add(i % 3, i, i);
        }
        for (int i = 0; i < 1000; i += 2) {
            open.remove(open.find(i % 3, i));
        }

        assertThat(open.size()).isEqualTo(500);
        for (int i = 0; i < 1000; i++) {
            int slot = open.find(i % 3, i);
            assertThat(slot < 0 ? -1 : open.life(slot)).isEqualTo(i % 2 == 0 ? -1 : i);
        }
    }

    @Test
    void livesOfWhichNoRowIsHeldAreDroppedInChunks() {
        LifeTable table = new LifeTable();
        for (int i = 0; i < 5000; i++) {
            table.record(table.add(i, false), i, CLOSE);
        }
        table.publish();
        table.dropBelow(4500);

        assertThat(table.first()).isEqualTo(4096);
        assertThat(table.firstRow(4096)).isEqualTo(4096);
        assertThat(table.size()).isEqualTo(5000);
    }

    @Test
    void aLifeThatIsDroppedWhileSomebodyReadsItIsReadToItsEnd() {
        LifeTable table = new LifeTable();
        for (int i = 0; i < 5000; i++) {
            table.record(table.add(i, false), i, CLOSE);
        }
        table.publish();
        int first = table.first();
        table.dropBelow(4500);

        assertThat(Life.of(table, first).reasons()).isEqualTo(CLOSE);
        table.dropBelow(4500);
        assertThatThrownBy(() -> table.firstRow(first)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
