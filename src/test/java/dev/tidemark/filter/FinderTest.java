package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.Reading;
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
        return row >= rows.size() ? -1 : row;
    }

    @Test
    void theNextRowThatFitsIsFoundInBothDirections() throws Exception {
        try (RandomStore random = new RandomStore(folder, 41).add(30_000);
                FilteredRows some =
                        new FilteredRows(random.store, FilterSpec.ALL.withOnlyClosed(true), Runnable::run)) {
            some.await();
            for (long from = 0; from < some.size(); from += 97) {
                assertThat(Finder.next(some, from, true, DAT, () -> false)).isEqualTo(naive(some, from, 1));
                assertThat(Finder.next(some, from, false, DAT, () -> false)).isEqualTo(naive(some, from, -1));
            }
        }
    }

    @Test
    void beyondTheEndsThereIsNothing() {
        try (RandomStore random = new RandomStore(folder, 42).add(100)) {
            assertThat(Finder.next(random.store, 100, true, NameMatcher.of(""), () -> false))
                    .isEqualTo(-1);
            assertThat(Finder.next(random.store, -1, false, NameMatcher.of(""), () -> false))
                    .isEqualTo(-1);
        }
    }

    @Test
    void aCancelledSearchFindsNothing() {
        try (RandomStore random = new RandomStore(folder, 43).add(100)) {
            assertThat(Finder.next(random.store, 0, true, NameMatcher.of(""), () -> true))
                    .isEqualTo(-1);
        }
    }
}
