package dev.tidemark.contract;

import static dev.tidemark.contract.Contracts.error;
import static dev.tidemark.contract.Contracts.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.contract.Contracts.Seen;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.CloseRecord;
import dev.tidemark.volume.FileUsnData;
import dev.tidemark.volume.HandleMark;
import java.util.List;

/** Close records, marks, and what a volume says of one file. Stateless. */
final class FileContracts {

    private static final int MARKED = SourceInfo.AUXILIARY_DATA.bit();

    private FileContracts() {}

    static List<Case> all() {
        return List.of(
                Case.of("a close record is written for a file, at the USN returned", FileContracts::closeRecord),
                Case.of("a directory gets a close record too", FileContracts::directory),
                Case.of("a volume handle gets no close record: 87", FileContracts::volumeHandle),
                Case.of("a file that is opened by its id is the same file", FileContracts::byId, Ability.OPEN_BY_ID),
                Case.of(
                        "a file in a transaction gets no close record: 6800",
                        FileContracts::transacted,
                        Ability.TRANSACTIONS),
                Case.of("a file's last USN is that of its last record", FileContracts::lastUsn),
                Case.of("a volume handle has no file data: 87", FileContracts::noFileData),
                Case.of("a file that is not there is not found: 2 or 3", FileContracts::missing),
                Case.of("a mark shows in the records of its handle, until it is closed", FileContracts::mark),
                Case.of("client replication needs no volume handle", FileContracts::clientReplication),
                Case.of("a mark with a handle of another kind for its volume is refused", FileContracts::wrongVolume),
                Case.of("flags that do not apply are refused: 87", FileContracts::flags, Ability.MARK_FLAGS),
                Case.of("a 32-bit caller marks with 12 bytes", FileContracts::narrow, Ability.CALLER_WIDTH),
                Case.of("a mark without its privilege ends in 1314", FileContracts::privilege, Ability.RIGHTS),
                Case.of("flushing a file succeeds", FileContracts::flush));
    }

    private static long close(Machine machine, Handle handle) throws Exception {
        return CloseRecord.write(handle, machine.backend(), "file").orElseThrow();
    }

    private static void closeRecord(Machine machine) throws Exception {
        String path = machine.file("closed.txt");
        try (Handle handle = file(machine, path)) {
            Seen record = Contracts.recordAt(machine, close(machine, handle));
            assertThat(record.name()).isEqualTo("closed.txt");
            assertThat(record.reason() & Reason.CLOSE.bit()).isNotZero();
        }
    }

    private static void directory(Machine machine) throws Exception {
        String path = machine.directory("a directory");
        try (Handle handle = file(machine, path)) {
            assertThat(Contracts.recordAt(machine, close(machine, handle)).name())
                    .isEqualTo("a directory");
        }
    }

    private static void volumeHandle(Machine machine) throws Exception {
        try (Handle handle = Contracts.open(machine, OpenMode.ACT)) {
            assertThat(error(() -> close(machine, handle))).isEqualTo(87);
        }
    }

    private static FileUsnData data(Machine machine, Handle handle) throws Exception {
        return FileUsnData.read(handle, machine.backend(), "file", 3);
    }

    private static void byId(Machine machine) throws Exception {
        String path = machine.file("by id.txt");
        try (Handle handle = file(machine, path)) {
            FileUsnData data = data(machine, handle);
            Backend backend = machine.backend();
            try (Handle same = backend.openById(machine.volume(), data.file(), OpenMode.FACTS)) {
                assertThat(data(machine, same).name()).isEqualTo("by id.txt");
            }
        }
    }

    private static void transacted(Machine machine) throws Exception {
        String path = machine.file("transacted.txt");
        machine.transact(path);
        try (Handle handle = file(machine, path)) {
            assertThat(error(() -> close(machine, handle))).isEqualTo(6800);
        }
    }

    private static void lastUsn(Machine machine) throws Exception {
        String path = machine.file("last.txt");
        try (Handle handle = file(machine, path)) {
            long usn = close(machine, handle);
            FileUsnData data = data(machine, handle);
            assertThat(data.usn()).isEqualTo(usn);
            assertThat(data.name()).isEqualTo("last.txt");
            assertThat(data.file().low())
                    .isEqualTo(Contracts.recordAt(machine, usn).file());
        }
    }

    private static void noFileData(Machine machine) throws Exception {
        try (Handle handle = Contracts.open(machine, OpenMode.ACT)) {
            assertThat(error(() -> data(machine, handle))).isEqualTo(87);
        }
    }

    private static void missing(Machine machine) {
        assertThat(error(() -> file(machine, "\\nobody\\nothing.txt").close())).isIn(2, 3);
        assertThat(error(() -> file(machine, "\\nothing.txt").close())).isEqualTo(2);
    }

    private static void mark(Machine machine) throws Exception {
        String path = machine.file("marked.txt");
        try (Handle handle = file(machine, path);
                Handle volume = Contracts.open(machine, OpenMode.ACT)) {
            new HandleMark(MARKED, volume.value(), 0).set(handle, machine.backend(), path, 64);
            assertThat(Contracts.recordAt(machine, close(machine, handle)).source())
                    .isEqualTo(MARKED);
        }
        try (Handle handle = file(machine, path)) {
            assertThat(Contracts.recordAt(machine, close(machine, handle)).source())
                    .isZero();
        }
    }

    private static void clientReplication(Machine machine) throws Exception {
        String path = machine.file("replicated.txt");
        int client = SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit();
        try (Handle handle = file(machine, path)) {
            new HandleMark(client, 0, 0).set(handle, machine.backend(), path, 64);
            assertThat(Contracts.recordAt(machine, close(machine, handle)).source())
                    .isEqualTo(client);
        }
    }

    private static void wrongVolume(Machine machine) throws Exception {
        String path = machine.file("marked.txt");
        try (Handle handle = file(machine, path)) {
            HandleMark mark = new HandleMark(MARKED, 0, 0);
            assertThat(error(() -> mark.set(handle, machine.backend(), path, 64)))
                    .isIn(5, 6, 87);
        }
    }

    private static void flags(Machine machine) throws Exception {
        String path = machine.file("marked.txt");
        try (Handle handle = file(machine, path)) {
            HandleMark mark = new HandleMark(0, 0, HandleInfo.SUPPRESS_VOLUME_OPEN_FLUSH.bit());
            assertThat(error(() -> mark.set(handle, machine.backend(), path, 64)))
                    .isEqualTo(87);
        }
    }

    private static void narrow(Machine machine) throws Exception {
        String path = machine.file("narrow.txt");
        OpenMode mode = new OpenMode(0, OpenMode.FACTS.share(), OpenMode.FLAG_BACKUP_SEMANTICS, 32);
        try (Handle handle = machine.backend().openFile(machine.volume(), path, mode)) {
            int client = SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit();
            new HandleMark(client, 0, 0).set(handle, machine.backend(), path, 32);
            assertThat(Contracts.recordAt(machine, close(machine, handle)).source())
                    .isEqualTo(client);
        }
    }

    private static void privilege(Machine machine) throws Exception {
        String path = machine.file("marked.txt");
        machine.rights(new Rights(true, false, false));
        try (Handle handle = file(machine, path);
                Handle volume = Contracts.open(machine, OpenMode.VOLUME_FACTS)) {
            HandleMark mark = new HandleMark(MARKED, volume.value(), 0);
            assertThat(error(() -> mark.set(handle, machine.backend(), path, 64)))
                    .isEqualTo(1314);
        }
    }

    private static void flush(Machine machine) throws Exception {
        String path = machine.file("flushed.txt");
        OpenMode mode = new OpenMode(OpenMode.GENERIC_WRITE, OpenMode.FACTS.share(), 0, 64);
        try (Handle handle = machine.backend().openFile(machine.volume(), path, mode)) {
            assertThat(handle.flush().ok()).isTrue();
        }
    }
}
