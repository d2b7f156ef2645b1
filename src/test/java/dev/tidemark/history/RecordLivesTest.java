package dev.tidemark.history;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-out")
class RecordLivesTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId FILE = FileId.ntfs(40, 1);
    private static final FileId OTHER = FileId.ntfs(41, 1);

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

    /** In which row each of some rows finds its life begun, as they are handed on. */
    private List<Integer> begun(int... order) {
        List<Long> usns = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        RecordLives lives = new RecordLives();
        try (StoreReader reader = rows.store().reader()) {
            RowVisitor<RuntimeException> note = row -> usns.add(row.usn());
            for (long row = 0; row < rows.store().endRecord(); row++) {
                reader.readRecord(row, note);
            }
            RowVisitor<RuntimeException> take = row -> {
                lives.take(row);
                found.add(usns.indexOf(lives.firstUsn()));
            };
            for (int row : order) {
                reader.readRecord(row, take);
            }
        }
        return found;
    }

    @Test
    void everyRecordOfALifeKnowsItsFirst() {
        rows.add(FILE, ROOT, "a", CREATE)
                .add(FILE, ROOT, "a", EXTEND)
                .add(OTHER, ROOT, "b", CREATE)
                .add(FILE, ROOT, "a", CLOSE)
                .add(FILE, ROOT, "a", EXTEND)
                .add(FILE, ROOT, "a", EXTEND)
                .add(OTHER, ROOT, "b", CLOSE);
        assertThat(begun(0, 1, 2, 3, 4, 5, 6)).containsExactly(0, 0, 2, 0, 4, 4, 2);
    }

    /** A preview hands rows on as they are shown. */
    @Test
    void noRecordBeginsBehindItself() {
        rows.add(FILE, ROOT, "a", CREATE).add(FILE, ROOT, "a", EXTEND).add(FILE, ROOT, "a", EXTEND);
        assertThat(begun(2, 1, 0)).containsExactly(2, 1, 0);
    }
}
