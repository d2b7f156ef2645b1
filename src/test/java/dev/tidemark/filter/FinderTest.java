package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.LeavingRows;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinderTest {

    private static final NameMatcher DAT = NameMatcher.of("ntuser.dat7");

    @TempDir
    Path folder;

    private static long naive(Rows rows, long from, int step) {
        RecordCursor cursor = new RecordCursor();
        long row = from;
        while (row >= 0 && row < rows.size()) {
            Reading.readKey(rows, rows.keyAt(row), cursor);
            if (cursor.hasTimeAndName()
                    && cursor.name().toLowerCase(Locale.ROOT).contains("ntuser.dat7")) {
                break;
            }
            row += step;
        }
        return row >= 0 && row < rows.size() ? rows.keyAt(row) : RecordKey.NONE;
    }

    @Test
    void theNextRowThatFitsIsFoundInBothDirections() throws Exception {
        try (RandomStore random = new RandomStore(folder, 41).add(30_000);
                FilteredRows some =
                        new FilteredRows(random.store, FilterSpec.ALL.withOnlyClosed(true), Runnable::run)) {
            some.await();
            for (long from = 0; from < some.size(); from += 97) {
                assertThat(Finder.next(some, from, true, DAT::matches, () -> false))
                        .isEqualTo(naive(some, from, 1));
                assertThat(Finder.next(some, from, false, DAT::matches, () -> false))
                        .isEqualTo(naive(some, from, -1));
            }
        }
    }

    /** The row that fits stands behind more than the keys that are taken at once, and moves over their end. */
    @Test
    void rowsThatLeaveMeanwhileHideNoneThatStays() throws Exception {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 24)) {
            for (int i = 0; i < 10_000; i++) {
                ByteBuffer bytes = Records.v2(i == 5_000 ? "here" : "other").bytes();
                store.append(bytes, 0, bytes.capacity());
            }
            store.publish();
            for (int asks = 1; asks < 12_000; asks += 997) {
                LeavingRows rows = new LeavingRows(store, asks, 4_500);
                assertThat(Finder.next(rows, 0, true, NameMatcher.of("here")::matches, () -> false))
                        .isEqualTo(5_000);
            }
        }
    }

    @Test
    void beyondTheEndsThereIsNothing() {
        try (RandomStore random = new RandomStore(folder, 42).add(100)) {
            assertThat(Finder.next(random.store, 100, true, NameMatcher.of("")::matches, () -> false))
                    .isEqualTo(-1);
            assertThat(Finder.next(random.store, -1, false, NameMatcher.of("")::matches, () -> false))
                    .isEqualTo(-1);
        }
    }

    @Test
    void aCancelledSearchFindsNothing() {
        try (RandomStore random = new RandomStore(folder, 43).add(100)) {
            assertThat(Finder.next(random.store, 0, true, NameMatcher.of("")::matches, () -> true))
                    .isEqualTo(-1);
        }
    }
}
