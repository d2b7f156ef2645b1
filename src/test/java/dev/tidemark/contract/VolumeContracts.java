package dev.tidemark.contract;

import static dev.tidemark.contract.Contracts.OVERLAPPED;
import static dev.tidemark.contract.Contracts.error;
import static dev.tidemark.contract.Contracts.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.volume.CloseRecord;
import dev.tidemark.volume.NtfsVolumeData;
import dev.tidemark.volume.VolumeLock;
import dev.tidemark.volume.WriteHold;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Stateless. Locks, dismounts, holds, and the facts of a volume. */
final class VolumeContracts {

    private VolumeContracts() {}

    static List<Case> all() {
        return List.of(
                Case.of("the volume is among the volumes, and keeps a journal", VolumeContracts::listed),
                Case.of("a volume that is not there is not found", VolumeContracts::missing),
                Case.of("NTFS tells its volume data", VolumeContracts::ntfsData),
                Case.of("a lock keeps others out until it is unlocked", VolumeContracts::lock),
                Case.of(
                        "a locked volume is listed as locked, and asking does not disturb",
                        VolumeContracts::listedLocked),
                Case.of("a lock ends with its handle", VolumeContracts::lockEndsWithHandle),
                Case.of("another open volume handle refuses the lock: 5", VolumeContracts::lockRefused),
                Case.of("who has no lock cannot unlock: 158", VolumeContracts::unlockNotLocked),
                Case.of("a dismount breaks older handles; a new one mounts again", VolumeContracts::dismount),
                Case.of("lock, dismount, unlock, close: the documented order", VolumeContracts::documentedOrder),
                Case.of("a hold is pending until it is cancelled: 995", VolumeContracts::hold),
                Case.of("a hold holds those who write records", VolumeContracts::holdHolds),
                Case.of("closing its handle ends a hold", VolumeContracts::closeEndsHold),
                Case.of("a second hold is refused: 33", VolumeContracts::holdConflict, Ability.HOLD_CONFLICT),
                Case.of(
                        "an open file refuses the lock, and its holder is told",
                        VolumeContracts::holder,
                        Ability.HOLDERS));
    }

    private static void listed(Machine machine) throws Exception {
        VolumeFacts facts = facts(machine);
        assertThat(facts.journalCapable()).isTrue();
        assertThat(facts.state()).isEqualTo(VolumeFacts.State.MOUNTED);
    }

    private static VolumeFacts facts(Machine machine) throws Exception {
        return machine.backend().volumes().stream()
                .filter(volume -> volume.id().equals(machine.volume()))
                .findFirst()
                .orElseThrow();
    }

    private static void missing(Machine machine) {
        assertThat(error(() -> machine.backend().openVolume("Q:", OpenMode.ACT).close()))
                .isIn(2, 3, 15, 21);
    }

    private static void ntfsData(Machine machine) throws Exception {
        try (Handle handle = open(machine, OpenMode.READ_JOURNAL)) {
            NtfsVolumeData data = NtfsVolumeData.query(handle, machine.backend(), machine.volume());
            assertThat(data.bytesPerSector()).isEqualTo(512);
            assertThat(data.bytesPerCluster()).isPositive();
        }
    }

    private static void lock(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            VolumeLock.lock(handle, machine.volume());
            assertThat(error(() -> open(machine, OpenMode.ACT).close())).isEqualTo(5);
            VolumeLock.unlock(handle, machine.volume());
            open(machine, OpenMode.ACT).close();
        }
    }

    private static void listedLocked(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            VolumeLock.lock(handle, machine.volume());
            assertThat(facts(machine).state()).isEqualTo(VolumeFacts.State.LOCKED);
            VolumeLock.unlock(handle, machine.volume());
        }
        assertThat(facts(machine).state()).isEqualTo(VolumeFacts.State.MOUNTED);
    }

    private static void lockEndsWithHandle(Machine machine) throws Exception {
        Handle handle = open(machine, OVERLAPPED);
        VolumeLock.lock(handle, machine.volume());
        handle.close();
        open(machine, OpenMode.ACT).close();
    }

    private static void lockRefused(Machine machine) throws Exception {
        try (Handle other = open(machine, OpenMode.READ_JOURNAL);
                Handle handle = open(machine, OVERLAPPED)) {
            assertThat(error(() -> VolumeLock.lock(handle, machine.volume()))).isEqualTo(5);
            assertThat(other.value()).isNotEqualTo(handle.value());
        }
    }

    private static void unlockNotLocked(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            assertThat(error(() -> VolumeLock.unlock(handle, machine.volume()))).isEqualTo(158);
        }
    }

    private static void dismount(Machine machine) throws Exception {
        try (Handle older = open(machine, OpenMode.READ_JOURNAL);
                Handle handle = open(machine, OVERLAPPED)) {
            VolumeLock.dismount(handle, machine.volume());
            assertThat(error(
                            () -> dev.tidemark.volume.JournalControl.query(older, machine.backend(), machine.volume())))
                    .isIn(21, 1005);
        }
        assertThat(Contracts.query(machine).journalId()).isNotZero();
    }

    private static void documentedOrder(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            VolumeLock.lock(handle, machine.volume());
            VolumeLock.dismount(handle, machine.volume());
            VolumeLock.unlock(handle, machine.volume());
        }
        assertThat(Contracts.query(machine).journalId()).isNotZero();
    }

    private static CompletableFuture<Completion> holding(Handle handle) {
        return Contracts.later(() -> WriteHold.hold(handle, null));
    }

    private static void hold(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            CompletableFuture<Completion> hold = holding(handle);
            assertThat(Contracts.stillWaits(machine, hold)).isTrue();
            handle.cancel();
            assertThat(Contracts.soon(hold).status()).isEqualTo(995);
        }
    }

    private static void holdHolds(Machine machine) throws Exception {
        String path = machine.file("held.txt");
        try (Handle handle = open(machine, OVERLAPPED);
                Handle file = Contracts.file(machine, path)) {
            CompletableFuture<Completion> hold = holding(handle);
            assertThat(Contracts.stillWaits(machine, hold)).isTrue();
            CompletableFuture<OptionalLong> close =
                    Contracts.later(() -> CloseRecord.write(file, machine.backend(), path));
            assertThat(Contracts.stillWaits(machine, close)).isTrue();
            handle.cancel();
            assertThat(Contracts.soon(hold).status()).isEqualTo(995);
            assertThat(Contracts.soon(close)).isPresent();
        }
    }

    private static void closeEndsHold(Machine machine) throws Exception {
        Handle handle = open(machine, OVERLAPPED);
        CompletableFuture<Completion> hold = holding(handle);
        assertThat(Contracts.stillWaits(machine, hold)).isTrue();
        handle.close();
        assertThat(Contracts.soon(hold).status()).isEqualTo(995);
    }

    private static void holdConflict(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED);
                Handle second = open(machine, OVERLAPPED)) {
            CompletableFuture<Completion> hold = holding(handle);
            assertThat(Contracts.stillWaits(machine, hold)).isTrue();
            assertThat(Contracts.soon(holding(second)).status()).isEqualTo(33);
            handle.cancel();
            assertThat(Contracts.soon(hold).status()).isEqualTo(995);
        }
    }

    private static void holder(Machine machine) throws Exception {
        String path = machine.file("busy.txt");
        try (AutoCloseable other = machine.hold(path);
                Handle handle = open(machine, OVERLAPPED)) {
            assertThat(other).isNotNull();
            assertThat(error(() -> VolumeLock.lock(handle, machine.volume()))).isEqualTo(5);
            List<Holder> holders = machine.host().holders(machine.volume());
            assertThat(holders).extracting(Holder::process).isNotEmpty();
        }
    }
}
