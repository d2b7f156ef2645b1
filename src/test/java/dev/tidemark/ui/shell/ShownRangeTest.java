package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class ShownRangeTest {

    private static final long FIRST = Filetime.of(Instant.parse("2022-03-10T21:12:46Z"));
    private static final long LAST = Filetime.of(Instant.parse("2022-03-12T23:30:00.5Z"));

    @TempDir
    Path folder;

    private FileSource source;
    private RecordStore rows;

    @BeforeEach
    void open() throws Exception {
        JournalFile journal = new JournalFile(4096);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).time(FIRST));
        journal.add(Records.v2("b").file(FileId.ntfs(41, 1)).time(LAST));
        // Neither has a time.
        journal.raw(Records.v4(journal.usn(), FileId.ntfs(1, 1), FileId.NTFS_ROOT, 1, 0, 0, 16)
                .array());
        Path file = Files.write(
                folder.resolve("$J"), journal.raw("foreign bytes...".getBytes()).toBytes());
        source = FileSource.open(file, folder);
        source.awaitLoaded();
        rows = source.store();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void theRangeGoesFromTheFirstToTheLastRecordWithATime() {
        ShownRange range = ShownRange.of(rows).orElseThrow();
        assertThat(range.first().time()).isEqualTo(FIRST);
        assertThat(range.last().time()).isEqualTo(LAST);
        assertThat(range.first().usn()).isLessThan(range.last().usn());
        assertThat(range.words(ZoneOffset.UTC))
                .contains("USN " + range.first().usn() + " to " + range.last().usn())
                .contains("2022-03-10 21:12:46 to 2022-03-12 23:30:00");
    }

    @Test
    void aTimeWithoutADateIsMeantOnTheDayOfTheChosenRecordElseOfTheLast() {
        assertThat(ShownRange.day(rows, rows.keyAt(0), ZoneOffset.UTC)).contains(LocalDate.of(2022, 3, 10));
        assertThat(ShownRange.day(rows, -1, ZoneOffset.UTC)).contains(LocalDate.of(2022, 3, 12));
        assertThat(ShownRange.day(rows, rows.keyAt(2), ZoneOffset.UTC)).contains(LocalDate.of(2022, 3, 12));
        assertThat(ShownRange.day(rows, -1, ZoneId.of("Europe/Berlin"))).contains(LocalDate.of(2022, 3, 13));
    }

    @Test
    void whereNothingHasATimeThereIsNoRange() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        try (FileSource none = FileSource.open(empty, folder)) {
            none.awaitLoaded();
            assertThat(ShownRange.of(none.store())).isEmpty();
            assertThat(ShownRange.day(none.store(), -1, ZoneOffset.UTC)).isEmpty();
        }
    }
}
