package dev.tidemark.contract;

import static dev.tidemark.contract.Contracts.ALL;
import static dev.tidemark.contract.Contracts.OVERLAPPED;
import static dev.tidemark.contract.Contracts.later;
import static dev.tidemark.contract.Contracts.open;
import static dev.tidemark.contract.Contracts.query;
import static dev.tidemark.contract.Contracts.soon;
import static dev.tidemark.contract.Contracts.stillWaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.WriteHold;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a handle does with buffers, several calls at once, and calls that come too late. Stateless. */
final class HandleContracts {

    private static final int QUERY = ControlCode.FSCTL_QUERY_USN_JOURNAL.value();
    private static final int READ = ControlCode.FSCTL_READ_USN_JOURNAL.value();

    /** 0, SYNCHRONIZE, FILE_READ_ATTRIBUTES, and both with READ_CONTROL. */
    private static final int[] DIRECT = {0, 0x10_0000, 0x80, 0x12_0080};

    private static final List<ControlCode> FILE_SYSTEM = List.of(
            ControlCode.FSCTL_QUERY_USN_JOURNAL,
            ControlCode.FSCTL_GET_NTFS_VOLUME_DATA,
            ControlCode.FSCTL_IS_VOLUME_DIRTY,
            ControlCode.FSCTL_IS_VOLUME_MOUNTED);

    private HandleContracts() {}

    static List<Case> all() {
        return List.of(
                Case.of("an answer begins at the position of its buffer", HandleContracts::position),
                Case.of("two calls wait on one overlapped handle", HandleContracts::twoAtOnce),
                Case.of("a cancel ends everything that waits on a handle", HandleContracts::cancelsAll),
                Case.of("an overlapped call that fails at once tells its NTSTATUS", HandleContracts::failsAtOnce),
                Case.of("a closed handle answers 6, and closes once", HandleContracts::closed),
                Case.of("a hold on a synchronous handle is cancelled too", HandleContracts::synchronousHold),
                Case.of("a hold needs read and write access: 5", HandleContracts::holdAccess),
                Case.of(
                        "a volume opened without data access answers no file-system code: 1",
                        HandleContracts::directOpen),
                Case.of(
                        "the least data access to a volume reaches its file system",
                        HandleContracts::reachesFileSystem),
                Case.of("nothing that was cancelled stays behind", HandleContracts::quarantine));
    }

    private static void position(Machine machine) throws Exception {
        try (Handle handle = open(machine, OpenMode.READ_JOURNAL)) {
            ByteBuffer out = machine.backend().allocate(96).position(16);
            Completion done = handle.control(QUERY, null, out);
            assertThat(done).isEqualTo(new Completion(0, 80));
            assertThat(out.position()).isEqualTo(16);
            assertThat(out.getLong(0)).isZero();
            assertThat(out.getLong(16)).isEqualTo(query(machine).journalId());
        }
    }

    /** A read of the journal's end, which waits. */
    private static CompletableFuture<Integer> waiting(Machine machine, Handle handle) throws Exception {
        JournalData journal = query(machine);
        ByteBuffer in = machine.backend().allocate(40);
        in.putLong(journal.nextUsn())
                .putInt(ALL)
                .putInt(0)
                .putLong(0)
                .putLong(1)
                .putLong(journal.journalId());
        ByteBuffer out = machine.backend().allocate(4096);
        return later(() -> handle.control(READ, in.flip(), out).status());
    }

    private static void twoAtOnce(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            CompletableFuture<Integer> first = waiting(machine, handle);
            CompletableFuture<Integer> second = waiting(machine, handle);
            assertThat(stillWaits(machine, first, second)).isTrue();
            machine.record("both.txt");
            assertThat(soon(first)).isZero();
            assertThat(soon(second)).isZero();
        }
    }

    private static void cancelsAll(Machine machine) throws Exception {
        try (Handle handle = open(machine, OVERLAPPED)) {
            CompletableFuture<Integer> first = waiting(machine, handle);
            CompletableFuture<Integer> second = waiting(machine, handle);
            assertThat(stillWaits(machine, first, second)).isTrue();
            handle.cancel();
            assertThat(soon(first)).isEqualTo(995);
            assertThat(soon(second)).isEqualTo(995);
        }
    }

    /** OVERLAPPED.Internal still says that it is pending then. */
    private static void failsAtOnce(Machine machine) throws Exception {
        try (Handle handle = open(machine, OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED))) {
            Completion done = handle.control(ControlCode.FSCTL_UNLOCK_VOLUME.value(), null, null);
            assertThat(done.status()).isEqualTo(NtStatus.STATUS_NOT_LOCKED.win32());
            assertThat(done.detail().ntStatus()).isEqualTo(NtStatus.STATUS_NOT_LOCKED.value());
        }
    }

    private static void closed(Machine machine) throws Exception {
        Handle handle = open(machine, OpenMode.READ_JOURNAL);
        handle.close();
        handle.close();
        assertThat(handle.control(QUERY, null, machine.backend().allocate(80))).isEqualTo(Completion.failed(6));
        assertThat(handle.flush().status()).isEqualTo(6);
        handle.cancel();
    }

    private static void synchronousHold(Machine machine) throws Exception {
        try (Handle handle = open(machine, OpenMode.ACT)) {
            CompletableFuture<Integer> held =
                    later(() -> WriteHold.hold(handle, null).status());
            assertThat(stillWaits(machine, held)).isTrue();
            handle.cancel();
            assertThat(soon(held)).isEqualTo(995);
        }
    }

    private static void holdAccess(Machine machine) throws Exception {
        try (Handle handle = open(machine, OpenMode.VOLUME_FACTS)) {
            assertThat(WriteHold.hold(handle, null).status()).isEqualTo(5);
        }
    }

    /** IoGetRelatedDeviceObject: such an open is one of the storage device. */
    private static void directOpen(Machine machine) throws Exception {
        for (int access : DIRECT) {
            OpenMode mode = new OpenMode(access, OpenMode.VOLUME_FACTS.share(), 0, 64);
            try (Handle handle = open(machine, mode)) {
                for (ControlCode code : FILE_SYSTEM) {
                    ByteBuffer out = machine.backend().allocate(128);
                    assertThat(handle.control(code.value(), null, out).status())
                            .as("%s with access 0x%X", code, access)
                            .isEqualTo(1);
                }
            }
        }
    }

    private static void reachesFileSystem(Machine machine) throws Exception {
        try (Handle handle = open(machine, OpenMode.VOLUME_FACTS)) {
            for (ControlCode code : FILE_SYSTEM) {
                ByteBuffer out = machine.backend().allocate(128);
                assertThat(handle.control(code.value(), null, out).ok())
                        .as(code.name())
                        .isTrue();
            }
        }
    }

    private static void quarantine(Machine machine) {
        assertThat(machine.backend().quarantined()).isZero();
    }
}
