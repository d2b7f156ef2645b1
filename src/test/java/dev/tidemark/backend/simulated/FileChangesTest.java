package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs do to files, and the records it leaves. */
class FileChangesTest {

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    @Test
    void reasonsAccumulateUntilTheLastHandleIsClosed() {
        SimulatedOpen creator = fixture.create("a.txt");
        SimulatedOpen other = fixture.files.open(creator.file());
        creator.append(10);
        creator.close();
        other.write(0, 5);
        other.close();
        assertThat(fixture.said())
                .containsExactly(
                        "a.txt FILE_CREATE",
                        "a.txt DATA_EXTEND|FILE_CREATE",
                        "a.txt DATA_OVERWRITE|DATA_EXTEND|FILE_CREATE",
                        "a.txt DATA_OVERWRITE|DATA_EXTEND|FILE_CREATE|CLOSE");
    }

    @Test
    void aReasonAlreadySetIsNotLoggedAgain() {
        try (SimulatedOpen open = fixture.create("a.txt")) {
            open.append(10).append(10).append(10).change(Reason.DATA_EXTEND);
        }
        assertThat(fixture.said())
                .containsExactly(
                        "a.txt FILE_CREATE", "a.txt DATA_EXTEND|FILE_CREATE", "a.txt DATA_EXTEND|FILE_CREATE|CLOSE");
    }

    @Test
    void theCloseRecordCarriesAllReasonsAndThenTheyBeginAnew() {
        SimulatedFile file = fixture.file("a.txt");
        try (SimulatedOpen open = fixture.files.open(file)) {
            open.change(Reason.EA_CHANGE).change(Reason.SECURITY_CHANGE);
        }
        try (SimulatedOpen open = fixture.files.open(file)) {
            open.change(Reason.EA_CHANGE);
        }
        assertThat(fixture.said().subList(2, 7))
                .containsExactly(
                        "a.txt EA_CHANGE",
                        "a.txt EA_CHANGE|SECURITY_CHANGE",
                        "a.txt EA_CHANGE|SECURITY_CHANGE|CLOSE",
                        "a.txt EA_CHANGE",
                        "a.txt EA_CHANGE|CLOSE");
    }

    @Test
    void closingAFileThatWasOnlyReadLogsNothing() {
        SimulatedFile file = fixture.file("a.txt");
        long before = fixture.journal.nextUsn();
        fixture.files.open(file).close();
        assertThat(fixture.journal.nextUsn()).isEqualTo(before);
    }

    @Test
    void closingAHandleTwiceClosesItOnce() {
        SimulatedFile file = fixture.file("a.txt");
        SimulatedOpen one = fixture.files.open(file);
        try (SimulatedOpen two = fixture.files.open(file)) {
            one.change(Reason.EA_CHANGE).close();
            one.close();
            two.change(Reason.SECURITY_CHANGE);
        }
        assertThat(fixture.said().subList(2, 5))
                .containsExactly(
                        "a.txt EA_CHANGE", "a.txt EA_CHANGE|SECURITY_CHANGE", "a.txt EA_CHANGE|SECURITY_CHANGE|CLOSE");
    }

    @Test
    void aRenameIsLoggedUnderTheOldAndTheNewName() {
        SimulatedFile folder = fixture.files.directory(fixture.files.root(), "docs");
        SimulatedFile file = fixture.file("old.txt");
        try (SimulatedOpen open = fixture.files.open(file)) {
            open.change(Reason.EA_CHANGE).rename(folder, "new.txt").rename(folder, "newer.txt");
        }
        assertThat(fixture.said().subList(4, 10))
                .containsExactly(
                        "old.txt EA_CHANGE",
                        "old.txt EA_CHANGE|RENAME_OLD_NAME",
                        "new.txt EA_CHANGE|RENAME_NEW_NAME",
                        "new.txt EA_CHANGE|RENAME_OLD_NAME",
                        "newer.txt EA_CHANGE|RENAME_NEW_NAME",
                        "newer.txt EA_CHANGE|RENAME_NEW_NAME|CLOSE");
        assertThat(fixture.files.find("\\docs\\NEWER.TXT")).isSameAs(file);
        assertThat(fixture.files.find("\\old.txt")).isNull();
    }

    @Test
    void aMappedFileIsClosedByItsLastSection() {
        SimulatedFile file = fixture.file("a.txt");
        SimulatedOpen open = fixture.files.open(file).map().map().append(100);
        open.close();
        open.unmap();
        assertThat(fixture.said().getLast()).isEqualTo("a.txt DATA_EXTEND");
        open.unmap();
        assertThat(fixture.said().getLast()).isEqualTo("a.txt DATA_EXTEND|CLOSE");
    }

    @Test
    void aDeletedFileGoesWithItsLastHandle() {
        SimulatedFile file = fixture.file("a.txt");
        SimulatedOpen reader = fixture.files.open(file);
        fixture.files.open(file).delete().close();
        assertThat(fixture.files.find("\\a.txt")).isSameAs(file);
        reader.close();
        assertThat(fixture.files.find("\\a.txt")).isNull();
        assertThat(fixture.files.find(file.id())).isNull();
        assertThat(fixture.said().getLast()).isEqualTo("a.txt FILE_DELETE|CLOSE");
    }

    @Test
    void aFileRecordUsedAgainHasTheNextSequenceNumber() {
        List<SimulatedFile> gone = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            try (SimulatedOpen open = fixture.create("t" + i)) {
                gone.add(open.delete().file());
            }
        }
        SimulatedFile first = gone.getFirst();
        SimulatedFile again = gone.stream()
                .filter(file ->
                        file != first && file.id().recordNumber() == first.id().recordNumber())
                .findFirst()
                .orElseThrow();
        assertThat(again.id().sequence()).isEqualTo(first.id().sequence() + 1);
        assertThat(fixture.files.find(first.id())).isNull();
    }

    @Test
    void theSourceIsShownWhenEveryWriterSetIt() {
        int replication = SourceInfo.REPLICATION_MANAGEMENT.bit();
        int data = SourceInfo.DATA_MANAGEMENT.bit();
        SimulatedFile file = fixture.file("a.txt");
        try (SimulatedOpen one = fixture.files.open(file);
                SimulatedOpen two = fixture.files.open(file);
                SimulatedOpen three = fixture.files.open(file)) {
            one.mark(replication | data).change(Reason.EA_CHANGE);
            two.mark(replication).change(Reason.SECURITY_CHANGE);
            three.change(Reason.STREAM_CHANGE);
        }
        assertThat(fixture.rows().stream().skip(2).map(Fixture.Row::source))
                .containsExactly(replication | data, replication, 0, 0);
    }

    @Test
    void aWriterWhoseReasonIsAlreadySetStillCountsForTheSource() {
        SimulatedFile file = fixture.file("a.txt");
        try (SimulatedOpen one = fixture.files.open(file);
                SimulatedOpen two = fixture.files.open(file)) {
            one.mark(SourceInfo.AUXILIARY_DATA.bit()).append(1);
            two.append(1);
        }
        assertThat(fixture.rows().stream().skip(2).map(Fixture.Row::source))
                .containsExactly(SourceInfo.AUXILIARY_DATA.bit(), 0);
    }

    @Test
    void theSourceOfADeletionIsThatOfWhoDeletes() {
        int data = SourceInfo.DATA_MANAGEMENT.bit();
        SimulatedFile one = fixture.file("a.txt");
        SimulatedFile two = fixture.file("b.txt");
        fixture.files.open(one).mark(data).delete().close();
        fixture.files.open(two).mark(data).change(Reason.EA_CHANGE).close();
        try (SimulatedOpen other = fixture.files.open(two)) {
            other.mark(data).change(Reason.EA_CHANGE);
            fixture.files.open(two).delete().close();
        }
        assertThat(fixture.rows().stream().skip(4).map(row -> row.said() + " " + row.source()))
                .containsExactly(
                        "a.txt FILE_DELETE|CLOSE 1",
                        "b.txt EA_CHANGE 1",
                        "b.txt EA_CHANGE|CLOSE 1",
                        "b.txt EA_CHANGE 1",
                        "b.txt FILE_DELETE|EA_CHANGE|CLOSE 0");
    }

    @Test
    void filesOpenAtACrashGetTheirCloseRecordAtTheNextMount() {
        SimulatedOpen open = fixture.create("a.txt").append(5);
        SimulatedFile untouched = fixture.file("b.txt");
        fixture.files.open(untouched);
        fixture.volume.crashAndRemount();
        assertThat(fixture.said()).endsWith("b.txt FILE_CREATE|CLOSE", "a.txt DATA_EXTEND|FILE_CREATE|CLOSE");
        open.close();
        assertThat(fixture.said().getLast()).isEqualTo("a.txt DATA_EXTEND|FILE_CREATE|CLOSE");
    }

    @Test
    void aHandleFromBeforeACrashHoldsNothingAfterIt() {
        SimulatedFile file = fixture.file("a.txt");
        SimulatedOpen before = fixture.files.open(file).map();
        fixture.volume.crashAndRemount();
        SimulatedOpen after = fixture.files.open(file).change(Reason.EA_CHANGE);
        before.unmap();
        before.close();
        assertThat(fixture.said().getLast()).isEqualTo("a.txt EA_CHANGE");
        after.close();
        assertThat(fixture.said().getLast()).isEqualTo("a.txt EA_CHANGE|CLOSE");
    }

    @Test
    void aFileToBeDeletedWhenItsLastHandleClosesSurvivesACrash() {
        SimulatedOpen open = fixture.create("a.txt").delete();
        fixture.volume.crashAndRemount();
        assertThat(fixture.files.find("\\a.txt")).isSameAs(open.file());
        assertThat(fixture.said()).containsExactly("a.txt FILE_CREATE", "a.txt FILE_CREATE|CLOSE");
    }

    @Test
    void changesWithoutAJournalAreNotLoggedLater() {
        try (Fixture without = new Fixture("F:")) {
            SimulatedOpen open = without.create("a.txt").append(1);
            without.journal.create(Fixture.MIB, Fixture.MIB);
            open.append(1);
            open.close();
            assertThat(without.said()).containsExactly("a.txt DATA_EXTEND", "a.txt DATA_EXTEND|CLOSE");
        }
    }

    @Test
    void attributesInARecordAreThoseAfterTheChange() {
        SimulatedFile file = fixture.file("a.txt");
        int hidden = FileAttribute.HIDDEN.bit();
        fixture.files.open(file).attributes(hidden).close();
        assertThat(fixture.said()).endsWith("a.txt BASIC_INFO_CHANGE", "a.txt BASIC_INFO_CHANGE|CLOSE");
    }
}
