package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.backend.simulated.Fixture.Answer;
import dev.tidemark.backend.simulated.Fixture.Request;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.usn.Reason;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may lock and dismount a volume, and what becomes of the others. */
@Timeout(60)
class VolumeLockTest {

    private static final int DENIED = 5;
    private static final int NOT_READY = 21;
    private static final int NOT_LOCKED = 158;

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
        assertThat(fixture.backend.counters().none()).isTrue();
    }

    private int lock() {
        return send(fixture.handle, ControlCode.FSCTL_LOCK_VOLUME);
    }

    private int unlock() {
        return send(fixture.handle, ControlCode.FSCTL_UNLOCK_VOLUME);
    }

    private int dismount() {
        return send(fixture.handle, ControlCode.FSCTL_DISMOUNT_VOLUME);
    }

    private static int send(Handle handle, ControlCode code) {
        return handle.control(code.value(), null, null).status();
    }

    @Test
    void aVolumeThatNobodyUsesIsLockedAndUnlocked() {
        assertThat(lock()).isZero();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(fixture.volume.facts().fileSystem()).isEmpty();
        assertThat(fixture.backend.counters().locks()).isEqualTo(1);
        assertThat(unlock()).isZero();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.MOUNTED);
        assertThat(fixture.query(fixture.dirty(80)).ok()).isTrue();
        assertThat(unlock()).isEqualTo(NOT_LOCKED);
    }

    @Test
    void anOpenFileRefusesTheLockAndItsHolderIsKnown() {
        SimulatedOpen open = fixture.create("a.txt");
        assertThat(lock()).isEqualTo(DENIED);
        assertThat(fixture.files.holders()).containsExactly(new Holder("System", 4, "\\a.txt", true));
        open.close();
        assertThat(fixture.files.holders()).isEmpty();
        assertThat(lock()).isZero();
    }

    @Test
    void aMappedSectionRefusesTheLockWithoutAnOpenHandle() {
        SimulatedOpen open = fixture.create("a.txt").map();
        open.close();
        assertThat(lock()).isEqualTo(DENIED);
        open.unmap();
        assertThat(lock()).isZero();
    }

    @Test
    void anotherHandleOfTheVolumeRefusesTheLock() {
        try (Handle reader = fixture.open(OpenMode.READ_JOURNAL)) {
            assertThat(lock()).isEqualTo(DENIED);
            assertThat(reader.value()).isNotEqualTo(fixture.handle.value());
        }
        assertThat(lock()).isZero();
    }

    @Test
    void theSystemVolumeIsNeitherLockedNorDismounted() {
        try (Fixture system = new Fixture("C:")) {
            assertThat(send(system.handle, ControlCode.FSCTL_LOCK_VOLUME)).isEqualTo(DENIED);
            assertThat(send(system.handle, ControlCode.FSCTL_DISMOUNT_VOLUME)).isEqualTo(DENIED);
        }
    }

    @Test
    void aLockedVolumeLetsNobodyElseIn() {
        fixture.file("a.txt");
        lock();
        assertThatThrownBy(() -> fixture.backend.openVolume("F:", OpenMode.VOLUME_FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(DENIED));
        assertThatThrownBy(() -> fixture.backend.openFile("F:", "\\a.txt", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(DENIED));
        assertThatThrownBy(() -> fixture.create("b.txt")).isInstanceOf(SimulatedRefusal.class);
        assertThat(fixture.query(fixture.dirty(80)).status())
                .as("a locked volume counts as dismounted")
                .isEqualTo(NOT_READY);
    }

    @Test
    void closingTheHandleEndsItsLock() {
        Handle other = fixture.open(OpenMode.ACT);
        fixture.handle.close();
        assertThat(send(other, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
        other.close();
        assertThat(fixture.backend.counters().locks()).isZero();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.MOUNTED);
    }

    @Test
    void aDismountBreaksOtherHandlesWithoutAskingWhatIsOpen() {
        SimulatedOpen open = fixture.create("a.txt");
        Handle other = fixture.open(OpenMode.READ_JOURNAL);
        Handle file = fixture.openFile("\\a.txt");
        assertThat(dismount()).isZero();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.DISMOUNTED);
        assertThat(send(other, ControlCode.FSCTL_IS_VOLUME_MOUNTED)).isEqualTo(NOT_READY);
        assertThat(file.flush().status()).isEqualTo(NOT_READY);
        assertThat(fixture.query(fixture.dirty(80)).status()).isEqualTo(NOT_READY);
        assertThat(lock()).isEqualTo(NOT_READY);
        file.close();
        other.close();
        open.close();
    }

    @Test
    void whatAHandleFromBeforeADismountAnswersCanBeChosen() {
        fixture.backend.dismountedError(1005);
        dismount();
        assertThat(fixture.query(fixture.dirty(80)).status()).isEqualTo(1005);
    }

    @Test
    void theNextMountWritesTheCloseRecordsThatTheDismountTook() {
        SimulatedOpen open = fixture.create("a.txt").change(Reason.EA_CHANGE);
        dismount();
        assertThat(fixture.journal.recordsLogged()).isEqualTo(2);
        try (Handle again = fixture.open(OpenMode.READ_JOURNAL)) {
            Answer answer = fixture.read(again, Request.from(0), 4096);
            assertThat(answer.said())
                    .containsExactly(
                            "a.txt FILE_CREATE", "a.txt FILE_CREATE|EA_CHANGE", "a.txt FILE_CREATE|EA_CHANGE|CLOSE");
        }
        assertThat(fixture.volume.facts().state()).isEqualTo(State.MOUNTED);
        open.close();
    }

    @Test
    void aReadThatWaitsEndsWithTheDismount() throws Exception {
        Handle reader = fixture.open(OpenMode.READ_JOURNAL);
        CompletableFuture<Answer> waiting =
                fixture.waits(reader, Request.from(0).waiting(1, 0));
        assertThat(dismount()).isZero();
        assertThat(waiting.get().status()).isEqualTo(NOT_READY);
        reader.close();
    }

    @Test
    void theDocumentedOrderIsLockDismountUnlockClose() {
        assertThat(lock()).isZero();
        assertThat(dismount()).isZero();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(unlock()).isZero();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.DISMOUNTED);
        fixture.open(OpenMode.VOLUME_FACTS).close();
        assertThat(fixture.volume.facts().state()).isEqualTo(State.MOUNTED);
    }

    @Test
    void lockingNeedsAVolumeHandle() {
        fixture.file("a.txt");
        try (Handle file = fixture.openFile("\\a.txt")) {
            assertThat(send(file, ControlCode.FSCTL_LOCK_VOLUME)).isEqualTo(87);
            assertThat(send(file, ControlCode.FSCTL_DISMOUNT_VOLUME)).isEqualTo(87);
        }
    }

    @Test
    void workloadsLeaveALockedVolumeAloneAndGoOnAfterIt() {
        try (Fixture media = new Fixture("E:")) {
            media.backend.step("E:", 100);
            assertThat(send(media.handle, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
            long before = media.journal.recordsLogged();
            media.backend.step("E:", 100);
            assertThat(media.journal.recordsLogged()).isEqualTo(before);
            send(media.handle, ControlCode.FSCTL_UNLOCK_VOLUME);
            media.backend.step("E:", 100);
            assertThat(media.journal.recordsLogged()).isGreaterThanOrEqualTo(before + 100);
        }
    }

    @Test
    void aLockedVolumeDoesNotTellWhichFilesItHas() {
        lock();
        assertThatThrownBy(() -> fixture.backend.openFile("F:", "\\none", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(DENIED));
    }

    @Test
    void aVolumeIsMountedByWhoLooksForAFileInVain() {
        dismount();
        assertThatThrownBy(() -> fixture.backend.openFile("F:", "\\none", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(2));
        assertThat(fixture.volume.facts().state()).isEqualTo(State.MOUNTED);
    }

    @Test
    void onlyTheHandleThatLockedUnlocks() {
        Handle other = fixture.open(OpenMode.ACT);
        assertThat(send(other, ControlCode.FSCTL_UNLOCK_VOLUME)).isEqualTo(NOT_LOCKED);
        dismount();
        other.close();
        Handle locker = fixture.open(OpenMode.ACT);
        assertThat(send(locker, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
        assertThat(unlock()).isEqualTo(NOT_LOCKED);
        assertThat(fixture.volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(dismount()).as("another has the lock").isEqualTo(DENIED);
        locker.close();
    }

    @Test
    void aVolumeWithAPageFileIsNeitherLockedNorDismounted() throws Exception {
        VolumeFacts facts = fixture.volume.facts();
        fixture.backend.add(new VolumeFacts(
                "P:",
                "P:",
                "",
                "NTFS",
                facts.size(),
                facts.free(),
                9,
                State.MOUNTED,
                false,
                true,
                false,
                false,
                false,
                false,
                VolumeFacts.FILE_DEVICE_DISK));
        try (Handle paging = fixture.backend.openVolume("P:", OpenMode.ACT)) {
            assertThat(send(paging, ControlCode.FSCTL_LOCK_VOLUME)).isEqualTo(DENIED);
            assertThat(send(paging, ControlCode.FSCTL_DISMOUNT_VOLUME)).isEqualTo(DENIED);
        }
    }

    @Test
    void aVolumeWithoutAJournalCanBeLocked() {
        try (Fixture stick = new Fixture("X:")) {
            assertThat(send(stick.handle, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
            assertThat(stick.volume.facts().state()).isEqualTo(State.LOCKED);
            assertThat(send(stick.handle, ControlCode.FSCTL_UNLOCK_VOLUME)).isZero();
        }
    }

    @Test
    void aReadThatWaitsElsewhereRefusesTheLockAndGoesOn() throws Exception {
        try (Handle reader = fixture.open(OpenMode.READ_JOURNAL)) {
            CompletableFuture<Answer> waiting =
                    fixture.waits(reader, Request.from(0).waiting(1, 0));
            assertThat(lock()).isEqualTo(DENIED);
            assertThat(waiting.isDone()).isFalse();
            reader.cancel();
            assertThat(waiting.get().status()).isEqualTo(995);
        }
        assertThat(lock()).isZero();
    }

    @Test
    void aReadThatWaitsOverTheLockingHandleEndsWithTheLock() throws Exception {
        fixture.handle.close();
        try (Handle only = fixture.open(OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED))) {
            CompletableFuture<Answer> waiting =
                    fixture.waits(only, Request.from(0).waiting(1, 0));
            assertThat(send(only, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
            assertThat(waiting.get().status()).isEqualTo(NOT_READY);
        }
    }

    @Test
    void aBufferTooShortForTheFactsOfNtfsIs122() {
        int code = ControlCode.FSCTL_GET_NTFS_VOLUME_DATA.value();
        assertThat(fixture.handle.control(code, null, fixture.dirty(95)).status())
                .isEqualTo(122);
        assertThat(fixture.handle.control(code, null, null).status()).isEqualTo(122);
        assertThat(fixture.handle.control(code, null, fixture.dirty(96)).bytesReturned())
                .isEqualTo(96);
        assertThat(fixture.handle.control(code, null, fixture.dirty(104)).bytesReturned())
                .isEqualTo(104);
    }
}
