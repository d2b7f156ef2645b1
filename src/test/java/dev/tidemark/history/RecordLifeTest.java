package dev.tidemark.history;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.history.RecordLife.After;
import dev.tidemark.history.RecordLife.OtherHalf;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What its life adds to a record: looked for around it, and followed from record to record. */
@Tag("shows-story")
class RecordLifeTest {

    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId BIN = FileId.ntfs(31, 1);
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

    private RecordLife around(long row) {
        return RecordLifeSearch.find(rows.store(), row, () -> false);
    }

    /** What is known of each row when it comes. */
    private static List<RecordLife> followed(RecordStore store) {
        SetReasons reasons = new SetReasons();
        List<RecordLife> lives = new ArrayList<>();
        try (StoreReader reader = store.reader()) {
            for (long row = store.firstRecord(); row < store.endRecord(); row++) {
                reader.readRecord(row, shown -> lives.add(reasons.take(shown)));
            }
        }
        return lives;
    }

    private RecordLife followed(int row) {
        return followed(rows.store()).get(row);
    }

    private void create(FileId file) {
        rows.add(file, DOCS, "a.txt", CREATE).add(B, DOCS, "b.txt", CREATE).add(file, DOCS, "a.txt", CREATE | EXTEND);
    }

    @Test
    void aRecordKnowsWhatWasSetBeforeItAndWhereItsCloseRecordIs() {
        create(A);
        long usn = rows.usn();
        rows.add(A, DOCS, "a.txt", CREATE | EXTEND | CLOSE);

        assertThat(around(2)).isEqualTo(new RecordLife(CREATE, After.CLOSED, usn, null));
        assertThat(around(2).added(CREATE | EXTEND)).isEqualTo(EXTEND);
        assertThat(around(2).stillSet(CREATE | EXTEND)).isEqualTo(CREATE);
        assertThat(around(0)).isEqualTo(new RecordLife(0, After.CLOSED, usn, null));
        assertThat(around(3)).isEqualTo(new RecordLife(CREATE | EXTEND, After.ENDS, -1, null));
        assertThat(followed(2)).isEqualTo(new RecordLife(CREATE, After.NOT_ASKED, -1, null));
        assertThat(followed(3)).isEqualTo(new RecordLife(CREATE | EXTEND, After.ENDS, -1, null));
    }

    @Test
    void behindACloseRecordNothingIsSetAnyMore() {
        create(A);
        rows.add(A, DOCS, "a.txt", CREATE | EXTEND | CLOSE).add(A, DOCS, "a.txt", DELETE | CLOSE);

        assertThat(around(4).before()).isZero();
        assertThat(followed(4).before()).isZero();
    }

    @Test
    void aFileThatWasNotClosedAsFarAsWasReadIsOpen() {
        create(A);

        assertThat(around(2).after()).isEqualTo(After.OPEN);
    }

    @Test
    void acrossAGapNothingIsKnown() {
        create(A);
        rows.add(RowKind.GAP, rows.usn()).add(A, DOCS, "a.txt", CREATE | EXTEND | CLOSE);

        assertThat(around(2).after()).isEqualTo(After.LOST);
        assertThat(around(4).before()).isEqualTo(RecordLife.UNKNOWN);
        assertThat(around(4).added(CREATE | EXTEND | CLOSE)).isEqualTo(CREATE | EXTEND | CLOSE);
        assertThat(followed(4).before()).isEqualTo(RecordLife.UNKNOWN);
    }

    @Test
    void aPauseOnTheWayLosesNothingWhenItGoesOnWhereItStopped() {
        create(A);
        long usn = rows.usn();
        rows.add(RowKind.STOPPED, usn).add(RowKind.STARTED, usn).add(A, DOCS, "a.txt", CREATE | EXTEND | CLOSE);
        assertThat(around(5).before()).isEqualTo(CREATE | EXTEND);
        assertThat(around(2).after()).isEqualTo(After.CLOSED);

        create(A);
        usn = rows.usn();
        rows.add(RowKind.STOPPED, usn).add(RowKind.STARTED, usn + 800).add(A, DOCS, "a.txt", CREATE | EXTEND | CLOSE);
        assertThat(around(11).before()).isEqualTo(RecordLife.UNKNOWN);
        assertThat(around(8).after()).isEqualTo(After.LOST);
    }

    @Test
    void aMarkerHasNoLife() {
        rows.add(RowKind.GAP, 0);

        assertThat(around(0)).isEqualTo(RecordLife.UNSEEN);
        assertThat(followed(0)).isEqualTo(RecordLife.UNSEEN);
    }

    @Test
    void halvesOfARenameKnowEachOther() {
        rows.add(A, DOCS, "draft.txt", OLD)
                .add(B, DOCS, "b.txt", CREATE)
                .add(A, BIN, "final.txt", NEW)
                .add(A, BIN, "final.txt", NEW | CLOSE);

        assertThat(around(0).other()).isEqualTo(new OtherHalf("final.txt", true));
        assertThat(around(2).other()).isEqualTo(new OtherHalf("draft.txt", true));
        assertThat(followed(2).other()).isEqualTo(new OtherHalf("draft.txt", true));
        assertThat(followed(3).other()).isNull();
        assertThat(around(3).added(NEW | CLOSE)).isEqualTo(CLOSE);
    }

    @Test
    void theNewHalfOfASecondRenameIsNewToo() {
        rows.add(A, DOCS, "1", OLD)
                .add(A, DOCS, "2", NEW)
                .add(A, DOCS, "2", OLD | NEW)
                .add(A, DOCS, "3", NEW);

        assertThat(around(3).added(NEW)).isEqualTo(NEW);
        assertThat(around(3).stillSet(NEW)).isZero();
        assertThat(around(2).added(OLD | NEW)).isEqualTo(OLD);
    }

    @Test
    void theCloseOfAVersion4RecordEndsNoLife() {
        rows.add(A, DOCS, "a", EXTEND);
        rows.addExtents(A, DOCS, EXTEND | CLOSE, 0, 4096);
        long usn = rows.usn();
        rows.add(A, DOCS, "a", EXTEND | CLOSE);

        assertThat(around(1)).isEqualTo(new RecordLife(EXTEND, After.CLOSED, usn, null));
        assertThat(around(2).before()).isEqualTo(EXTEND);
        assertThat(followed(2).before()).isEqualTo(EXTEND);
    }

    @Test
    void withoutTheCloseRecordThatVersion4AnnouncedRecordsAreMissing() {
        rows.addExtents(A, DOCS, EXTEND | CLOSE, 0, 4096);
        rows.add(A, DOCS, "a", EXTEND);

        assertThat(around(0).after()).isEqualTo(After.LOST);
    }

    /** Two ways to the same answer: what one finds in the rows before a record, the other has kept from them. */
    @Test
    void inARealJournalBothWaysAgree() throws IOException, InterruptedException {
        try (FileSource source = FileSource.open(Journals.file("win7-orc", "$J"), folder.resolve("spill"))) {
            source.awaitLoaded();
            List<RecordLife> kept = followed(source.store());
            for (int row = 0; row < kept.size(); row += 97) {
                RecordLife found = RecordLifeSearch.find(source.store(), row, () -> false);
                RecordLife followed = kept.get(row);
                if (followed.isBeforeKnown()) {
                    assertThat(found.before()).as("row %d", row).isEqualTo(followed.before());
                }
                if (followed.other() != null) {
                    assertThat(found.other()).as("row %d", row).isEqualTo(followed.other());
                }
            }
        }
    }
}
