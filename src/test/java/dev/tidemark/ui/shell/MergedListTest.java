package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-out")
class MergedListTest {

    @TempDir
    Path folder;

    private BareShell bare;
    private ShellViewModel shell;

    @BeforeEach
    void open() {
        bare = BareShell.in(folder);
        shell = bare.shell;
    }

    @AfterEach
    void close() {
        bare.close();
    }

    private static Records record(String name, int second) {
        return Records.v2(name).time(StoredRows.NOON + second * StoredRows.SECOND);
    }

    private Path journal(String name, Records... records) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(file, JournalFile.bytesOf(records));
    }

    private Source shown() {
        return Objects.requireNonNull(shell.currentProperty().get());
    }

    private List<String> names() {
        return Reading.all(shown().store(), row -> row.isMarker() ? row.kind().name() : row.name());
    }

    private void open(Path... files) {
        shell.open(List.of(files), List.of());
        Await.until("all is merged", () -> !shown().growing());
    }

    @Test
    void severalFilesAreOneListByTime() throws IOException {
        open(journal("C/$J", record("c-1", 1), record("c-3", 3)), journal("D/$J", record("d-2", 2), record("d-4", 4)));

        assertThat(names()).containsExactly("c-1", "d-2", "c-3", "d-4");
        assertThat(shown()).isInstanceOf(MergedSource.class);
        assertThat(shell.sources()).as("the files are open beside it").hasSize(3);
        assertThat(shown().name()).isEqualTo("$J + $J");
        assertThat(shell.view().isSortable()).isTrue();
        assertThat(shown().isLive()).isFalse();
        shell.merge(List.of(shell.sources().get(1), shell.sources().get(0)));
        assertThat(shell.sources()).as("it is there already").hasSize(3);
    }

    @Test
    void whatTwoCapturesOfOneJournalHaveIsShownOnceAndCounted() throws IOException {
        open(
                journal("old/$J", record("one", 1), record("two", 2)),
                journal("new/$J", record("one", 1), record("two", 2), record("three", 3)));

        assertThat(names()).containsExactly("one", "two", "three");
        StatusViewModel status = new StatusViewModel(shell, () -> 0, () -> 1);
        status.pulse(3);
        assertThat(status.readerProperty().get()).contains("2 sources by time", "2 records of two sources shown once");
    }

    @Test
    void aFileThatCannotBeReadLeavesTheRestAsOneList() throws IOException {
        open(journal("C/$J", record("c-1", 1)), folder.resolve("missing"), journal("D/$J", record("d-2", 2)));

        assertThat(names()).containsExactly("c-1", "d-2");
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).what()).contains("missing");
    }

    @Test
    void aFileThatIsOpenedTwiceAtOnceHasItsRecordsOnce() throws IOException {
        Path file = journal("C/$J", record("one", 1), record("two", 2));

        open(file, file);

        assertThat(names()).containsExactly("one", "two");
    }

    @Test
    void aFileWithoutRecordsStandsBesideOthers() throws IOException {
        Path zeros = Files.write(folder.resolve("zeros"), new byte[4096]);

        open(zeros, journal("D/$J", record("d-2", 2)));

        assertThat(names()).containsExactly("d-2");
        assertThat(shown().parts()).hasSize(2);
    }

    @Test
    void atEqualTimesTheFileThatWasNamedFirstComesFirst() throws IOException {
        Path c = journal("C/$J", record("c-1", 1), record("c-2", 1));
        Path d = journal("D/$J", record("d-1", 1));

        open(d, c);

        assertThat(names()).containsExactly("d-1", "c-1", "c-2");
    }

    @Test
    void oneFileOfTwoThatCanBeReadIsShownByItself() throws IOException {
        open(folder.resolve("missing"), journal("D/$J", record("d-2", 2)));

        assertThat(shown()).isNotInstanceOf(MergedSource.class);
        assertThat(names()).containsExactly("d-2");
    }

    @Test
    void whoClosesAFileSeesWhatIsLeftOfTheList() throws IOException {
        open(journal("C/$J", record("c-1", 1)), journal("D/$J", record("d-2", 2)), journal("E/$J", record("e-3", 3)));
        Source c = shell.sources().get(0);
        shell.close(c);
        Await.until("all is merged", () -> !shown().growing());

        assertThat(names()).containsExactly("d-2", "e-3");
        assertThat(shell.sources()).hasSize(3).doesNotContain(c);
        assertThat(c.store().isClosed()).isTrue();
        shell.close(shell.sources().get(0));
        assertThat(names()).containsExactly("e-3");
        assertThat(shell.sources()).hasSize(1);
    }

    @Test
    void whoClosesTheListClosesNoFile() throws IOException {
        open(journal("C/$J", record("c-1", 1)), journal("D/$J", record("d-2", 2)));
        shell.close(shown());

        assertThat(shell.sources())
                .hasSize(2)
                .allMatch(source -> !source.store().isClosed());
        assertThat(names()).containsExactly("d-2");
    }

    @Test
    void aUsnIsGoneToInTheSourceOfTheLeadingRowFirst() throws IOException {
        open(
                journal("C/$J", record("c-1", 1), record("c-3", 3)),
                journal("D/$J", record("d-2", 2), record("d-4", 4), record("d-5", 5)));
        RecordStore store = shown().store();
        shell.pulse();

        bare.records.goToRow(1);
        shell.pulse();
        bare.records.goToUsn(0);
        shell.pulse();
        assertThat(lead(store)).as("0 is a USN of both").isEqualTo(1);
        bare.records.goToRow(0);
        shell.pulse();
        bare.records.goToUsn(0);
        shell.pulse();
        assertThat(lead(store)).isZero();
        bare.records.goToUsn(usn(store, 4));
        shell.pulse();
        assertThat(lead(store)).as("only d has come so far").isEqualTo(4);
        bare.records.goToUsn(1);
        shell.pulse();
        assertThat(lead(store)).as("the next one of the leading row's").isEqualTo(3);
        bare.records.goToTime(StoredRows.NOON + 3 * StoredRows.SECOND);
        shell.pulse();
        assertThat(lead(store)).isEqualTo(2);
    }

    private long lead(RecordStore store) {
        return RecordKey.record(bare.records.leadRecordProperty().get()) - store.firstRecord();
    }

    private static long usn(RecordStore store, int row) {
        return Reading.all(store, each -> each.usn()).get(row);
    }

    @Test
    void moreFilesThanStandInOneListAreRefused() throws IOException {
        open(journal("C/$J", record("c-1", 1)), journal("D/$J", record("d-2", 2)));
        Source one = shell.sources().getFirst();

        assertThat(MergedLists.fit(Collections.nCopies(257, one))).isFalse();
        assertThat(MergedLists.refusal(Collections.nCopies(257, one)))
                .hasValueSatisfying(problem -> assertThat(problem.line()).contains("257", "256"));
        assertThat(MergedLists.fit(Collections.nCopies(256, one))).isTrue();
        assertThat(MergedLists.refusal(List.of(one))).isEmpty();
    }
}
