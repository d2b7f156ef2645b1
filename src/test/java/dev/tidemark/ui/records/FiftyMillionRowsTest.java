package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.view.ShownRows;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table finds its place among many rows with as few questions as among few. */
@Tag("shows-scale")
class FiftyMillionRowsTest {

    private static final long ROWS = 50_000_000;
    private static final int VISIBLE = 35;
    private static final int FEW = 8;

    @TempDir
    Path folder;

    private final RowWindow window = new RowWindow();
    private Counted rows;
    private ShownRows shown;

    /** Every third record; counts what it is asked. */
    private static final class Counted implements RowsOver {

        private final RecordStore store;
        private long size = ROWS;
        private int asked;

        Counted(RecordStore store) {
            this.store = store;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public long keyAt(long index) {
            asked++;
            return index * 3;
        }

        @Override
        public long indexOf(long record) {
            asked++;
            return record % 3 == 0 ? record / 3 : -(record / 3 + 2);
        }

        @Override
        public Rows base() {
            return store;
        }
    }

    @BeforeEach
    void open() {
        rows = new Counted(RecordStore.copying(new SpillFolder(folder), 1));
        shown = new ShownRows(rows, false);
        window.setVisible(VISIBLE);
        window.update(shown);
    }

    @AfterEach
    void close() {
        rows.store.close();
    }

    @Test
    void followingStandsOnTheNewestRowHoweverManyArrive() {
        assertThat(window.first()).isEqualTo(ROWS - VISIBLE);
        rows.size += 1_000_000;
        window.update(shown);
        assertThat(window.first()).isEqualTo(ROWS + 1_000_000 - VISIBLE);
        assertThat(rows.asked).isZero();
    }

    @Test
    void stepsPagesAndJumpsAskForFewRows() {
        window.follow(shown, false);
        for (long row : new long[] {0, 1, VISIBLE, ROWS / 2, ROWS - 1, 7, ROWS - VISIBLE}) {
            rows.asked = 0;
            window.scrollTo(shown, row);
            window.update(shown);
            assertThat(window.first()).isEqualTo(Math.min(row, ROWS - VISIBLE));
            assertThat(rows.asked).as("questions for a jump to row %d", row).isLessThanOrEqualTo(FEW);
        }
    }

    @Test
    void thePlaceIsHeldWhileMillionsOfRowsArrive() {
        window.follow(shown, false);
        window.scrollTo(shown, 40_000_000);
        rows.size += 5_000_000;
        window.update(shown);
        assertThat(window.first()).isEqualTo(40_000_000);
        assertThat(window.lastFirst()).isEqualTo(ROWS + 5_000_000 - VISIBLE);
    }
}
