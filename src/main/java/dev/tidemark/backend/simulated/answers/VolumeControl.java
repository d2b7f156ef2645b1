package dev.tidemark.backend.simulated.answers;

import static dev.tidemark.backend.StorageLayouts.STORAGE_DEVICE_RESILIENCY_DESCRIPTOR;
import static dev.tidemark.backend.StorageLayouts.STORAGE_PROPERTY_QUERY;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.StorageLayouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands each control code to who answers it. Under the volume's monitor. */
final class VolumeControl {

    private static final Completion ABORTED = Completion.failed(Win32Error.ERROR_OPERATION_ABORTED.code());

    private final SimulatedVolume volume;
    private final HandleValidity validity;
    private final CallWaits waits;
    private final LockAnswers locks;
    private final HoldAnswers hold;
    private final JournalAnswers answers;
    private final JournalReads reads;
    private final FileTableAnswers table;
    private final VolumeAnswers facts;
    private final Marks marks;
    private final CloseRecords closeRecords;

    VolumeControl(
            SimulatedVolume volume, MachineState machine, HandleValidity validity, CallWaits waits, LockAnswers locks) {
        SimulatedJournal journal = volume.journal();
        this.volume = volume;
        this.validity = validity;
        this.waits = waits;
        this.locks = locks;
        this.hold = new HoldAnswers(volume, machine, validity);
        this.answers = new JournalAnswers(journal);
        this.reads = new JournalReads(volume, machine.counters(), validity);
        this.table = new FileTableAnswers(volume.files(), journal.has128BitIds());
        this.facts = new VolumeAnswers(volume);
        this.marks = new Marks(volume, machine);
        this.closeRecords = new CloseRecords(volume.mountedFacts(), journal, hold);
    }

    Completion answer(ControlCall call, ControlCode code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        return switch (code) {
            case FSCTL_QUERY_USN_JOURNAL -> answers.query(out);
            case FSCTL_READ_USN_JOURNAL -> reads.read(call, in, out, false);
            case FSCTL_READ_UNPRIVILEGED_USN_JOURNAL -> readLimited(call, in, out);
            case FSCTL_CREATE_USN_JOURNAL -> changing(call, () -> create(in));
            case FSCTL_DELETE_USN_JOURNAL -> changing(call, () -> delete(call, in));
            case FSCTL_USN_TRACK_MODIFIED_RANGES -> changing(call, () -> answers.track(in, out));
            case FSCTL_ENUM_USN_DATA -> table.enumerate(in, out);
            case FSCTL_READ_FILE_USN_DATA -> table.ofFile(call.open(), in, out);
            case FSCTL_WRITE_USN_CLOSE_RECORD -> closeRecords.write(call, out);
            case FSCTL_MARK_HANDLE -> marks.mark(call, in);
            case FSCTL_LOCK_VOLUME -> locks.lock(call.handle());
            case FSCTL_UNLOCK_VOLUME -> locks.unlock(call.handle());
            case FSCTL_DISMOUNT_VOLUME -> locks.dismount(call.handle());
            case FSCTL_IS_VOLUME_MOUNTED -> Completion.DONE;
            case FSCTL_IS_VOLUME_DIRTY -> facts.dirty(out);
            case FSCTL_GET_NTFS_VOLUME_DATA -> facts.ntfs(out);
            case FSCTL_QUERY_PERSISTENT_VOLUME_STATE -> facts.persistentState(in, out);
            case IOCTL_STORAGE_QUERY_PROPERTY -> storage(in, out);
            case IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS -> facts.shadowCopies(out);
            case IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES -> hold.hold(call, in);
            case IOCTL_VOLSNAP_RELEASE_WRITES -> hold.release();
        };
    }

    /** Held writes hold those of the journal too. */
    private Completion changing(ControlCall call, Supplier<Completion> change) {
        int refused = hold.pass(call);
        return refused == Win32Error.SUCCESS ? change.get() : Completion.failed(refused);
    }

    /** The copies that the storage keeps; a volume with one is no redundant storage space, and tells nothing. */
    private Completion storage(@Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        boolean asked = in != null
                && in.remaining() >= STORAGE_PROPERTY_QUERY.size()
                && in.getInt(in.position()) == StorageLayouts.RESILIENCY_PROPERTY;
        if (!asked || volume.copies() < 2) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        if (out == null || out.remaining() < STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.size()) {
            return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
        }
        int at = out.position();
        out.putInt(
                at + STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.offset("Size"), STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.size());
        out.putInt(at + STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.offset("NumberOfLogicalCopies"), 1);
        out.putInt(at + STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.offset("NumberOfPhysicalCopies"), volume.copies());
        return new Completion(Win32Error.SUCCESS, STORAGE_DEVICE_RESILIENCY_DESCRIPTOR.size());
    }

    private Completion create(@Nullable ByteBuffer in) {
        return volume.mountedFacts().readOnly()
                ? Completion.failed(Win32Error.ERROR_WRITE_PROTECT.code())
                : answers.create(in);
    }

    /** Without rights a journal is read through the volume or its root directory, and no names are told. */
    private Completion readLimited(ControlCall call, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        SimulatedOpen open = call.open();
        return open == null || open.file() == volume.files().root()
                ? reads.read(call, in, out, true)
                : Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
    }

    private Completion delete(ControlCall call, @Nullable ByteBuffer in) {
        Completion done = answers.delete(in);
        if (!done.ok() || !JournalAnswers.waitsForDeletion(in)) {
            return done;
        }
        SimulatedJournal journal = volume.journal();
        boolean gone = waits.poll(
                call,
                () -> validity.gone(call.handle()) == Win32Error.SUCCESS
                        && Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.is(journal.status()));
        return gone ? new Completion(validity.gone(call.handle()), 0) : ABORTED;
    }
}
