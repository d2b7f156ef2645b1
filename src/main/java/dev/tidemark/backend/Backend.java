package dev.tidemark.backend;

import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Volumes and handles of one computer, real or simulated. Safe from any thread; every call may block. */
public interface Backend extends AutoCloseable {

    /** A word for the window's title and the log, for example {@code Windows} or {@code Simulated}. */
    String name();

    /** The volumes there are now, in a stable order. Does not mount what is dismounted or locked. */
    List<VolumeFacts> volumes() throws Win32Exception;

    /**
     * Opens a volume for direct access ({@code \\.\X:} or {@code \\?\Volume{…}}).
     *
     * @param volume its {@link VolumeFacts#id()}
     */
    Handle openVolume(String volume, OpenMode mode) throws Win32Exception;

    /** Opens a file or directory of a volume by its path below the volume's root, for example {@code \docs\a.txt}. */
    Handle openFile(String volume, String path, OpenMode mode) throws Win32Exception;

    /** Opens a file or directory of a volume by its identifier ({@code OpenFileById}). */
    Handle openById(String volume, FileId id, OpenMode mode) throws Win32Exception;

    /** As {@link #openById(String, FileId, OpenMode)}, in a form of its own. */
    default Handle openById(String volume, FileId id, OpenMode mode, IdForm form) throws Win32Exception {
        return openById(volume, id, mode);
    }

    /** The name of a volume that has a letter, {@code \\?\Volume{…}\}, which opens it too; empty where it has none. */
    default Optional<String> ownName(String volume) {
        return Optional.empty();
    }

    /**
     * Files for checks on a volume; nothing is made before the first of them.
     *
     * @throws Win32Exception 50 where there is no such thing
     */
    default ScratchFiles scratchFiles(String volume) throws Win32Exception {
        throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "CreateFile", volume);
    }

    /**
     * Begins to watch what writers of a volume go through.
     *
     * @throws Win32Exception when a probe file cannot be made there
     */
    WriteProbe probe(String volume) throws Win32Exception;

    /**
     * Hears when others lock or dismount a volume, without keeping it from being locked.
     *
     * @param heard runs on any thread; may close handles, and must not wait
     * @throws Win32Exception when the volume is not there
     */
    default Listening listen(String volume, Consumer<VolumeEvent> heard) throws Win32Exception {
        return Listening.NONE;
    }

    /**
     * The minifilters attached to a volume, the topmost first.
     *
     * @throws Win32Exception 5 without administrator rights, 50 where the system does not tell
     */
    default List<Minifilter> minifilters(String volume) throws Win32Exception {
        throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "FilterVolumeInstanceFindFirst", volume);
    }

    /**
     * Whether an open in a mode of 32 bits acts as a 32-bit program does. Where it does not, a {@link #narrowCaller()} is needed
     * for what such programs send.
     */
    default boolean takesCallerWidth() {
        return false;
    }

    /** Who sends what 32-bit programs send; empty where there is nobody, or no need. */
    default Optional<NarrowCaller> narrowCaller() {
        return Optional.empty();
    }

    /** Faults on demand, where this backend has them. */
    default Optional<FaultInjection> faultInjection() {
        return Optional.empty();
    }

    /** Scripts that act as programs would, where this backend's files are there for that. */
    default Optional<ScriptedWorkloads> scriptedWorkloads() {
        return Optional.empty();
    }

    /**
     * Calls that were cancelled and that a driver does not let go of. They keep their handles and buffers until they
     * complete, and are never used again.
     */
    default int quarantined() {
        return 0;
    }

    /**
     * Memory for a control code: off the Java heap, little-endian, owned by the backend, so that a call that is never
     * answered can keep it. Reuse buffers; they live as long as they are reachable.
     *
     * @param size in bytes, 1 or more
     */
    ByteBuffer allocate(int size);

    @Override
    void close();
}
