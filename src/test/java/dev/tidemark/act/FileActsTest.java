package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.FileUsnData;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-act")
class FileActsTest extends ActFixture {

    @Test
    void aCloseRecordTellsItsUsnAndTheReasonsItCarried() throws Exception {
        try (SimulatedOpen open = opened("a.txt").append(10)) {
            FileActs.Closed closed = acts.files().closeRecord(path("\\a.txt"), false);
            assertThat(closed.usn()).hasValue(lastUsn());
            assertThat(open.file().name()).isEqualTo("a.txt");
            assertThat(closed.reasons())
                    .hasValue(Reason.FILE_CREATE.bit() | Reason.DATA_EXTEND.bit() | Reason.CLOSE.bit());
            assertThat(closed.act().state()).isEqualTo(Act.State.DONE);
        }
    }

    private long lastUsn() throws ActFailedException {
        return acts.files().readFileUsn(path("\\a.txt"), 3).usn();
    }

    @Test
    void aDirectoryAndAFileByItsIdentifierGetACloseRecordToo() throws Exception {
        SimulatedFile directory = volume.files().directory(volume.files().root(), "docs");
        assertThat(acts.files().closeRecord(path("\\docs"), false).usn()).isPresent();
        FileTarget byId = new FileTarget.ById("F:", directory.id(), "docs");
        assertThat(acts.files().closeRecord(byId, false).usn()).isPresent();
    }

    @Test
    void flushingFirstIsACallOfItsOwnInTheLog() throws Exception {
        file("a.txt");
        FileActs.Closed closed = acts.files().closeRecord(path("\\a.txt"), true);
        assertThat(calls(closed.act()))
                .startsWith("CreateFile", "FlushFileBuffers", "FSCTL_WRITE_USN_CLOSE_RECORD", "CreateFile");
    }

    @Test
    void aVolumeHandleIsRefusedAndTheWordsSayWhy() {
        ActFailedException failed = refused(new FileTarget.TheVolume("F:"));
        assertThat(failed.problem().code()).isEqualTo(87);
        assertThat(failed.problem().meaning()).contains("file or a directory");
        assertThat(failed.act().state()).isEqualTo(Act.State.FAILED);
        assertThat(log.operations(0, false))
                .last()
                .extracting(DeviceCall::status)
                .isEqualTo(87);
    }

    @Test
    void aFileInATransactionIsRefusedAndTheWordsSayWhy() {
        volume.files().transacted(file("a.txt"), true);
        ActFailedException failed = refused(path("\\a.txt"));
        assertThat(failed.problem().code()).isEqualTo(6800);
        assertThat(failed.problem().meaning()).contains("transaction");
    }

    @Test
    void aFileThatIsNotThereIsAFailedActInTheLog() {
        ActFailedException failed = refused(path("\\nothing.txt"));
        assertThat(failed.problem().code()).isEqualTo(2);
        assertThat(log.operations(0, false))
                .extracting(DeviceCall::call, DeviceCall::status)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("CreateFile", 2));
    }

    private ActFailedException refused(FileTarget target) {
        return Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> acts.files().closeRecord(target, false)));
    }

    @Test
    void theRecordOfACloseIsFoundAndNamesItsAct() throws Exception {
        LiveSource source = read("F:");
        file("before.txt");
        file("a.txt");
        FileActs.Closed closed = acts.files().closeRecord(path("\\a.txt"), false);
        file("after.txt");
        await(() -> source.nextUsn() == volume.journal().nextUsn());
        AttributionScope effect = Objects.requireNonNull(closed.act().effect());
        AttributionFinder.Found found = AttributionFinder.find(source, effect, () -> false);
        assertThat(found.records()).hasSize(1);
        assertThat(found.certain()).isEqualTo(1);
        assertThat(AttributionFinder.causes(
                        acts.history().all(),
                        "F:",
                        effect.journalId(),
                        closed.usn().orElseThrow(),
                        0,
                        7,
                        0))
                .containsExactly(new AttributionFinder.Causing(closed.act(), true));
        assertThat(AttributionFinder.causes(
                        acts.history().all(),
                        "F:",
                        effect.journalId(),
                        closed.usn().orElseThrow() + 8,
                        0,
                        7,
                        0))
                .isEmpty();
    }

    @Test
    void theLastUsnOfAFileIsRead() throws Exception {
        file("a.txt");
        long closed = acts.files().closeRecord(path("\\a.txt"), false).usn().orElseThrow();
        FileUsnData data = acts.files().readFileUsn(path("\\a.txt"), 3);
        assertThat(data.usn()).isEqualTo(closed);
        assertThat(data.name()).isEqualTo("a.txt");
    }

    @Test
    void aMarkLastsUntilItIsReleasedAndItsRecordsAreCertain() throws Exception {
        LiveSource source = read("F:");
        SimulatedFile file = file("a.txt");
        MarkedHandle marked = acts.files().mark(path("\\a.txt"), SourceInfo.DATA_MANAGEMENT.bit(), 0, 64);
        assertThat(acts.held().all()).containsExactly(marked);
        assertThat(marked.closeRecord()).hasValue(lastUsn());
        volume.files().open(file).append(5).close();
        await(() -> source.nextUsn() == volume.journal().nextUsn());
        AttributionScope effect = Objects.requireNonNull(marked.act().effect());
        AttributionFinder.Found found = AttributionFinder.find(source, effect, () -> false);
        assertThat(found.certain()).isEqualTo(1);
        assertThat(found.records().length).isGreaterThan(1);
        // The close record that was pending comes with the last handle, which is the marked one.
        marked.release();
        assertThat(acts.held().all()).isEmpty();
        volume.files().open(file).append(5).close();
        await(() -> source.nextUsn() == volume.journal().nextUsn());
        assertThat(AttributionFinder.find(
                                source, Objects.requireNonNull(marked.act().effect()), () -> false)
                        .records())
                .hasSize(found.records().length + 1);
    }

    @Test
    void aMarkWithoutThePrivilegeEndsIn1314AndHoldsNothing() {
        file("a.txt");
        backend.rights(new Rights(false, false, false));
        ActFailedException failed = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class,
                () -> acts.files().mark(path("\\a.txt"), SourceInfo.AUXILIARY_DATA.bit(), 0, 64)));
        assertThat(failed.problem().code()).isEqualTo(1314);
        assertThat(failed.problem().meaning()).contains("SeManageVolumePrivilege");
        assertThat(acts.held().all()).isEmpty();
        assertThat(backend.counters().openHandles()).isZero();
    }

    @Test
    void clientReplicationNeedsNoPrivilegeAndSendsNoVolumeHandle() throws Exception {
        file("a.txt");
        backend.rights(new Rights(false, false, false));
        MarkedHandle marked = acts.files().mark(path("\\a.txt"), SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit(), 0, 64);
        DeviceCall sent = log.operations(0, false).stream()
                .filter(operation -> operation.call().equals("FSCTL_MARK_HANDLE"))
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.copyOfRange(sent.input(), 8, 16)).containsOnly(0);
        marked.release();
    }

    @Test
    void a32BitCallerSendsTwelveBytes() throws Exception {
        file("a.txt");
        MarkedHandle marked = acts.files()
                .mark(path("\\a.txt"), SourceInfo.DATA_MANAGEMENT.bit(), HandleInfo.PROTECT_CLUSTERS.bit(), 32);
        assertThat(log.operations(0, false))
                .filteredOn(operation -> operation.call().equals("FSCTL_MARK_HANDLE"))
                .extracting(DeviceCall::inputLength)
                .containsExactly(12);
        marked.release();
    }
}
