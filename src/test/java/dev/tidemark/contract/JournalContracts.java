package dev.tidemark.contract;

import static dev.tidemark.contract.Contracts.error;
import static dev.tidemark.contract.Contracts.open;
import static dev.tidemark.contract.Contracts.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How a journal is asked for, created, resized and deleted. Stateless. */
final class JournalContracts {

    private static final long MIB = 1 << 20;

    private JournalContracts() {}

    static List<Case> all() {
        return List.of(
                Case.of("a query answers in the version that its room takes", JournalContracts::queryVersions),
                Case.of("a query without room for the first version is refused", JournalContracts::queryTooSmall),
                Case.of("a query tells a journal that reaches from first to next USN", JournalContracts::queryRange),
                Case.of("creating an active journal gives it other sizes and the same id", JournalContracts::resize),
                Case.of("a deleted journal is not active: 1179", JournalContracts::delete),
                Case.of("a journal created after a deletion has another id", JournalContracts::newId),
                Case.of("a wrong id deletes nothing: 87", JournalContracts::wrongId),
                Case.of("waiting for a deletion returns when it has ended", JournalContracts::waitForDeletion),
                Case.of(
                        "during a deletion everything ends in 1178",
                        JournalContracts::duringDeletion,
                        Ability.SLOW_DELETION),
                Case.of(
                        "waiting for a deletion can be cancelled, and it goes on",
                        JournalContracts::cancelWaiting,
                        Ability.SLOW_DELETION),
                Case.of("ranges are tracked from a USN on", JournalContracts::trackRanges, Ability.RANGE_TRACKING),
                Case.of("tracked sizes may only be lowered: 87", JournalContracts::lowerOnly, Ability.RANGE_TRACKING));
    }

    private static void queryVersions(Machine machine) throws Exception {
        for (int size : new int[] {56, 64, 80}) {
            assertThat(answer(machine, size).bytesReturned()).isEqualTo(size);
        }
        assertThat(query(machine).maxMajorVersion()).isPresent();
    }

    private static Completion answer(Machine machine, int room) throws Exception {
        try (Handle handle = open(machine, OpenMode.READ_JOURNAL)) {
            ByteBuffer out = machine.backend().allocate(room);
            return handle.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, out);
        }
    }

    private static void queryTooSmall(Machine machine) throws Exception {
        assertThat(answer(machine, 55).status()).isIn(87, 122);
    }

    private static void queryRange(Machine machine) throws Exception {
        JournalData before = query(machine);
        machine.record("one.txt");
        JournalData after = query(machine);
        assertThat(after.journalId()).isEqualTo(before.journalId());
        assertThat(after.nextUsn()).isGreaterThan(before.nextUsn());
        assertThat(after.firstUsn()).isLessThan(after.nextUsn());
        assertThat(after.lowestValidUsn()).isLessThanOrEqualTo(after.firstUsn());
    }

    private static void create(Machine machine, long maximumSize, long allocationDelta) throws Exception {
        try (Handle handle = open(machine, OpenMode.ACT)) {
            JournalControl.create(handle, machine.backend(), machine.volume(), maximumSize, allocationDelta);
        }
    }

    private static void delete(Machine machine, long id, int flags) throws Exception {
        try (Handle handle = open(machine, OpenMode.ACT)) {
            JournalControl.delete(handle, machine.backend(), machine.volume(), id, flags);
        }
    }

    private static void deleteAndWait(Machine machine) throws Exception {
        delete(machine, query(machine).journalId(), JournalControl.DELETE | JournalControl.NOTIFY);
    }

    private static void resize(Machine machine) throws Exception {
        JournalData before = query(machine);
        create(machine, 24 * MIB, 4 * MIB);
        JournalData after = query(machine);
        assertThat(after.journalId()).isEqualTo(before.journalId());
        assertThat(after.nextUsn()).isEqualTo(before.nextUsn());
        assertThat(after.maximumSize()).isEqualTo(24 * MIB);
        assertThat(after.allocationDelta()).isEqualTo(4 * MIB);
    }

    private static void delete(Machine machine) throws Exception {
        deleteAndWait(machine);
        assertThat(error(() -> query(machine))).isEqualTo(1179);
    }

    private static void newId(Machine machine) throws Exception {
        long before = query(machine).journalId();
        deleteAndWait(machine);
        create(machine, 32 * MIB, 8 * MIB);
        assertThat(query(machine).journalId()).isNotEqualTo(before);
    }

    private static void wrongId(Machine machine) throws Exception {
        long id = query(machine).journalId();
        assertThat(error(() -> delete(machine, id + 1, JournalControl.DELETE))).isEqualTo(87);
        assertThat(query(machine).journalId()).isEqualTo(id);
    }

    private static void waitForDeletion(Machine machine) throws Exception {
        CompletableFuture<Boolean> deletion = Contracts.later(() -> {
            deleteAndWait(machine);
            return true;
        });
        assertThat(Contracts.soon(deletion)).isTrue();
        assertThat(error(() -> query(machine))).isEqualTo(1179);
    }

    private static void duringDeletion(Machine machine) throws Exception {
        machine.deletionTakes(3_600_000);
        JournalData journal = query(machine);
        delete(machine, journal.journalId(), JournalControl.DELETE);
        assertThat(error(() -> query(machine))).isEqualTo(1178);
        assertThat(error(() -> create(machine, MIB, MIB))).isEqualTo(1178);
        assertThat(error(() -> Contracts.read(machine, Contracts.from(0, journal))))
                .isEqualTo(1178);
    }

    private static void cancelWaiting(Machine machine) throws Exception {
        machine.deletionTakes(3_600_000);
        long id = query(machine).journalId();
        Backend backend = machine.backend();
        try (Handle handle = open(machine, Contracts.OVERLAPPED)) {
            CompletableFuture<Integer> waiting =
                    Contracts.later(() -> error(() -> JournalControl.delete(handle, backend, machine.volume(), id, 3)));
            assertThat(Contracts.stillWaits(machine, waiting)).isTrue();
            handle.cancel();
            assertThat(Contracts.soon(waiting)).isEqualTo(995);
        }
        assertThat(error(() -> query(machine))).isEqualTo(1178);
    }

    private static void track(Machine machine, long chunk, long threshold) throws Exception {
        try (Handle handle = open(machine, OpenMode.ACT)) {
            assertThat(JournalControl.trackRanges(handle, machine.backend(), machine.volume(), chunk, threshold))
                    .isPresent();
        }
    }

    private static void trackRanges(Machine machine) throws Exception {
        track(machine, 16_384, MIB);
        assertThat(query(machine).flags()).hasValue(1);
        assertThat(query(machine).rangeTrackChunkSize()).hasValue(16_384);
        assertThat(query(machine).rangeTrackFileSizeThreshold()).hasValue(MIB);
    }

    private static void lowerOnly(Machine machine) throws Exception {
        track(machine, 16_384, MIB);
        assertThat(error(() -> track(machine, 32_768, MIB))).isEqualTo(87);
    }
}
