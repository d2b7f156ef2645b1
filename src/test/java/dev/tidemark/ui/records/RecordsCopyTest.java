package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.testing.LeavingRows;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsCopyTest {

    private static final List<RecordColumn> COLUMNS = List.of(Columns.USN, Columns.NAME, Columns.REASONS);

    @TempDir
    Path folder;

    private final List<String> clipboard = new ArrayList<>();

    private void copy(RecordsFixture fixture) {
        fixture.model.copy(COLUMNS, clipboard::add);
        fixture.model.pulse();
    }

    @Test
    void selectedRowsAreCopiedUnderAHeaderInTheColumnsShown() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50);
        fixture.model.goToRow(10);
        fixture.model.navigator().moveBy(1, true);

        copy(fixture);

        assertThat(clipboard)
                .containsExactly("USN\tName\tReasons\n"
                        + "101280\tfile-10.txt\tData extend | File create | Close\n"
                        + "101408\tfile-11.txt\tData extend | File create | Close\n");
        assertThat(fixture.model.statusProperty().get()).isEqualTo("2 rows copied.");
    }

    @Test
    void nothingSelectedCopiesNothingAndSaysSo() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50);

        copy(fixture);

        assertThat(clipboard).isEmpty();
        assertThat(fixture.model.statusProperty().get()).isEqualTo("Select rows to copy.");
    }

    @Test
    void everyOfManyRowsIsCopiedOnce() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(5_000);
        fixture.model.navigator().selectAll();

        copy(fixture);

        String[] lines = clipboard.getFirst().split("\n");
        assertThat(lines).hasSize(5_001);
        assertThat(lines[1]).startsWith("100000\tfile-0.txt");
        assertThat(lines[5_000]).startsWith(RecordsFixture.usn(4_999) + "\tfile-4999.txt");
    }

    @Test
    @Tag("shows-rows")
    void rowsThatLeaveMeanwhileCostNoRowThatStays() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(5_000);
        RecordRanges all = new RecordRanges();
        all.add(0, 5_000);
        for (int asks = 1; asks < 12_000; asks += 997) {
            ShownRows rows = new ShownRows(new LeavingRows(fixture.store, asks, 300), false);
            TsvCopy copy =
                    new TsvCopy(rows, all, new CopyForm(List.of(Columns.USN), TimeFormat.UTC, true), 5_000, null);

            List<String> lines =
                    copy.copy(new BackgroundTask("")).text().lines().skip(1).toList();

            assertThat(lines).doesNotHaveDuplicates();
            assertThat(lines.subList(lines.size() - 4_700, lines.size()).getFirst())
                    .isEqualTo(Long.toString(RecordsFixture.usn(300)));
        }
    }

    @Test
    void rowsThatAFilterHidesAreNotCopied() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50);
        fixture.only(record -> record % 10 == 0);
        fixture.model.pulse();
        fixture.model.navigator().selectAll();

        copy(fixture);

        assertThat(clipboard.getFirst().lines().skip(1).map(line -> line.split("\t")[1]))
                .containsExactly("file-0.txt", "file-10.txt", "file-20.txt", "file-30.txt", "file-40.txt");
    }

    @Test
    void sortedRowsAreCopiedInTheirOrder() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50);
        fixture.stop();
        fixture.model.sort(Columns.USN, false);
        fixture.model.pulse();
        fixture.model.navigator().home(false);
        fixture.model.navigator().moveBy(2, true);

        copy(fixture);

        assertThat(clipboard.getFirst().lines().skip(1).map(line -> line.split("\t")[1]))
                .containsExactly("file-49.txt", "file-48.txt", "file-47.txt");
    }

    @Test
    void aMarkerIsCopiedAsItsTextAndAnAbsentFieldAsNothing() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(new Marker(RowKind.GAP, 0, 4096, 0, "4 KB trimmed"));
        fixture.append(Records.v4(4096, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 0, 8192, 512));
        fixture.append(Records.v2("tab\there").usn(5000).bytes());
        fixture.publish();
        fixture.model.navigator().selectAll();

        copy(fixture);

        assertThat(clipboard.getFirst().lines())
                .containsExactly(
                        "USN\tName\tReasons", "4 KB trimmed\t\t", "4096\t\tData overwrite", "5000\ttab\\u0009here\t");
    }

    @Test
    void aCopyThatReachesItsLimitIsIncomplete() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        RecordRanges keys = new RecordRanges();
        keys.add(0, 30);
        keys.add(50, 90);
        ShownRows rows = new ShownRows(fixture.store, false);

        TsvCopy.Result part = new TsvCopy(rows, keys, new CopyForm(COLUMNS, TimeFormat.UTC, true), 70, 40, null)
                .copy(new BackgroundTask(""));
        TsvCopy.Result whole = new TsvCopy(rows, keys, new CopyForm(COLUMNS, TimeFormat.UTC, true), 70, 70, null)
                .copy(new BackgroundTask(""));

        assertThat(part.rows()).isEqualTo(40);
        assertThat(part.complete()).isFalse();
        assertThat(whole.rows()).isEqualTo(70);
        assertThat(whole.complete()).isTrue();
    }

    @Test
    void aCancelledCopyLeavesTheClipboardAlone() {
        RecordsFixture fixture = RecordsFixture.slow(folder).append(50);
        fixture.model.navigator().selectAll();
        copy(fixture);
        assertThat(fixture.running()).startsWith("Copying 50 rows");

        fixture.model.cancel();
        assertThat(fixture.running()).isEmpty();
        fixture.work();
        fixture.model.pulse();

        assertThat(clipboard).isEmpty();
        assertThat(fixture.model.statusProperty().get()).isEmpty();
    }

    @Test
    void whatIsSelectedWhileACopyRunsDoesNotChangeTheCopy() {
        RecordsFixture fixture = RecordsFixture.slow(folder).append(50);
        fixture.model.goToRow(3);
        copy(fixture);
        fixture.model.navigator().selectAll();

        fixture.work();
        fixture.model.pulse();

        assertThat(clipboard.getFirst().lines()).hasSize(2);
        assertThat(fixture.model.statusProperty().get()).isEqualTo("1 row copied.");
    }
}
