package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Citation;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-rows")
class CitedRowTest {

    private static final int RECORDS = 20_000;

    @TempDir
    Path folder;

    /** In a file that somebody made every record may have the same USN. */
    @Test
    void aSearchAmongRecordsOfOneUsnIsCancelledAtOnceAndKeepsNone() throws Exception {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 24)) {
            ByteBuffer bytes = Records.v3("same").usn(800).bytes();
            for (int i = 0; i < RECORDS; i++) {
                store.append(bytes, 0, bytes.capacity());
            }
            store.publish();
            Asked rows = new Asked(store);
            Citation citation = Citation.parse("usn800-000000000001").orElseThrow();

            assertThat(CitedRow.find(rows, citation, key -> true, () -> true).key())
                    .isNegative();
            assertThat(rows.asked).isLessThan(RECORDS / 10);

            assertThat(CitedRow.find(rows, citation, key -> true, () -> false).found())
                    .isEqualTo(CitedRow.Found.ANOTHER);
        }
    }

    /** Counts how many keys were asked for. */
    private static final class Asked implements RowsOver {

        private final RecordStore store;
        private int asked;

        Asked(RecordStore store) {
            this.store = store;
        }

        @Override
        public long size() {
            return store.size();
        }

        @Override
        public long keyAt(long row) {
            asked++;
            return store.keyAt(row);
        }

        @Override
        public long indexOf(long key) {
            return store.indexOf(key);
        }

        @Override
        public Rows base() {
            return store;
        }
    }
}
