package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleMark;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What marks a handle, who may, and how long it lasts. */
class MarkHandleTest {

    private static final int AUXILIARY = SourceInfo.AUXILIARY_DATA.bit();
    private static final int CLIENT = SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit();
    private static final int PROTECT_CLUSTERS = 0x1;
    private static final int DISALLOW_WRITES = 0x4000;
    private static final int SUPPRESS_FLUSH = 0x8000;

    private final Fixture fixture = Fixture.fresh();
    private final SimulatedFile file = fixture.file("a.txt");
    private final Handle handle = fixture.openFile("\\a.txt");

    @AfterEach
    void nothingIsLeftBehind() {
        handle.close();
        fixture.close();
    }

    private int mark(Handle on, int source, long volumeHandle, int info) {
        return on.control(
                        ControlCode.FSCTL_MARK_HANDLE.value(),
                        new HandleMark(source, volumeHandle, info).encode(fixture.backend::allocate, 64),
                        null)
                .status();
    }

    private void forceClose() {
        assertThat(handle.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, fixture.dirty(8))
                        .ok())
                .isTrue();
    }

    @Test
    void theNextRecordsOfAMarkedHandleShowTheSource() {
        assertThat(mark(handle, AUXILIARY, fixture.handle.value(), 0)).isZero();
        forceClose();
        assertThat(fixture.rows().getLast().source()).isEqualTo(AUXILIARY);
    }

    @Test
    void aWriterWithoutTheSourceTakesItOutOfTheRecord() {
        mark(handle, AUXILIARY, fixture.handle.value(), 0);
        try (SimulatedOpen other = fixture.files.open(file)) {
            other.change(Reason.EA_CHANGE);
            forceClose();
        }
        assertThat(fixture.rows().getLast().source()).isZero();
    }

    @Test
    void aMarkGoesWithItsHandle() throws Exception {
        mark(handle, AUXILIARY, fixture.handle.value(), 0);
        handle.close();
        try (Handle again = fixture.openFile("\\a.txt")) {
            again.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, fixture.dirty(8));
        }
        assertThat(fixture.rows().getLast().source()).isZero();
    }

    @Test
    void theFirstThreeSourcesNeedAVolumeHandleInsideTheStructure() {
        for (int source : new int[] {1, 2, 4}) {
            assertThat(mark(handle, source, 0, 0)).as("none").isEqualTo(6);
            assertThat(mark(handle, source, 0xDEAD, 0)).as("not a handle").isEqualTo(6);
            assertThat(mark(handle, source, handle.value(), 0)).as("a file").isEqualTo(87);
            assertThat(mark(handle, source, fixture.handle.value(), 0)).isZero();
        }
        assertThat(mark(handle, CLIENT, 0, 0)).isZero();
    }

    @Test
    void aHandleOfAnotherVolumeDoesNotDo() throws Exception {
        try (Handle elsewhere = fixture.backend.openVolume("D:", OpenMode.VOLUME_FACTS)) {
            assertThat(mark(handle, AUXILIARY, elsewhere.value(), 0)).isEqualTo(87);
        }
    }

    @Test
    void withoutThePrivilegeItIs1314() {
        fixture.backend.rights(new Rights(true, false, false));
        assertThat(mark(handle, AUXILIARY, fixture.handle.value(), 0)).isEqualTo(1314);
        assertThat(mark(handle, CLIENT, 0, 0)).isZero();
    }

    @Test
    void flagsThatDoNotApplyAreRefused() {
        assertThat(mark(handle, 0, 0, PROTECT_CLUSTERS)).isZero();
        assertThat(mark(handle, 0x10, fixture.handle.value(), 0)).isEqualTo(87);
        for (int info : new int[] {0x20, 0x40, 0x80, 0x100, 0x200, 0x800, SUPPRESS_FLUSH, 0x1000_0000}) {
            assertThat(mark(handle, 0, 0, info)).as("%x", info).isEqualTo(87);
        }
        assertThat(mark(handle, 0, 0, 0x4)).as("from the kernel only").isEqualTo(5);
    }

    @Test
    void aVolumeHandleTakesOneFlagOnly() {
        assertThat(mark(fixture.handle, 0, 0, SUPPRESS_FLUSH)).isZero();
        assertThat(mark(fixture.handle, 0, 0, PROTECT_CLUSTERS)).isEqualTo(87);
        assertThat(mark(fixture.handle, AUXILIARY, fixture.handle.value(), 0)).isEqualTo(87);
    }

    @Test
    void markingWorksWithoutAJournal() {
        fixture.journal.delete();
        assertThat(mark(handle, AUXILIARY, fixture.handle.value(), 0)).isZero();
    }

    @Test
    void aFileMarkedAgainstWritesIsNotWrittenNorOpenedForIt() {
        try (SimulatedOpen writer = fixture.files.open(file)) {
            assertThat(mark(handle, 0, 0, DISALLOW_WRITES)).isZero();
            assertThatThrownBy(() -> writer.append(1))
                    .isInstanceOfSatisfying(
                            SimulatedRefusal.class, e -> assertThat(e.status()).isEqualTo(348));
            assertThatThrownBy(() -> fixture.backend.openFile("F:", "\\a.txt", OpenMode.ACT))
                    .isInstanceOfSatisfying(
                            Win32Exception.class, e -> assertThat(e.code()).isEqualTo(5));
            handle.close();
            writer.append(1);
        }
    }

    @Test
    void a32BitProgramSendsTheShortStructure() throws Exception {
        OpenMode narrow = new OpenMode(0, OpenMode.FACTS.share(), OpenMode.FLAG_BACKUP_SEMANTICS, 32);
        HandleMark mark = new HandleMark(AUXILIARY, fixture.handle.value(), PROTECT_CLUSTERS);
        try (Handle from32 = fixture.backend.openFile("F:", "\\a.txt", narrow)) {
            mark.set(from32, fixture.backend, "a.txt", 32);
            assertThat(from32.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, fixture.dirty(8))
                            .ok())
                    .isTrue();
        }
        assertThat(fixture.rows().getLast().source()).isEqualTo(AUXILIARY);
        assertThatThrownBy(() -> mark.set(handle, fixture.backend, "a.txt", 32))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(122));
    }

    @Test
    void whoWroteWhileThereWasNoJournalDoesNotCount() {
        fixture.journal.deletionTime(Duration.ZERO);
        fixture.journal.delete();
        try (SimulatedOpen other = fixture.files.open(file);
                SimulatedOpen marked = fixture.files.open(file).mark(AUXILIARY)) {
            other.change(Reason.EA_CHANGE);
            fixture.createJournal(Fixture.MIB, Fixture.MIB);
            marked.change(Reason.EA_CHANGE);
            assertThat(fixture.rows().getLast().source()).isEqualTo(AUXILIARY);
        }
    }

    @Test
    void aFileThatARenameReplacesIsDeletedInTheNameOfTheRename() {
        fixture.file("b.txt");
        try (SimulatedOpen open = fixture.files.open(file).mark(AUXILIARY)) {
            open.rename(fixture.files.root(), "b.txt");
        }
        Fixture.Row deleted = fixture.rows().stream()
                .filter(row -> Reason.FILE_DELETE.in(row.reasons()))
                .findFirst()
                .orElseThrow();
        assertThat(deleted.source()).isEqualTo(AUXILIARY);
    }
}
