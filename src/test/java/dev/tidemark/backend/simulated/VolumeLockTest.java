package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Holder;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.Rig.Answer;
import dev.tidemark.backend.simulated.Rig.Request;
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

    private final Rig rig = Rig.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        rig.close();
        assertThat(rig.backend.leaks().none()).isTrue();
    }

    private int lock() {
        return send(rig.handle, ControlCode.FSCTL_LOCK_VOLUME);
    }

    private int unlock() {
        return send(rig.handle, ControlCode.FSCTL_UNLOCK_VOLUME);
    }

    private int dismount() {
        return send(rig.handle, ControlCode.FSCTL_DISMOUNT_VOLUME);
    }

    private static int send(Handle handle, ControlCode code) {
        return handle.control(code.value(), null, null).status();
    }

    @Test
    void aVolumeThatNobodyUsesIsLockedAndUnlocked() {
        assertThat(lock()).isZero();
        assertThat(rig.volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(rig.volume.facts().fileSystem()).isEmpty();
        assertThat(rig.backend.leaks().locks()).isEqualTo(1);
        assertThat(unlock()).isZero();
        assertThat(rig.volume.facts().state()).isEqualTo(State.MOUNTED);
        assertThat(rig.query(rig.dirty(80)).ok()).isTrue();
        assertThat(unlock()).isEqualTo(NOT_LOCKED);
    }

    @Test
    void anOpenFileRefusesTheLockAndItsHolderIsKnown() {
        SimulatedOpen open = rig.create("a.txt");
        assertThat(lock()).isEqualTo(DENIED);
        assertThat(rig.files.holders()).containsExactly(new Holder("System", 4, "\\a.txt", true));
        open.close();
        assertThat(rig.files.holders()).isEmpty();
        assertThat(lock()).isZero();
    }

    @Test
    void aMappedSectionRefusesTheLockWithoutAnOpenHandle() {
        SimulatedOpen open = rig.create("a.txt").map();
        open.close();
        assertThat(lock()).isEqualTo(DENIED);
        open.unmap();
        assertThat(lock()).isZero();
    }

    @Test
    void anotherHandleOfTheVolumeRefusesTheLock() {
        try (Handle reader = rig.open(OpenMode.READ_JOURNAL)) {
            assertThat(lock()).isEqualTo(DENIED);
            assertThat(reader.value()).isNotEqualTo(rig.handle.value());
        }
        assertThat(lock()).isZero();
    }

    @Test
    void theSystemVolumeIsNeitherLockedNorDismounted() {
        try (Rig system = new Rig("C:")) {
            assertThat(send(system.handle, ControlCode.FSCTL_LOCK_VOLUME)).isEqualTo(DENIED);
            assertThat(send(system.handle, ControlCode.FSCTL_DISMOUNT_VOLUME)).isEqualTo(DENIED);
        }
    }

    @Test
    void aLockedVolumeLetsNobodyElseIn() {
        rig.file("a.txt");
        lock();
        assertThatThrownBy(() -> rig.backend.openVolume("F:", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(DENIED));
        assertThatThrownBy(() -> rig.backend.openFile("F:", "\\a.txt", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(DENIED));
        assertThatThrownBy(() -> rig.create("b.txt")).isInstanceOf(SimulatedRefusal.class);
        assertThat(rig.query(rig.dirty(80)).status())
                .as("a locked volume counts as dismounted")
                .isEqualTo(NOT_READY);
    }

    @Test
    void closingTheHandleEndsItsLock() {
        Handle other = rig.open(OpenMode.ACT);
        rig.handle.close();
        assertThat(send(other, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
        other.close();
        assertThat(rig.backend.leaks().locks()).isZero();
        assertThat(rig.volume.facts().state()).isEqualTo(State.MOUNTED);
    }

    @Test
    void aDismountBreaksOtherHandlesWithoutAskingWhatIsOpen() {
        SimulatedOpen open = rig.create("a.txt");
        Handle other = rig.open(OpenMode.READ_JOURNAL);
        Handle file = rig.openFile("\\a.txt");
        assertThat(dismount()).isZero();
        assertThat(rig.volume.facts().state()).isEqualTo(State.DISMOUNTED);
        assertThat(send(other, ControlCode.FSCTL_IS_VOLUME_MOUNTED)).isEqualTo(NOT_READY);
        assertThat(file.flush().status()).isEqualTo(NOT_READY);
        assertThat(rig.query(rig.dirty(80)).status()).isEqualTo(NOT_READY);
        assertThat(lock()).isEqualTo(NOT_READY);
        file.close();
        other.close();
        open.close();
    }

    @Test
    void whatAHandleFromBeforeADismountAnswersCanBeChosen() {
        rig.backend.dismountedError(1005);
        dismount();
        assertThat(rig.query(rig.dirty(80)).status()).isEqualTo(1005);
    }

    @Test
    void theNextMountWritesTheCloseRecordsThatTheDismountTook() {
        SimulatedOpen open = rig.create("a.txt").change(Reason.EA_CHANGE);
        dismount();
        assertThat(rig.journal.recordsLogged()).isEqualTo(2);
        try (Handle again = rig.open(OpenMode.READ_JOURNAL)) {
            Answer answer = rig.read(again, Request.from(0), 4096);
            assertThat(answer.said())
                    .containsExactly(
                            "a.txt FILE_CREATE", "a.txt FILE_CREATE|EA_CHANGE", "a.txt FILE_CREATE|EA_CHANGE|CLOSE");
        }
        assertThat(rig.volume.facts().state()).isEqualTo(State.MOUNTED);
        open.close();
    }

    @Test
    void aReadThatWaitsEndsWithTheDismount() throws Exception {
        Handle reader = rig.open(OpenMode.READ_JOURNAL);
        CompletableFuture<Answer> waiting = rig.waits(reader, Request.from(0).waiting(1, 0));
        assertThat(dismount()).isZero();
        assertThat(waiting.get().status()).isEqualTo(NOT_READY);
        reader.close();
    }

    @Test
    void theDocumentedOrderIsLockDismountUnlockClose() {
        assertThat(lock()).isZero();
        assertThat(dismount()).isZero();
        assertThat(rig.volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(unlock()).isZero();
        assertThat(rig.volume.facts().state()).isEqualTo(State.DISMOUNTED);
        rig.open(OpenMode.FACTS).close();
        assertThat(rig.volume.facts().state()).isEqualTo(State.MOUNTED);
    }

    @Test
    void lockingNeedsAVolumeHandle() {
        rig.file("a.txt");
        try (Handle file = rig.openFile("\\a.txt")) {
            assertThat(send(file, ControlCode.FSCTL_LOCK_VOLUME)).isEqualTo(87);
            assertThat(send(file, ControlCode.FSCTL_DISMOUNT_VOLUME)).isEqualTo(87);
        }
    }

    @Test
    void workloadsLeaveALockedVolumeAloneAndGoOnAfterIt() {
        try (Rig media = new Rig("E:")) {
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
        assertThatThrownBy(() -> rig.backend.openFile("F:", "\\none", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(DENIED));
    }

    @Test
    void aVolumeIsMountedByWhoLooksForAFileInVain() {
        dismount();
        assertThatThrownBy(() -> rig.backend.openFile("F:", "\\none", OpenMode.FACTS))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(2));
        assertThat(rig.volume.facts().state()).isEqualTo(State.MOUNTED);
    }

    @Test
    void onlyTheHandleThatLockedUnlocks() {
        Handle other = rig.open(OpenMode.ACT);
        assertThat(send(other, ControlCode.FSCTL_UNLOCK_VOLUME)).isEqualTo(NOT_LOCKED);
        dismount();
        other.close();
        Handle locker = rig.open(OpenMode.ACT);
        assertThat(send(locker, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
        assertThat(unlock()).isEqualTo(NOT_LOCKED);
        assertThat(rig.volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(dismount()).as("another has the lock").isEqualTo(DENIED);
        locker.close();
    }

    @Test
    void aVolumeWithAPageFileIsNeitherLockedNorDismounted() throws Exception {
        VolumeFacts facts = rig.volume.facts();
        rig.backend.add(new VolumeFacts(
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
        try (Handle paging = rig.backend.openVolume("P:", OpenMode.ACT)) {
            assertThat(send(paging, ControlCode.FSCTL_LOCK_VOLUME)).isEqualTo(DENIED);
            assertThat(send(paging, ControlCode.FSCTL_DISMOUNT_VOLUME)).isEqualTo(DENIED);
        }
    }

    @Test
    void aVolumeWithoutAJournalCanBeLocked() {
        try (Rig stick = new Rig("X:")) {
            assertThat(send(stick.handle, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
            assertThat(stick.volume.facts().state()).isEqualTo(State.LOCKED);
            assertThat(send(stick.handle, ControlCode.FSCTL_UNLOCK_VOLUME)).isZero();
        }
    }

    @Test
    void aReadThatWaitsElsewhereRefusesTheLockAndGoesOn() throws Exception {
        try (Handle reader = rig.open(OpenMode.READ_JOURNAL)) {
            CompletableFuture<Answer> waiting =
                    rig.waits(reader, Request.from(0).waiting(1, 0));
            assertThat(lock()).isEqualTo(DENIED);
            assertThat(waiting.isDone()).isFalse();
            reader.cancel();
            assertThat(waiting.get().status()).isEqualTo(995);
        }
        assertThat(lock()).isZero();
    }

    @Test
    void aReadThatWaitsOverTheLockingHandleEndsWithTheLock() throws Exception {
        rig.handle.close();
        try (Handle only = rig.open(OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED))) {
            CompletableFuture<Answer> waiting = rig.waits(only, Request.from(0).waiting(1, 0));
            assertThat(send(only, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
            assertThat(waiting.get().status()).isEqualTo(NOT_READY);
        }
    }

    @Test
    void aBufferTooShortForTheFactsOfNtfsIs122() {
        int code = ControlCode.FSCTL_GET_NTFS_VOLUME_DATA.value();
        assertThat(rig.handle.control(code, null, rig.dirty(95)).status()).isEqualTo(122);
        assertThat(rig.handle.control(code, null, null).status()).isEqualTo(122);
        assertThat(rig.handle.control(code, null, rig.dirty(96)).bytesReturned())
                .isEqualTo(96);
        assertThat(rig.handle.control(code, null, rig.dirty(104)).bytesReturned())
                .isEqualTo(104);
    }
}
