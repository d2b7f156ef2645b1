package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. One simulated volume: its names, its journal, and its answers to control codes. */
public final class SimulatedVolume {

    private static final long CLUSTER = 4096;
    private static final long DELETION_POLL_MILLIS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final VolumeFacts facts;
    private final SimulatedJournal journal;
    private final SimulatedFiles files;
    private final JournalAnswers answers;
    private final JournalReads reads;
    private final FileTable table;
    private final Leaks leaks;
    private boolean pulledOut;

    SimulatedVolume(VolumeFacts facts, InstantSource clock, Leaks leaks) {
        this.facts = facts;
        this.leaks = leaks;
        boolean wide = facts.fileSystem().equals("ReFS");
        this.files = new SimulatedFiles(this, wide);
        this.journal = new SimulatedJournal(lock, clock, wide, files);
        this.answers = new JournalAnswers(journal);
        this.reads = new JournalReads(journal, leaks, () -> pulledOut);
        this.table = new FileTable(files, wide);
    }

    public VolumeFacts facts() {
        return facts;
    }

    public SimulatedFiles files() {
        return files;
    }

    public SimulatedJournal journal() {
        return journal;
    }

    ReentrantLock lock() {
        return lock;
    }

    Leaks leaks() {
        return leaks;
    }

    /** Takes the volume away, or brings it back: its handles then answer 1167. */
    public void pullOut(boolean out) {
        lock.lock();
        try {
            pulledOut = out;
            journal.changed().signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isPulledOut() {
        lock.lock();
        try {
            return pulledOut;
        } finally {
            lock.unlock();
        }
    }

    /** Ends as a power failure does and mounts again: files that were open get their close record now. */
    public void crashAndRemount() {
        lock.lock();
        try {
            files.closeAfterCrash();
        } finally {
            lock.unlock();
        }
    }

    // --- control codes

    Completion control(SimulatedHandle handle, int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        lock.lock();
        try {
            if (pulledOut) {
                return Completion.failed(Win32Error.ERROR_DEVICE_NOT_CONNECTED.code());
            }
            Optional<ControlCode> known = ControlCode.of(code);
            boolean onVolume = handle.file() == null;
            if (known.isEmpty() || !facts.journalCapable()) {
                return Completion.failed(
                        onVolume ? Win32Error.ERROR_INVALID_FUNCTION.code() : Win32Error.ERROR_NOT_SUPPORTED.code());
            }
            return answer(handle, known.get(), in, out);
        } finally {
            lock.unlock();
        }
    }

    private Completion answer(
            SimulatedHandle handle, ControlCode code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        return switch (code) {
            case FSCTL_QUERY_USN_JOURNAL -> answers.query(out);
            case FSCTL_READ_USN_JOURNAL ->
                handle.mode().reads()
                        ? reads.read(handle, in, out)
                        : Completion.failed(Win32Error.ERROR_ACCESS_DENIED.code());
            case FSCTL_CREATE_USN_JOURNAL -> answers.create(in);
            case FSCTL_DELETE_USN_JOURNAL -> delete(handle, in);
            case FSCTL_ENUM_USN_DATA -> table.enumerate(in, out);
            case FSCTL_READ_FILE_USN_DATA -> table.ofFile(handle.file(), in, out);
            case FSCTL_WRITE_USN_CLOSE_RECORD -> closeRecord(handle.file(), out);
            case FSCTL_USN_TRACK_MODIFIED_RANGES -> answers.track(in, out);
            case FSCTL_GET_NTFS_VOLUME_DATA -> volumeData(out);
            case FSCTL_IS_VOLUME_MOUNTED -> Completion.DONE;
            default -> Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        };
    }

    private Completion delete(SimulatedHandle handle, @Nullable ByteBuffer in) {
        Completion done = answers.delete(in);
        int cancels = handle.cancels();
        boolean waits = done.ok() && JournalAnswers.waitsForDeletion(in);
        leaks.waits();
        try {
            while (waits && Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.is(journal.status())) {
                if (handle.cancels() != cancels) {
                    return Completion.failed(Win32Error.ERROR_OPERATION_ABORTED.code());
                }
                waits = sleep();
                if (pulledOut) {
                    return Completion.failed(Win32Error.ERROR_DEVICE_NOT_CONNECTED.code());
                }
            }
            return done;
        } finally {
            leaks.wentOn();
        }
    }

    /** Keeps a call waiting; true when it was cancelled meanwhile. */
    boolean late(SimulatedHandle handle, long millis) {
        if (millis <= 0) {
            return false;
        }
        lock.lock();
        leaks.waits();
        try {
            int cancels = handle.cancels();
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && handle.cancels() == cancels) {
                left = journal.changed().awaitNanos(left);
            }
            return handle.cancels() != cancels;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            leaks.wentOn();
            lock.unlock();
        }
    }

    private boolean sleep() {
        try {
            journal.changed().await(DELETION_POLL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Logs what is pending with CLOSE, even when nothing is; the reasons then begin anew. */
    private Completion closeRecord(@Nullable SimulatedFile file, @Nullable ByteBuffer out) {
        if (file == null || out == null || out.remaining() < Long.BYTES) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        int status = journal.status();
        if (status != Win32Error.SUCCESS) {
            return Completion.failed(status);
        }
        journal.log(file, file.pending | Reason.CLOSE.bit());
        file.closed();
        out.putLong(out.position(), file.lastUsn);
        return new Completion(Win32Error.SUCCESS, Long.BYTES);
    }

    private Completion volumeData(@Nullable ByteBuffer out) {
        Layout layout = Layouts.NTFS_VOLUME_DATA_BUFFER;
        if (!facts.fileSystem().equals("NTFS")) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        if (out == null || out.remaining() < layout.size()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        int at = out.position();
        out.putLong(at + layout.offset("VolumeSerialNumber"), facts.serial());
        out.putLong(at + layout.offset("NumberSectors"), facts.size() / 512);
        out.putLong(at + layout.offset("TotalClusters"), facts.size() / CLUSTER);
        out.putLong(at + layout.offset("FreeClusters"), facts.free() / CLUSTER);
        out.putLong(at + layout.offset("TotalReserved"), 1024);
        out.putInt(at + layout.offset("BytesPerSector"), 512);
        out.putInt(at + layout.offset("BytesPerCluster"), (int) CLUSTER);
        out.putInt(at + layout.offset("BytesPerFileRecordSegment"), 1024);
        out.putInt(at + layout.offset("ClustersPerFileRecordSegment"), 0);
        out.putLong(at + layout.offset("MftValidDataLength"), 256L << 20);
        out.putLong(at + layout.offset("MftStartLcn"), 786_432);
        out.putLong(at + layout.offset("Mft2StartLcn"), 2);
        out.putLong(at + layout.offset("MftZoneStart"), 851_968);
        out.putLong(at + layout.offset("MftZoneEnd"), 904_192);
        return new Completion(Win32Error.SUCCESS, layout.size() + extended(out, at + layout.size()));
    }

    /** The NTFS version, 3.1, when there is room for it. */
    private static int extended(ByteBuffer out, int at) {
        Layout layout = Layouts.NTFS_EXTENDED_VOLUME_DATA;
        if (out.limit() - at < layout.size()) {
            return 0;
        }
        out.putInt(at + layout.offset("ByteCount"), layout.size());
        out.putShort(at + layout.offset("MajorVersion"), (short) 3);
        out.putShort(at + layout.offset("MinorVersion"), (short) 1);
        return layout.size();
    }
}
