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

    private void copy(RecordsFixture rig) {
        rig.model.copy(COLUMNS, clipboard::add);
        rig.model.pulse();
    }

    @Test
    void selectedRowsAreCopiedUnderAHeaderInTheColumnsShown() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(50);
        rig.model.goToRow(10);
        rig.model.navigator().moveBy(1, true);

        copy(rig);

        assertThat(clipboard)
                .containsExactly("USN\tName\tReasons\n"
                        + "101280\tfile-10.txt\tData extend | File create | Close\n"
                        + "101408\tfile-11.txt\tData extend | File create | Close\n");
        assertThat(rig.model.statusProperty().get()).isEqualTo("2 rows copied.");
    }

    @Test
    void nothingSelectedCopiesNothingAndSaysSo() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(50);

        copy(rig);

        assertThat(clipboard).isEmpty();
        assertThat(rig.model.statusProperty().get()).isEqualTo("Select rows to copy.");
    }

    @Test
    void everyOfManyRowsIsCopiedOnce() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(5_000);
        rig.model.navigator().selectAll();

        copy(rig);

        String[] lines = clipboard.getFirst().split("\n");
        assertThat(lines).hasSize(5_001);
        assertThat(lines[1]).startsWith("100000\tfile-0.txt");
        assertThat(lines[5_000]).startsWith(RecordsFixture.usn(4_999) + "\tfile-4999.txt");
    }

    @Test
    @Tag("shows-rows")
    void rowsThatLeaveMeanwhileCostNoRowThatStays() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(5_000);
        RecordRanges all = new RecordRanges();
        all.add(0, 5_000);
        for (int asks = 1; asks < 12_000; asks += 997) {
            ShownRows rows = new ShownRows(new LeavingRows(rig.store, asks, 300), false);
            TsvCopy copy = new TsvCopy(rows, all, List.of(Columns.USN), TimeFormat.UTC, 5_000, null);

            List<String> lines =
                    copy.copy(new BackgroundTask("")).text().lines().skip(1).toList();

            assertThat(lines).doesNotHaveDuplicates();
            assertThat(lines.subList(lines.size() - 4_700, lines.size()).getFirst())
                    .isEqualTo(Long.toString(RecordsFixture.usn(300)));
        }
    }

    @Test
    void rowsThatAFilterHidesAreNotCopied() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(50);
        rig.only(record -> record % 10 == 0);
        rig.model.pulse();
        rig.model.navigator().selectAll();

        copy(rig);

        assertThat(clipboard.getFirst().lines().skip(1).map(line -> line.split("\t")[1]))
                .containsExactly("file-0.txt", "file-10.txt", "file-20.txt", "file-30.txt", "file-40.txt");
    }

    @Test
    void sortedRowsAreCopiedInTheirOrder() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(50);
        rig.stop();
        rig.model.sort(Columns.USN, false);
        rig.model.pulse();
        rig.model.navigator().home(false);
        rig.model.navigator().moveBy(2, true);

        copy(rig);

        assertThat(clipboard.getFirst().lines().skip(1).map(line -> line.split("\t")[1]))
                .containsExactly("file-49.txt", "file-48.txt", "file-47.txt");
    }

    @Test
    void aMarkerIsCopiedAsItsTextAndAnAbsentFieldAsNothing() {
        RecordsFixture rig = RecordsFixture.direct(folder);
        rig.append(new Marker(RowKind.GAP, 0, 4096, 0, "4 KB trimmed"));
        rig.append(Records.v4(4096, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 0, 8192, 512));
        rig.append(Records.v2("tab\there").usn(5000).bytes());
        rig.publish();
        rig.model.navigator().selectAll();

        copy(rig);

        assertThat(clipboard.getFirst().lines())
                .containsExactly(
                        "USN\tName\tReasons", "4 KB trimmed\t\t", "4096\t\tData overwrite", "5000\ttab here\t");
    }

    @Test
    void aCopyThatReachesItsLimitIsIncomplete() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        RecordRanges keys = new RecordRanges();
        keys.add(0, 30);
        keys.add(50, 90);
        ShownRows rows = new ShownRows(rig.store, false);

        TsvCopy.Result part =
                new TsvCopy(rows, keys, COLUMNS, TimeFormat.UTC, 70, 40, null).copy(new BackgroundTask(""));
        TsvCopy.Result whole =
                new TsvCopy(rows, keys, COLUMNS, TimeFormat.UTC, 70, 70, null).copy(new BackgroundTask(""));

        assertThat(part.rows()).isEqualTo(40);
        assertThat(part.complete()).isFalse();
        assertThat(whole.rows()).isEqualTo(70);
        assertThat(whole.complete()).isTrue();
    }

    @Test
    void aCancelledCopyLeavesTheClipboardAlone() {
        RecordsFixture rig = RecordsFixture.slow(folder).append(50);
        rig.model.navigator().selectAll();
        copy(rig);
        assertThat(rig.running()).startsWith("Copying 50 rows");

        rig.model.cancel();
        assertThat(rig.running()).isEmpty();
        rig.work();
        rig.model.pulse();

        assertThat(clipboard).isEmpty();
        assertThat(rig.model.statusProperty().get()).isEmpty();
    }

    @Test
    void whatIsSelectedWhileACopyRunsDoesNotChangeTheCopy() {
        RecordsFixture rig = RecordsFixture.slow(folder).append(50);
        rig.model.goToRow(3);
        copy(rig);
        rig.model.navigator().selectAll();

        rig.work();
        rig.model.pulse();

        assertThat(clipboard.getFirst().lines()).hasSize(2);
        assertThat(rig.model.statusProperty().get()).isEqualTo("1 row copied.");
    }
}
