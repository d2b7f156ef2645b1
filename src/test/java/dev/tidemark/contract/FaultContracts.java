package dev.tidemark.contract;

import static dev.tidemark.contract.Contracts.error;
import static dev.tidemark.contract.Contracts.file;
import static dev.tidemark.contract.Contracts.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.contract.Contracts.Attempt;
import dev.tidemark.volume.CloseRecord;
import dev.tidemark.volume.FileUsnData;
import dev.tidemark.volume.HandleMark;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.NtfsVolumeData;
import dev.tidemark.volume.VolumeLock;
import dev.tidemark.volume.WriteHold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An error that a volume answers a control code with arrives unchanged. Stateless. */
final class FaultContracts {

    private FaultContracts() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        fault(all, ControlCode.FSCTL_QUERY_USN_JOURNAL, 1179);
        fault(all, ControlCode.FSCTL_QUERY_USN_JOURNAL, 1178);
        fault(all, ControlCode.FSCTL_READ_USN_JOURNAL, 1181);
        fault(all, ControlCode.FSCTL_READ_USN_JOURNAL, 5);
        fault(all, ControlCode.FSCTL_CREATE_USN_JOURNAL, 19);
        fault(all, ControlCode.FSCTL_DELETE_USN_JOURNAL, 1178);
        fault(all, ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD, 19);
        fault(all, ControlCode.FSCTL_MARK_HANDLE, 1314);
        fault(all, ControlCode.FSCTL_READ_FILE_USN_DATA, 50);
        fault(all, ControlCode.FSCTL_LOCK_VOLUME, 5);
        fault(all, ControlCode.FSCTL_UNLOCK_VOLUME, 158);
        fault(all, ControlCode.FSCTL_DISMOUNT_VOLUME, 5);
        fault(all, ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, 33);
        fault(all, ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, 21);
        fault(all, ControlCode.FSCTL_GET_NTFS_VOLUME_DATA, 1);
        fault(all, ControlCode.FSCTL_ENUM_USN_DATA, 5);
        fault(all, ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES, 87);
        return all;
    }

    private static void fault(List<Case> all, ControlCode code, int error) {
        all.add(new Case(code + " that fails with " + error, Set.of(), machine -> arrives(machine, code, error)));
    }

    private static void arrives(Machine machine, ControlCode code, int expected) throws Exception {
        String path = machine.file("faulty.txt");
        JournalData journal = Contracts.query(machine);
        machine.inject(code.value(), expected);
        try (Handle volume = open(machine, Contracts.OVERLAPPED);
                Handle file = file(machine, path)) {
            assertThat(error(attempt(machine, journal, code, volume, file))).isEqualTo(expected);
        } finally {
            machine.inject(code.value(), 0);
        }
    }

    private static Attempt attempt(Machine machine, JournalData journal, ControlCode code, Handle volume, Handle file) {
        Backend backend = machine.backend();
        String name = machine.volume();
        return switch (code) {
            case FSCTL_QUERY_USN_JOURNAL -> () -> JournalControl.query(volume, backend, name);
            case FSCTL_READ_USN_JOURNAL -> () -> Contracts.read(machine, Contracts.from(0, journal));
            case FSCTL_CREATE_USN_JOURNAL -> () -> JournalControl.create(volume, backend, name, 1 << 25, 1 << 23);
            case FSCTL_DELETE_USN_JOURNAL -> () -> JournalControl.delete(volume, backend, name, journal.journalId(), 1);
            case FSCTL_WRITE_USN_CLOSE_RECORD -> () -> CloseRecord.write(file, backend, name);
            case FSCTL_MARK_HANDLE -> () -> new HandleMark(8, 0, 0).set(file, backend, name, 64);
            case FSCTL_READ_FILE_USN_DATA -> () -> FileUsnData.read(file, backend, name, 3);
            case FSCTL_LOCK_VOLUME -> () -> VolumeLock.lock(volume, name);
            case FSCTL_UNLOCK_VOLUME -> () -> VolumeLock.unlock(volume, name);
            case FSCTL_DISMOUNT_VOLUME -> () -> VolumeLock.dismount(volume, name);
            case IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES -> () -> held(volume, name);
            case FSCTL_GET_NTFS_VOLUME_DATA -> () -> NtfsVolumeData.query(volume, backend, name);
            case FSCTL_ENUM_USN_DATA ->
                () -> new dev.tidemark.volume.FileTableEnumerator(volume, backend, name, 0, Long.MAX_VALUE, 2).next();
            case FSCTL_USN_TRACK_MODIFIED_RANGES -> () -> JournalControl.trackRanges(volume, backend, name, 4096, 4096);
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static void held(Handle volume, String name) throws Win32Exception {
        int status = WriteHold.hold(volume, null).status();
        throw new Win32Exception(status, ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.name(), name);
    }
}
