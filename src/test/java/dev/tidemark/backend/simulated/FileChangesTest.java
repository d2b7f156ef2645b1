package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs do to files, and the records it leaves. */
class FileChangesTest {

    private final Rig rig = Rig.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        rig.close();
    }

    @Test
    void reasonsAccumulateUntilTheLastHandleIsClosed() {
        SimulatedOpen creator = rig.create("a.txt");
        SimulatedOpen other = rig.files.open(creator.file());
        creator.append(10);
        creator.close();
        other.write(0, 5);
        other.close();
        assertThat(rig.said())
                .containsExactly(
                        "a.txt FILE_CREATE",
                        "a.txt DATA_EXTEND|FILE_CREATE",
                        "a.txt DATA_OVERWRITE|DATA_EXTEND|FILE_CREATE",
                        "a.txt DATA_OVERWRITE|DATA_EXTEND|FILE_CREATE|CLOSE");
    }

    @Test
    void aReasonAlreadySetIsNotLoggedAgain() {
        try (SimulatedOpen open = rig.create("a.txt")) {
            open.append(10).append(10).append(10).change(Reason.DATA_EXTEND);
        }
        assertThat(rig.said())
                .containsExactly(
                        "a.txt FILE_CREATE", "a.txt DATA_EXTEND|FILE_CREATE", "a.txt DATA_EXTEND|FILE_CREATE|CLOSE");
    }

    @Test
    void theCloseRecordCarriesAllReasonsAndThenTheyBeginAnew() {
        SimulatedFile file = rig.file("a.txt");
        try (SimulatedOpen open = rig.files.open(file)) {
            open.change(Reason.EA_CHANGE).change(Reason.SECURITY_CHANGE);
        }
        try (SimulatedOpen open = rig.files.open(file)) {
            open.change(Reason.EA_CHANGE);
        }
        assertThat(rig.said().subList(2, 7))
                .containsExactly(
                        "a.txt EA_CHANGE",
                        "a.txt EA_CHANGE|SECURITY_CHANGE",
                        "a.txt EA_CHANGE|SECURITY_CHANGE|CLOSE",
                        "a.txt EA_CHANGE",
                        "a.txt EA_CHANGE|CLOSE");
    }

    @Test
    void closingAFileThatWasOnlyReadLogsNothing() {
        SimulatedFile file = rig.file("a.txt");
        long before = rig.journal.nextUsn();
        rig.files.open(file).close();
        assertThat(rig.journal.nextUsn()).isEqualTo(before);
    }

    @Test
    void closingAHandleTwiceClosesItOnce() {
        SimulatedFile file = rig.file("a.txt");
        SimulatedOpen one = rig.files.open(file);
        try (SimulatedOpen two = rig.files.open(file)) {
            one.change(Reason.EA_CHANGE).close();
            one.close();
            two.change(Reason.SECURITY_CHANGE);
        }
        assertThat(rig.said().subList(2, 5))
                .containsExactly(
                        "a.txt EA_CHANGE", "a.txt EA_CHANGE|SECURITY_CHANGE", "a.txt EA_CHANGE|SECURITY_CHANGE|CLOSE");
    }

    @Test
    void aRenameIsLoggedUnderTheOldAndTheNewName() {
        SimulatedFile folder = rig.files.directory(rig.files.root(), "docs");
        SimulatedFile file = rig.file("old.txt");
        try (SimulatedOpen open = rig.files.open(file)) {
            open.change(Reason.EA_CHANGE).rename(folder, "new.txt").rename(folder, "newer.txt");
        }
        assertThat(rig.said().subList(4, 10))
                .containsExactly(
                        "old.txt EA_CHANGE",
                        "old.txt EA_CHANGE|RENAME_OLD_NAME",
                        "new.txt EA_CHANGE|RENAME_NEW_NAME",
                        "new.txt EA_CHANGE|RENAME_OLD_NAME",
                        "newer.txt EA_CHANGE|RENAME_NEW_NAME",
                        "newer.txt EA_CHANGE|RENAME_NEW_NAME|CLOSE");
        assertThat(rig.files.find("\\docs\\NEWER.TXT")).isSameAs(file);
        assertThat(rig.files.find("\\old.txt")).isNull();
    }

    @Test
    void aMappedFileIsClosedByItsLastSection() {
        SimulatedFile file = rig.file("a.txt");
        SimulatedOpen open = rig.files.open(file).map().map().append(100);
        open.close();
        open.unmap();
        assertThat(rig.said().getLast()).isEqualTo("a.txt DATA_EXTEND");
        open.unmap();
        assertThat(rig.said().getLast()).isEqualTo("a.txt DATA_EXTEND|CLOSE");
    }

    @Test
    void aDeletedFileGoesWithItsLastHandle() {
        SimulatedFile file = rig.file("a.txt");
        SimulatedOpen reader = rig.files.open(file);
        rig.files.open(file).delete().close();
        assertThat(rig.files.find("\\a.txt")).isSameAs(file);
        reader.close();
        assertThat(rig.files.find("\\a.txt")).isNull();
        assertThat(rig.files.find(file.id())).isNull();
        assertThat(rig.said().getLast()).isEqualTo("a.txt FILE_DELETE|CLOSE");
    }

    @Test
    void aFileRecordUsedAgainHasTheNextSequenceNumber() {
        List<SimulatedFile> gone = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            try (SimulatedOpen open = rig.create("t" + i)) {
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
        assertThat(rig.files.find(first.id())).isNull();
    }

    @Test
    void theSourceIsShownWhenEveryWriterSetIt() {
        int replication = SourceInfo.REPLICATION_MANAGEMENT.bit();
        int data = SourceInfo.DATA_MANAGEMENT.bit();
        SimulatedFile file = rig.file("a.txt");
        try (SimulatedOpen one = rig.files.open(file);
                SimulatedOpen two = rig.files.open(file);
                SimulatedOpen three = rig.files.open(file)) {
            one.mark(replication | data).change(Reason.EA_CHANGE);
            two.mark(replication).change(Reason.SECURITY_CHANGE);
            three.change(Reason.STREAM_CHANGE);
        }
        assertThat(rig.rows().stream().skip(2).map(Rig.Row::source))
                .containsExactly(replication | data, replication, 0, 0);
    }

    @Test
    void aWriterWhoseReasonIsAlreadySetStillCountsForTheSource() {
        SimulatedFile file = rig.file("a.txt");
        try (SimulatedOpen one = rig.files.open(file);
                SimulatedOpen two = rig.files.open(file)) {
            one.mark(SourceInfo.AUXILIARY_DATA.bit()).append(1);
            two.append(1);
        }
        assertThat(rig.rows().stream().skip(2).map(Rig.Row::source))
                .containsExactly(SourceInfo.AUXILIARY_DATA.bit(), 0);
    }

    @Test
    void theSourceOfADeletionIsThatOfWhoDeletes() {
        int data = SourceInfo.DATA_MANAGEMENT.bit();
        SimulatedFile one = rig.file("a.txt");
        SimulatedFile two = rig.file("b.txt");
        rig.files.open(one).mark(data).delete().close();
        rig.files.open(two).mark(data).change(Reason.EA_CHANGE).close();
        try (SimulatedOpen other = rig.files.open(two)) {
            other.mark(data).change(Reason.EA_CHANGE);
            rig.files.open(two).delete().close();
        }
        assertThat(rig.rows().stream().skip(4).map(row -> row.said() + " " + row.source()))
                .containsExactly(
                        "a.txt FILE_DELETE|CLOSE 1",
                        "b.txt EA_CHANGE 1",
                        "b.txt EA_CHANGE|CLOSE 1",
                        "b.txt EA_CHANGE 1",
                        "b.txt FILE_DELETE|EA_CHANGE|CLOSE 0");
    }

    @Test
    void filesOpenAtACrashGetTheirCloseRecordAtTheNextMount() {
        SimulatedOpen open = rig.create("a.txt").append(5);
        SimulatedFile untouched = rig.file("b.txt");
        rig.files.open(untouched);
        rig.volume.crashAndRemount();
        assertThat(rig.said()).endsWith("b.txt FILE_CREATE|CLOSE", "a.txt DATA_EXTEND|FILE_CREATE|CLOSE");
        open.close();
        assertThat(rig.said().getLast()).isEqualTo("a.txt DATA_EXTEND|FILE_CREATE|CLOSE");
    }

    @Test
    void aHandleFromBeforeACrashHoldsNothingAfterIt() {
        SimulatedFile file = rig.file("a.txt");
        SimulatedOpen before = rig.files.open(file).map();
        rig.volume.crashAndRemount();
        SimulatedOpen after = rig.files.open(file).change(Reason.EA_CHANGE);
        before.unmap();
        before.close();
        assertThat(rig.said().getLast()).isEqualTo("a.txt EA_CHANGE");
        after.close();
        assertThat(rig.said().getLast()).isEqualTo("a.txt EA_CHANGE|CLOSE");
    }

    @Test
    void aFileToBeDeletedWhenItsLastHandleClosesSurvivesACrash() {
        SimulatedOpen open = rig.create("a.txt").delete();
        rig.volume.crashAndRemount();
        assertThat(rig.files.find("\\a.txt")).isSameAs(open.file());
        assertThat(rig.said()).containsExactly("a.txt FILE_CREATE", "a.txt FILE_CREATE|CLOSE");
    }

    @Test
    void changesWithoutAJournalAreNotLoggedLater() {
        try (Rig without = new Rig("F:")) {
            SimulatedOpen open = without.create("a.txt").append(1);
            without.journal.create(Rig.MIB, Rig.MIB);
            open.append(1);
            open.close();
            assertThat(without.said()).containsExactly("a.txt DATA_EXTEND", "a.txt DATA_EXTEND|CLOSE");
        }
    }

    @Test
    void attributesInARecordAreThoseAfterTheChange() {
        SimulatedFile file = rig.file("a.txt");
        int hidden = FileAttribute.HIDDEN.bit();
        rig.files.open(file).attributes(hidden).close();
        assertThat(rig.said()).endsWith("a.txt BASIC_INFO_CHANGE", "a.txt BASIC_INFO_CHANGE|CLOSE");
    }
}
