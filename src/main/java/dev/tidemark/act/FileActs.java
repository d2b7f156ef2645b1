package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.CloseRecord;
import dev.tidemark.volume.FileUsnData;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import dev.tidemark.volume.StorageCopies;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is done to one file or directory. Safe from any thread; every method may wait. */
public final class FileActs {

    /** Flushing needs write access ({@code FlushFileBuffers}). */
    private static final OpenMode WRITE = new OpenMode(OpenMode.GENERIC_WRITE, OpenMode.SHARE_ALL, 0, 64);

    private static final int ALL_REASONS = -1;

    private final ActRunner runner;
    private final HeldThings held;

    FileActs(ActRunner runner, HeldThings held) {
        this.runner = runner;
        this.held = held;
    }

    /**
     * A close record that was written.
     *
     * @param usn its USN, empty when the volume did not tell
     * @param journalId the journal it is in, empty when that could not be asked
     * @param reasons what it carried, empty when it could not be read back
     */
    public record Closed(Act act, OptionalLong usn, OptionalLong journalId, OptionalInt reasons) {}

    /**
     * Forces a close record for a file or directory ({@code FSCTL_WRITE_USN_CLOSE_RECORD}).
     *
     * @param flushFirst whether to flush the file before, so that fewer lazy writes come after
     */
    public Closed closeRecord(FileTarget file, boolean flushFirst) throws ActFailedException {
        return runner.run(ActKind.CLOSE_RECORD, file.on(), file.describe(), (act, traced) -> {
            try (Handle handle = open(file, traced, flushFirst ? WRITE : OpenMode.FACTS)) {
                return closed(act, traced, file, handle, flushFirst);
            }
        });
    }

    private static Closed closed(Act act, Backend traced, FileTarget file, Handle handle, boolean flushFirst)
            throws Win32Exception {
        if (flushFirst) {
            Completion flushed = handle.flush();
            if (!flushed.ok()) {
                throw flushed.failure("FlushFileBuffers", file.describe());
            }
        }
        OptionalLong usn = CloseRecord.write(handle, traced, file.describe());
        Optional<JournalData> journal = ActRunner.journal(traced, file.volume());
        OptionalInt reasons = OptionalInt.empty();
        if (usn.isPresent() && journal.isPresent()) {
            long id = journal.get().journalId();
            long at = usn.getAsLong();
            act.caused(new AttributionScope(file.volume(), id, at, at + 1, null, 0, true));
            reasons = reasonsAt(traced, file.volume(), id, at);
        }
        return new Closed(
                act, usn, journal.stream().mapToLong(JournalData::journalId).findFirst(), reasons);
    }

    /** The reasons of the record at a USN; empty when it cannot be read, which takes rights that the act does not. */
    private static OptionalInt reasonsAt(Backend traced, String volume, long journalId, long usn) {
        try (JournalReader reader = new JournalReader(traced, volume)) {
            ByteBuffer records = reader.read(new ReadRequest(usn, ALL_REASONS, false, 0, 0, journalId, 2, 3, true))
                    .records();
            boolean there = records.remaining() >= RecordBytes.HEADER_SIZE
                    && RecordBytes.hasTimeAndName(RecordBytes.majorVersion(records, records.position()))
                    && RecordBytes.usn(records, records.position()) == usn;
            return there ? OptionalInt.of(RecordBytes.reason(records, records.position())) : OptionalInt.empty();
        } catch (Win32Exception e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Reads a file's last USN and what it is called now ({@code FSCTL_READ_FILE_USN_DATA}).
     *
     * @param maxMajorVersion 2, or 3 for 128-bit ids
     */
    public FileUsnData readFileUsn(FileTarget file, int maxMajorVersion) throws ActFailedException {
        return runner.run(ActKind.READ_FILE_USN, file.on(), file.describe(), (act, traced) -> {
            try (Handle handle = open(file, traced, OpenMode.FACTS)) {
                return FileUsnData.read(handle, traced, file.describe(), maxMajorVersion);
            }
        });
    }

    /** What a target is, and how many copies the storage below keeps. Asks both, for which the gate must be open. */
    public MarkRules.Looked look(FileTarget target) {
        return new MarkRules.Looked(kindOf(target), copies(target));
    }

    private OptionalInt copies(FileTarget target) {
        try {
            Backend asking = runner.asking(ActKind.MARK_HANDLE, target.describe());
            try (Handle device = asking.openVolume(target.volume(), OpenMode.DEVICE_FACTS)) {
                return StorageCopies.of(device, asking);
            }
        } catch (Win32Exception e) {
            return OptionalInt.empty();
        }
    }

    /**
     * What a target is. A directory is known by asking for its USN data; what cannot be asked is taken for a file.
     */
    public MarkRules.On kindOf(FileTarget target) {
        if (target instanceof FileTarget.TheVolume) {
            return MarkRules.On.VOLUME;
        }
        try {
            return kindOf(runner.asking(ActKind.MARK_HANDLE, target.describe()), target);
        } catch (Win32Exception e) {
            return MarkRules.On.FILE;
        }
    }

    private static MarkRules.On kindOf(Backend traced, FileTarget target) throws Win32Exception {
        try (Handle handle = target.open(traced, OpenMode.FACTS)) {
            int attributes =
                    FileUsnData.read(handle, traced, target.describe(), 3).attributes();
            return (attributes & FileAttribute.DIRECTORY.bit()) != 0 ? MarkRules.On.DIRECTORY : MarkRules.On.FILE;
        }
    }

    /** Why nothing can be sent as a 32-bit program sends it, in words; empty when it can. */
    public Optional<String> narrowObstacle() {
        Backend backend = runner.backend();
        return backend.takesCallerWidth() || backend.narrowCaller().isPresent()
                ? Optional.empty()
                : Optional.of(Messages.text("mark.not.narrow"));
    }

    /**
     * Marks a handle of the file ({@code FSCTL_MARK_HANDLE}) and keeps it open until it is released.
     *
     * @param sourceInfo source information, or the copy to read when the flags say so
     * @param handleInfo the {@code MARK_HANDLE_} flags
     * @param callerWidth 64, or 32 to send what a 32-bit program sends
     */
    public MarkedHandle mark(FileTarget file, int sourceInfo, int handleInfo, int callerWidth)
            throws ActFailedException {
        Act act = runner.begin(ActKind.MARK_HANDLE, file.on(), file.describe());
        Marking marking = new Marking(runner.host(), file, sourceInfo, handleInfo, callerWidth);
        MarkedHandle marked = runner.attempt(act, (running, traced) -> {
            Handle handle = marking.run(traced);
            try {
                openEffect(running, traced, file, handle, HandleInfo.readsCopy(handleInfo) ? 0 : sourceInfo);
                return new MarkedHandle(running, runner, held::remove, file, handle, sourceInfo, handleInfo);
            } catch (RuntimeException e) {
                handle.close();
                throw e;
            }
        });
        held.add(marked);
        return marked;
    }

    private Handle open(FileTarget file, Backend traced, OpenMode mode) throws Win32Exception {
        return Marking.past(runner.host(), file, traced, mode);
    }

    private static void openEffect(Act act, Backend traced, FileTarget file, Handle handle, int sourceInfo) {
        FileId id = idOf(traced, file, handle);
        ActRunner.journal(traced, file.volume())
                .ifPresent(journal -> act.caused(new AttributionScope(
                        file.volume(), journal.journalId(), journal.nextUsn(), Long.MAX_VALUE, id, sourceInfo, false)));
    }

    private static @Nullable FileId idOf(Backend traced, FileTarget file, Handle handle) {
        if (file instanceof FileTarget.ById known) {
            return known.id();
        }
        try {
            return FileUsnData.read(handle, traced, file.describe(), 3).file();
        } catch (Win32Exception e) {
            return null;
        }
    }
}
