package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Fields;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A mapped file that is cut short under its store; Windows does not let that happen. */
@DisabledOnOs(OS.WINDOWS)
class TruncatedFileTest {

    private static final int RECORDS = 2000;
    private static final int LENGTH = 72;

    @TempDir
    Path folder;

    private RecordStore cutShort() throws IOException {
        JournalFile journal = new JournalFile(0);
        Path file = folder.resolve("$J");
        long[] usns = new long[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            usns[i] = journal.add(Records.v2("name.x"));
        }
        Files.write(file, journal.toBytes());
        MappedFile mapped = MappedFile.open(file);
        RecordStore store = RecordStore.over(mapped);
        for (long usn : usns) {
            store.appendAt(usn, mapped.buffer(usn), mapped.position(usn));
        }
        store.publish();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }
        return store;
    }

    @Test
    void recordsWhoseBytesHaveGonePassAndTheWorkGoesOn() throws Exception {
        try (RecordStore store = cutShort();
                FilteredRows rows = new FilteredRows(store, FilterSpec.ALL.withName("other"), Runnable::run)) {
            rows.await();
            assertThat(rows.upToDate()).isTrue();
            assertThat(rows.size()).isEqualTo(RECORDS - 4096 / LENGTH);
        }
    }

    @Test
    void recordsWhoseBytesHaveGoneAreSortedToTheEndAndNotFound() throws Exception {
        try (RecordStore store = cutShort()) {
            SortKey name = Objects.requireNonNull(SortKey.of(Fields.NAME));
            Rows sorted = Objects.requireNonNull(new SortJob(store, name, false).run());
            assertThat(sorted.size()).isEqualTo(RECORDS);
            assertThat(sorted.keyAt(RECORDS - 1)).isEqualTo(RECORDS - 1);
            assertThat(Finder.next(store, 100, true, NameMatcher.of("name")::matches, () -> false))
                    .isEqualTo(-1);
            assertThat(RowSearch.byUsn(store, 72)).isEqualTo(1);
        }
    }
}
