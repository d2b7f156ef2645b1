package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordKey;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.view.ShownRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a person is, while volumes and files are added to what is shown and taken away. */
@Tag("shows-out")
class KeptPlaceTest {

    private static final int RECORDS = 300;

    /** In 2022. */
    private static final long START = 133_000_000_000_000_000L;

    @TempDir
    Path folder;

    private BareShell bare;
    private ShellViewModel shell;
    private KeptPlace kept;
    private Source even;
    private Source odd;

    /** Two files whose records take turns. */
    @BeforeEach
    void open() throws IOException {
        bare = BareShell.in(folder);
        shell = bare.shell;
        kept = new KeptPlace(shell, bare.records);
        even = file("even", RECORDS, 0);
        odd = file("odd", RECORDS, 1);
        shell.show(even);
        until("it is read", () -> rows() == RECORDS);
    }

    @AfterEach
    void close() {
        bare.close();
    }

    private Source file(String name, int records, int offset) throws IOException {
        JournalFile bytes = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            bytes.add(Records.v2("file-" + (2 * i + offset)).time(START + 10_000_000L * (2 * i + offset)));
        }
        Path folderOf = Files.createDirectory(folder.resolve(name));
        shell.open(Files.write(folderOf.resolve("$J"), bytes.toBytes()));
        return shown();
    }

    private Source shown() {
        return Objects.requireNonNull(shell.currentProperty().get());
    }

    private void pulse() {
        shell.pulse();
        kept.pulse();
        bare.records.pulse();
    }

    private void until(String what, Await.Condition condition) {
        Await.until(what, () -> {
            pulse();
            return condition.holds();
        });
    }

    private long rows() {
        return bare.records.shownProperty().get();
    }

    private void choose(long row) {
        bare.records.goToRow(row);
        bare.records.scrollTo(row - 3);
        pulse();
        assertThat(row(bare.records.place().lead())).isEqualTo(row);
    }

    private long row(long key) {
        ShownRows rows = Objects.requireNonNull(bare.records.place().rows());
        return key == RecordKey.NONE ? -1 : rows.rowOf(key);
    }

    private long lead() {
        return row(bare.records.place().lead());
    }

    @Test
    void theRowsStayInSightWhenAnotherSourceIsAddedAndTakenAway() {
        choose(150);
        assertThat(row(bare.records.place().first())).isEqualTo(147);

        shell.showTogether(List.of(even, odd));
        until("the place in both", () -> lead() == 300);
        assertThat(row(bare.records.place().first())).isEqualTo(294);
        assertThat(bare.records.selectedCountProperty().get()).isEqualTo(1);

        shell.showTogether(List.of(even));
        until("the place in the first", () -> lead() == 150);
        assertThat(row(bare.records.place().first())).isEqualTo(147);
        assertThat(rows()).isEqualTo(RECORDS);
    }

    /** The first row that was seen is told as that of an earlier capture of the same journal. */
    @Test
    void aRowThatAnotherCaptureHasTooKeepsNoOtherAway() throws IOException {
        Source earlier = file("earlier", 148, 0);
        shell.show(even);
        until("it is shown again", () -> rows() == RECORDS);
        choose(150);

        shell.showTogether(List.of(earlier, even));
        until("the place", () -> ownLead() == even.store().keyOf(150));
        assertThat(lead()).isEqualTo(150);
        assertThat(rows()).isEqualTo(RECORDS);
    }

    @Test
    void whatIsNoLongerAmongTheRowsIsLeftOut() {
        shell.showTogether(List.of(even, odd));
        until("both are read", () -> rows() == 2 * RECORDS);
        bare.records.goToRow(301);
        bare.records.scrollTo(298);
        pulse();

        shell.showTogether(List.of(even));
        until("the first row that was seen", () -> row(bare.records.place().first()) == 149);
        assertThat(lead()).isEqualTo(-1);
    }

    @Test
    void whoGoesElsewhereMeanwhileStaysThere() {
        choose(150);
        shell.showTogether(List.of(even, odd));
        until("rows", () -> rows() > 0);
        bare.records.goToRow(0);
        long before = bare.records.place().lead();
        until("both are read", () -> rows() == 2 * RECORDS);
        pulse();
        pulse();

        assertThat(bare.records.place().lead()).isEqualTo(before);
    }

    @Test
    void aSourceThatHasNothingInCommonBeginsAtItsOwnPlace() {
        choose(150);
        shell.show(odd);
        until("it is shown", () -> rows() == RECORDS);
        pulse();

        assertThat(lead()).isEqualTo(-1);
        assertThat(row(bare.records.place().first())).isZero();
    }

    @Test
    void aVolumeThatIsReadLiveDoesNotLeadAwayFromIt() {
        choose(150);
        VolumeFacts d = bare.backend.volume("D:").facts();
        bare.backend.step("D:", 200);
        shell.showTogether(List.of(even, shell.entered(d, ReadOptions.DEFAULT)));

        until("the place", () -> ownLead() == even.store().keyOf(150));
        assertThat(bare.records.followingProperty().get()).isFalse();
        until("the newest are there too", () -> rows() > RECORDS);
        assertThat(ownLead()).isEqualTo(even.store().keyOf(150));
    }

    /** The key of the leading row in its own source. */
    private long ownLead() {
        return shown().store().sourceKey(bare.records.place().lead());
    }

    @Test
    void whoFollowsTheNewestRowsFollowsThoseOfTheList() {
        VolumeFacts d = bare.backend.volume("D:").facts();
        bare.backend.step("D:", 200);
        Source live = shell.entered(d, ReadOptions.DEFAULT);
        shell.show(live);
        until("it is read", () -> rows() > 0 && bare.records.followingProperty().get());

        shell.showTogether(List.of(live, even));
        until("both are read", () -> rows() > RECORDS);
        assertThat(bare.records.followingProperty().get()).isTrue();
    }
}
